import type { Warning } from '../formats/format.ts'

/** Warnings about a whole file, for the first of its records that they are known at: one row of a hundred thousand says it. */
export function onceAFile(): (warnings: readonly Warning[]) => readonly Warning[] {
  const told = new Set<string>()
  return (warnings) =>
    warnings.filter(({ code }) => {
      if (told.has(code)) return false
      told.add(code)
      return true
    })
}
