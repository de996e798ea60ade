/** The letter by which a column is called, as the witnesses of an edition are: A for the base, then B, C … */
export function siglum(index: number): string {
  return index < 26 ? String.fromCodePoint(65 + index) : `${siglum(Math.floor(index / 26) - 1)}${siglum(index % 26)}`
}

/** The columns from left to right: the base, then the other members in their order. */
export function columnOrder(members: readonly string[], base: string | null): string[] {
  if (base === null || !members.includes(base)) return [...members]
  return [base, ...members.filter((id) => id !== base)]
}

/** The order after `id` became the base: it and the base before it change places. */
export function swapBase(columns: readonly string[], id: string): string[] {
  const at = columns.indexOf(id)
  if (at <= 0) return [...columns]
  return columns.map((column, index) => (index === 0 ? id : index === at ? columns[0]! : column))
}

/** The order after `id` was moved to stand before the column that is now at `index` (the length: to the end). */
export function moveColumn(columns: readonly string[], id: string, index: number): string[] {
  const from = columns.indexOf(id)
  if (from === -1) return [...columns]
  const rest = columns.filter((column) => column !== id)
  rest.splice(Math.max(0, Math.min(index > from ? index - 1 : index, rest.length)), 0, id)
  return rest
}
