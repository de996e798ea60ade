import { statSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

/** Waits until a corpus that is being written has so many bytes in its write-ahead log: then its first batch is stored. */
export async function walGrown(corpus: string, bytes: number): Promise<void> {
  for (;;) {
    if ((statSync(`${corpus}-wal`, { throwIfNoEntry: false })?.size ?? 0) > bytes) return
    await wait(5)
  }
}
