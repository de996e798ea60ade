import { z } from 'zod'

const name = z.string().min(1).max(200)
const prepared = z.object({ export: z.string(), fileName: z.string() })
const cell = z.string().max(100_000)

/** What the window has drawn or put together, made ready for `export.save`. */
export const windowExportMethods = {
  /** A drawing: an SVG document, or the bytes of a PNG as base64. */
  'picture.export': {
    input: z.object({ name, kind: z.enum(['svg', 'png']), data: z.string().max(60_000_000) }),
    output: prepared,
  },
  /** A table, as CSV. */
  'table.export': {
    input: z.object({
      name,
      columns: z.array(cell).min(1).max(1000),
      rows: z.array(z.array(cell).max(1000)).max(200_000),
    }),
    output: prepared,
  },
}
