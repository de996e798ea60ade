import { z } from 'zod'
import { articleIdSchema } from './article.ts'

/** One original of an article: the bytes that were met under a path, in a run. `media` is '' where it was not kept. */
export const originalSourceSchema = z.object({
  path: z.string(),
  record: z.string().optional(),
  sha256: z.string(),
  importedAt: z.string(),
  run: z.string(),
  runLabel: z.string(),
  /** In bytes. */
  size: z.int(),
  media: z.string(),
})
export type OriginalSource = z.infer<typeof originalSourceSchema>

/** How an original is shown. `pdf`: its bytes, drawn by the window; all others: a page made of it, without anything that loads. */
export const originalKinds = ['page', 'mail', 'text', 'fields', 'markup', 'document', 'pdf'] as const
export const originalKindSchema = z.enum(originalKinds)
export type OriginalKind = z.infer<typeof originalKindSchema>

/** What a page had that is not shown, because it would load something or run. */
export const leftOutSchema = z.object({
  /** Images that are not in the original itself; each has a placeholder with its words. */
  images: z.int(),
  scripts: z.int(),
  /** Style sheets, fonts and images that styles ask for. */
  styles: z.int(),
  frames: z.int(),
  /** Audio, video and plug-ins. */
  media: z.int(),
  /** Fields and buttons of forms. */
  forms: z.int(),
})
export type LeftOut = z.infer<typeof leftOutSchema>

/**
 * What should be known about how an original is shown: `paragraphs` its look is not shown, only its paragraphs; `cut` only its
 * beginning; `source` its markup is too much to be shown as a page; `unknown-kind` its bytes as text; `guessed-charset`.
 */
export const originalNoteSchema = z.enum(['paragraphs', 'cut', 'source', 'unknown-kind', 'guessed-charset'])
export type OriginalNote = z.infer<typeof originalNoteSchema>

/** An original, ready to be shown: its page (or bytes) are at `originals/<view>` until others were opened. */
export const originalViewSchema = z.object({
  view: z.string(),
  kind: originalKindSchema,
  media: z.string(),
  /** In bytes, as imported. */
  size: z.int(),
  leftOut: leftOutSchema,
  notes: z.array(originalNoteSchema),
})
export type OriginalView = z.infer<typeof originalViewSchema>

/** A folder of the places where articles were met. `label` may hold several names: folders with one folder inside are joined. */
export const sourceFolderSchema = z.object({
  path: z.string(),
  label: z.string(),
  /** A file that holds articles: an archive, a mailbox, an export. */
  container: z.boolean(),
  /** In it and below, without the bin. */
  articles: z.int(),
  /** Whether there are folders inside. */
  inner: z.boolean(),
})
export type SourceFolder = z.infer<typeof sourceFolderSchema>

/** The months of a year, or the days of a month, with their articles. `vague` counts those whose date is not as precise. */
export const daysSchema = z.object({
  days: z.array(z.object({ value: z.string(), articles: z.int() })),
  vague: z.int(),
})
export type Days = z.infer<typeof daysSchema>

/** Fixity of an original in the corpus: as imported; other bytes than were imported, or unreadable; or not there. */
export const fixitySchema = z.enum(['unchanged', 'changed', 'missing'])
export type Fixity = z.infer<typeof fixitySchema>

/**
 * How the file at a source's path stands to what was imported: the same bytes; other ones; gone; there, but it cannot be read;
 * or its place was not kept, as it was handed over as bytes (dropped on the window in a browser).
 */
export const filePresenceSchema = z.enum(['same', 'changed', 'gone', 'unreadable', 'no-path'])
export type FilePresence = z.infer<typeof filePresenceSchema>

/** An original that is not as it was imported, with the articles that it is an original of. */
export const originalFaultSchema = z.object({
  sha256: z.string(),
  state: fixitySchema,
  reason: z.string(),
  sources: z.array(z.object({ article: articleIdSchema, path: z.string(), record: z.string().optional() })),
})
export type OriginalFault = z.infer<typeof originalFaultSchema>

/** A source whose file is not as it was imported. */
export const fileFaultSchema = z.object({
  article: articleIdSchema,
  path: z.string(),
  record: z.string().optional(),
  state: filePresenceSchema,
  reason: z.string(),
})
export type FileFault = z.infer<typeof fileFaultSchema>

/** What `verify` found. Originals: checked = unchanged + changed + missing. `complete` is false when it was cancelled. */
export const verificationSchema = z.object({
  corpus: z.string(),
  startedAt: z.string(),
  endedAt: z.string(),
  complete: z.boolean(),
  originals: z.object({
    checked: z.int(),
    /** Bytes of the originals that were hashed. */
    bytes: z.number(),
    unchanged: z.int(),
    changed: z.int(),
    missing: z.int(),
    faults: z.array(originalFaultSchema),
  }),
  /** Only where it was asked for. */
  files: z
    .object({
      checked: z.int(),
      same: z.int(),
      changed: z.int(),
      gone: z.int(),
      unreadable: z.int(),
      noPath: z.int(),
      faults: z.array(fileFaultSchema),
    })
    .optional(),
})
export type Verification = z.infer<typeof verificationSchema>
