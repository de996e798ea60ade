import { z } from 'zod'
import { fieldNames, fieldSchema } from './article.ts'

/** What a column of a table can be: a field, the article's words, its summary, or what tells its rows apart. */
export const columnFields = [...fieldNames, 'text', 'standfirst', 'id'] as const
export const columnFieldSchema = z.enum(columnFields)
export type ColumnField = z.infer<typeof columnFieldSchema>

/** The column (or key) of each field, by the names that stand in the file; fields without one are left out. */
export const columnMappingSchema = z.partialRecord(columnFieldSchema, z.string().min(1).max(500))
export type ColumnMapping = z.infer<typeof columnMappingSchema>

/** Stands for a column where no column holds a field: import then looks for none. */
export const noColumn = '-'

/** A mapping as import takes it literally: a field without a column has none, instead of the one that import would find. */
export function exactColumns(mapping: ColumnMapping): Record<string, string> {
  return Object.fromEntries(columnFields.map((field) => [field, mapping[field] ?? noColumn]))
}

/**
 * What makes two tables alike: the same columns, in any order, whatever the case and white space. Mappings are remembered, and
 * found again, under it.
 */
export function columnsKey(columns: readonly string[]): string {
  const names = columns.map((name) => name.normalize('NFC').replace(/\s+/gu, ' ').trim().toLowerCase())
  return JSON.stringify([...new Set(names)].toSorted())
}

/** Which table is meant: a granted file, or the file of a row of an import's report. */
export const tableSourceSchema = z.union([
  z.object({ source: z.string() }),
  z.object({ run: z.string(), item: z.int().positive() }),
])
export type TableSource = z.infer<typeof tableSourceSchema>

/** An article as it would be imported: its fields with their evidence, and the first words of its text. */
export const previewArticleSchema = z.object({
  title: fieldSchema,
  outlet: fieldSchema,
  byline: fieldSchema,
  date: fieldSchema,
  url: fieldSchema,
  language: fieldSchema,
  opening: z.string(),
  words: z.int(),
})
export type PreviewArticle = z.infer<typeof previewArticleSchema>

/**
 * A table as the mapping dialog shows it: its columns, the first rows (cells cut short), the mapping, and what it would give.
 * `how`: whether import guessed the mapping, it was remembered for these columns, or the caller gave it. `problem`: why the first
 * rows give no article, in a sentence; null when they do.
 */
export const tableLookSchema = z.object({
  name: z.string(),
  columns: z.array(z.string()),
  rows: z.array(z.array(z.string())),
  mapping: columnMappingSchema,
  how: z.enum(['guessed', 'remembered', 'given']),
  articles: z.array(previewArticleSchema),
  problem: z.string().nullable(),
})
export type TableLook = z.infer<typeof tableLookSchema>
