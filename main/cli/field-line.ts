import type { Field, FieldName } from '../contract/article.ts'

/** One line of metadata for people: value, status, and where it came from. */
export function fieldLine(name: FieldName, { value, status, evidence }: Field): string {
  const origin = evidence === undefined ? status : `${status}: ${evidence.replaceAll(/\s+/g, ' ')}`
  return `${name.padEnd(9)} ${value ?? '–'}  (${origin})`
}
