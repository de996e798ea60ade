import { randomUUID } from 'node:crypto'

/** An original as a shell serves it to the window: a safe page, or the bytes of a PDF. */
export interface ServedOriginal {
  readonly type: string
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** Originals that were opened and can be asked for by their id, the last ones of this session. */
export interface OriginalViews {
  keep(view: ServedOriginal): string
  find(id: string): ServedOriginal | undefined
  clear(): void
}

const MOST_VIEWS = 12
const MOST_BYTES = 300_000_000

/** Creates the store. The oldest views make room for new ones: a window shows one at a time, and asks again for what is gone. */
export function createOriginalViews(): OriginalViews {
  const views = new Map<string, ServedOriginal>()
  let bytes = 0
  return {
    keep(view) {
      const id = randomUUID()
      views.set(id, view)
      bytes += view.bytes.byteLength
      for (const [oldest, { bytes: old }] of views) {
        if ((views.size <= MOST_VIEWS && bytes <= MOST_BYTES) || oldest === id) break
        views.delete(oldest)
        bytes -= old.byteLength
      }
      return id
    },
    find: (id) => views.get(id),
    clear() {
      views.clear()
      bytes = 0
    },
  }
}
