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
    .object({ library: z.number(), list: z.number(), reader: z.number() })
    .default({ library: 18, list: 37, reader: 45 }),
  sort: z.object({ column: z.string(), descending: z.boolean() }).default({ column: 'added', descending: true }),
  readerTextSize: z.number().min(0.8).max(2).default(1),
})
export type Settings = z.infer<typeof settingsSchema>

/** Some settings. Not `settingsSchema.partial()`: zod would fill in the defaults and so reset what was not given. */
export const settingsChangeSchema = z.object({
  theme: settingsSchema.shape.theme.unwrap().optional(),
  panes: settingsSchema.shape.panes.unwrap().optional(),
  sort: settingsSchema.shape.sort.unwrap().optional(),
  readerTextSize: settingsSchema.shape.readerTextSize.unwrap().optional(),
})

/** Progress of a job. `total` is null until the whole size is known. Throttled to ten a second. */
export const jobProgressSchema = z.object({
  job: z.string(),
  kind: z.enum(['import', 'export']),
  phase: z.enum(['scanning', 'reading', 'finishing']),
  done: z.int(),
  total: z.int().nullable(),
  note: z.string(),
})
export type JobProgress = z.infer<typeof jobProgressSchema>

export const jobEndSchema = z.object({
  job: z.string(),
  kind: z.enum(['import', 'export']),
  state: z.enum(['done', 'cancelled', 'failed']),
  message: z.string().optional(),
})
