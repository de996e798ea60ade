import { randomUUID } from 'node:crypto'
import { statSync } from 'node:fs'
import { basename, dirname, relative, resolve, sep } from 'node:path'
import { AppError } from '../contract/errors.ts'
import type { SourceRef } from '../contract/host.ts'

/** Something that was handed over and could not be taken: its path as the researcher knows it, and why. */
export interface RefusedSource {
  readonly path: string
  readonly code: string
  readonly reason: string
}

/**
 * The paths that the researcher handed over, under opaque ids. The page only ever holds ids, so a compromised page cannot ask
 * for a file that nobody gave it.
 */
export class Grants {
  readonly #paths = new Map<string, string>()
  readonly #shownFrom = new Set<string>()
  readonly #refused = new Map<string, RefusedSource>()

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
    const id = this.#add(absolute)
    return stats.isDirectory()
      ? { id, name: basename(absolute), kind: 'folder' }
      : { id, name: basename(absolute), size: stats.size, kind: 'file' }
  }

  /** Mints an id for a path whether it can be read or not: of a drop nothing is lost, and the import's report says what failed. */
  mintUnchecked(path: string): SourceRef {
    try {
      return this.mint(path)
    } catch {
      const absolute = resolve(path)
      return { id: this.#add(absolute), name: basename(absolute), kind: 'file' }
    }
  }

  /** Mints an id for what could not be taken: an import of it gives a row that says why, and the rest of the drop goes on. */
  mintRefused(source: RefusedSource): SourceRef {
    const id = randomUUID()
    this.#refused.set(id, source)
    return { id, name: basename(source.path), kind: 'file' }
  }

  /** What an id stands for that could not be taken; undefined for all others. */
  refused(id: string): RefusedSource | undefined {
    return this.#refused.get(id)
  }

  /** The path behind an id; throws `not-found` for an id that this process did not mint. */
  resolve(id: string): string {
    const path = this.#paths.get(id)
    if (path === undefined)
      throw new AppError('not-found', 'That file was handed over in an earlier session. Choose it again.')
    return path
  }

  /**
   * Says that what lies under `folder` is a copy whose place means nothing to the researcher: it is shown, and remembered as a
   * source, by its path within `folder`. The returned function takes that back.
   */
  showFrom(folder: string): () => void {
    const absolute = resolve(folder)
    this.#shownFrom.add(absolute)
    return () => void this.#shownFrom.delete(absolute)
  }

  /** The path under which the researcher knows a file: `folder/sub/a.txt` for an upload, else the path itself. */
  display(path: string): string {
    let folder = dirname(path)
    for (; !this.#shownFrom.has(folder); folder = dirname(folder)) if (folder === dirname(folder)) return path
    return relative(folder, path).split(sep).join('/')
  }

  #add(absolute: string): string {
    const id = randomUUID()
    this.#paths.set(id, absolute)
    return id
  }
}
