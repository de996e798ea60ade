import { z } from 'zod'
import {
  daysSchema,
  originalSourceSchema,
  originalViewSchema,
  sourceFolderSchema,
  verificationSchema,
} from './archive.ts'
import { articleIdSchema } from './article.ts'

/** An original of an article: the bytes under this hash, and which record of them the article is. */
const originalRef = z.object({
  article: articleIdSchema,
  sha256: z.string().regex(/^[0-9a-f]{64}$/, 'a SHA-256 is 64 hexadecimal digits'),
  record: z.string().optional(),
})

/** The methods about originals and the places where articles were met. */
export const archiveMethods = {
  /** The originals of an article, in the order in which they were met. */
  'original.sources': { input: z.object({ article: articleIdSchema }), output: z.array(originalSourceSchema) },
  /** Makes an original ready to be shown: nothing of it runs and nothing is loaded. */
  'original.open': { input: originalRef, output: originalViewSchema },
  /** The bytes as imported, as a prepared export that the shell then saves (`Host.saveExport`). */
  'original.save': { input: originalRef, output: z.object({ export: z.string(), fileName: z.string() }) },

  /** The folders inside one (by its path), or with null the roots. */
  'library.folders': {
    input: z.object({ within: z.string().max(10_000).nullable() }),
    output: z.array(sourceFolderSchema),
  },
  /** The months of a year (2020), or the days of a month (2020-02). */
  'library.days': {
    input: z.object({ within: z.string().regex(/^\d{4}(-\d{2})?$/, 'a year or a month, such as 2020 or 2020-02') }),
    output: daysSchema,
  },

  /** Starts a job that hashes every original again, with `files` also the files that they came from. */
  'verify.start': { input: z.object({ files: z.boolean().default(false) }), output: z.object({ job: z.string() }) },
  /** What the last verification of this corpus found, since it was opened; null before one has ended. */
  'verify.result': { input: z.object({}), output: verificationSchema.nullable() },
}
