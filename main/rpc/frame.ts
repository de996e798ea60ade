import { z } from 'zod'

/** The one frame protocol of all pipes. Frames are JSON-safe; `i` numbers a call within its pipe. */
export const clientFrameSchema = z.discriminatedUnion('t', [
  z.object({ t: z.literal('call'), i: z.int().nonnegative(), m: z.string(), a: z.unknown() }),
  z.object({ t: z.literal('cancel'), i: z.int().nonnegative() }),
])
export type ClientFrame = z.infer<typeof clientFrameSchema>

export const hostFrameSchema = z.discriminatedUnion('t', [
  z.object({ t: z.literal('ok'), i: z.int().nonnegative(), r: z.unknown() }),
  z.object({
    t: z.literal('err'),
    i: z.int().nonnegative(),
    code: z.string(),
    message: z.string(),
    details: z.record(z.string(), z.unknown()).optional(),
  }),
  z.object({ t: z.literal('event'), n: z.string(), d: z.unknown() }),
])
export type HostFrame = z.infer<typeof hostFrameSchema>
