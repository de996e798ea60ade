import { randomUUID } from 'node:crypto'
import { AppError } from '../contract/errors.ts'
import type { SourceRef } from '../contract/host.ts'
import type { Grants } from '../files/grants.ts'
import type { Staging } from '../files/staging.ts'
import type { DroppedFile } from '../preload/dropped-file.ts'

/**
 * Turns what was dropped into grants, in its order. Files without a path (a mail program or a browser made them for the drop)
 * are staged: their grant holds until the app ends. Throws `disk-full` as {@link Staging} does.
 */
export async function takeDropped(
  dropped: readonly DroppedFile[],
  grants: Grants,
  staging: () => Promise<Staging>,
): Promise<SourceRef[]> {
  const drop = randomUUID()
  const sources: SourceRef[] = []
  for (const file of dropped)
    sources.push('path' in file ? grants.mintUnchecked(file.path) : await stage(drop, file, await staging()))
  return sources
}

/** A file that is too large becomes a row of the report. */
async function stage(drop: string, file: Exclude<DroppedFile, { path: string }>, staging: Staging): Promise<SourceRef> {
  try {
    return await staging.add(drop, file.name, chunksOf(file.bytes), file.bytes.byteLength)
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'too-large') throw error
    return staging.refuse(drop, file.name, { code: error.code, reason: error.message })
  }
}

async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
