import { randomUUID } from 'node:crypto'
import { statSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { AppError } from '../contract/errors.ts'
import type { SourceRef } from '../contract/host.ts'

/**
 * The paths that the researcher handed over, under opaque ids. The page only ever holds ids, so a compromised page cannot ask
 * for a file that nobody gave it.
 */
export class Grants {
  readonly #paths = new Map<string, string>()

  /** Mints an id for a file or folder that exists; throws `file-unreadable` otherwise. */
  mint(path: string): SourceRef {
    const absolute = resolve(path)
    let stats
    try {
      stats = statSync(absolute)
    } catch (error) {
      throw new AppError(
        'file-unreadable',
        `${absolute} cannot be read (${(error as NodeJS.ErrnoException).code}). Check that it is there and that you may read it.`,
      )
    }
    const id = randomUUID()
    this.#paths.set(id, absolute)
    return stats.isDirectory()
      ? { id, name: basename(absolute), kind: 'folder' }
      : { id, name: basename(absolute), size: stats.size, kind: 'file' }
  }

  /** The path behind an id; throws `not-found` for an id that this process did not mint. */
  resolve(id: string): string {
    const path = this.#paths.get(id)
    if (path === undefined)
      throw new AppError('not-found', 'That file was handed over in an earlier session. Choose it again.')
    return path
  }
}
