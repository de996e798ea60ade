import { z } from 'zod'

/** A file of a drop on its way to the host: where it lies or, if a program made it up for the drop, what is in it. */
export const droppedFileSchema = z.union([
  z.object({ path: z.string().min(1) }),
  z.object({ name: z.string(), bytes: z.instanceof(Uint8Array) }),
])
export type DroppedFile = z.infer<typeof droppedFileSchema>
