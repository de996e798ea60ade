import { z } from 'zod'

/** A file or folder that the researcher handed over. `id` is a grant minted by the host: the page never sees or sends a path. */
export const sourceRefSchema = z.object({
  id: z.string(),
  name: z.string(),
  size: z.number().optional(),
  kind: z.enum(['file', 'folder']),
})
export type SourceRef = z.infer<typeof sourceRefSchema>

/** What this shell can do. What is missing has another way in the window, never a button that does nothing. */
export const capabilitiesSchema = z.object({
  /** The system's own file dialog and menu bar (Electron). */
  nativeDialogs: z.boolean(),
  nativeMenu: z.boolean(),
  /** Paths may be typed (the loopback shell: the server is this computer). */
  typedPaths: z.boolean(),
  /** Dropped files come as bytes over HTTP instead of by path. */
  uploads: z.boolean(),
  /** A file can be shown in the system's file manager. */
  showsFolders: z.boolean(),
})

export const appInfoSchema = z.object({
  version: z.string(),
  shell: z.enum(['electron', 'loopback']),
  platform: z.enum(['darwin', 'win32', 'linux']),
  capabilities: capabilitiesSchema,
})
export type AppInfo = z.infer<typeof appInfoSchema>

/** Settings of this computer, not of a corpus. Pane sizes are percentages of the window's width. */
export const settingsSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  panes: z
    .object({
      library: z.number(),
      list: z.number(),
      reader: z.number(),
      /** The original beside the text; the other panes share the rest. */
      original: z.number().default(40),
    })
    .default({ library: 18, list: 37, reader: 45, original: 40 }),
  sort: z.object({ column: z.string(), descending: z.boolean() }).default({ column: 'added', descending: true }),
  readerTextSize: z.number().min(0.8).max(2).default(1),
  /** The counts of what is found stand above the list. */
  facets: z.boolean().default(false),
  /** Articles with the same text are one row of the list. */
  grouped: z.boolean().default(false),
})
export type Settings = z.infer<typeof settingsSchema>

/** Some settings. Not `settingsSchema.partial()`: zod would fill in the defaults and so reset what was not given. */
export const settingsChangeSchema = z.object({
  theme: settingsSchema.shape.theme.unwrap().optional(),
  panes: settingsSchema.shape.panes.unwrap().optional(),
  sort: settingsSchema.shape.sort.unwrap().optional(),
  readerTextSize: settingsSchema.shape.readerTextSize.unwrap().optional(),
  facets: settingsSchema.shape.facets.unwrap().optional(),
  grouped: settingsSchema.shape.grouped.unwrap().optional(),
})

/** The kinds of long work. Jobs of one kind run one after another. */
export const jobKindSchema = z.enum(['import', 'export', 'verify'])

/** Progress of a job; of an import `done` and `total` count files. While it waits, `note` is its label. `total` is null until it is known. Throttled to ten a second. */
export const jobProgressSchema = z.object({
  job: z.string(),
  kind: jobKindSchema,
  phase: z.enum(['waiting', 'scanning', 'reading', 'finishing']),
  /** The run that an import writes, once it has one. */
  run: z.string().optional(),
  done: z.int(),
  total: z.int().nullable(),
  note: z.string(),
  /** Bytes read, and to be read; null until the folders are walked. */
  bytes: z.number().optional(),
  totalBytes: z.number().nullable().optional(),
  /** Of the last seconds: articles a second, and how long the rest will take at the pace of the bytes. */
  perSecond: z.number().optional(),
  secondsLeft: z.number().nullable().optional(),
  /** It stands still until it is resumed. */
  paused: z.boolean().optional(),
})
export type JobProgress = z.infer<typeof jobProgressSchema>

export const jobEndSchema = z.object({
  job: z.string(),
  kind: jobKindSchema,
  state: z.enum(['done', 'cancelled', 'failed']),
  /** Of an import that had begun. */
  run: z.string().optional(),
  message: z.string().optional(),
})
