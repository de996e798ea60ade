import type { BigIntStats } from 'node:fs'
import { lstat, readdir, realpath, stat } from 'node:fs/promises'
import { basename, join, resolve, sep } from 'node:path'
import { shownPath, type FilePath } from './file-path.ts'

/** One thing met on the way through the dropped paths. */
export type Walked =
  | { readonly kind: 'file'; readonly path: FilePath; readonly size: number }
  /** Files of the system, never articles: counted, not listed. */
  | { readonly kind: 'ignored'; readonly path: FilePath }
  /** Not read, and why. `system` is the error code that the system gave. */
  | { readonly kind: 'refused'; readonly path: FilePath; readonly why: WalkRefusal; readonly system?: string }

export type WalkRefusal =
  | 'absent'
  | 'gone'
  | 'unreadable'
  | 'link'
  | 'link-loop'
  | 'broken-link'
  | 'special'
  | 'repeated'

// What systems, version control and this program leave in folders. Names as they stand on disk.
const IGNORED =
  /^(?:\.|~\$|__MACOSX$|Thumbs\.db$|desktop\.ini$|ehthumbs\.db$|Icon\r$|\$RECYCLE\.BIN$|System Volume Information$)|\.variorum(?:-wal|-shm|-journal)?$/i

/**
 * Walks files and folders, in the order of their names, without ever following a link to a folder: links are looked at, not
 * through. A link to a file outside the dropped paths is read once. Devices, pipes and sockets are never opened. What is named
 * by the caller itself is read even when its name would be ignored inside a folder. Memory grows with the depth and with the
 * largest folder, not with the number of files.
 */
export async function* walk(paths: readonly string[], signal?: AbortSignal): AsyncGenerator<Walked> {
  const roots = [...new Set(paths.map((path) => resolve(path)))]
  const realRoots = await Promise.all(roots.map((root) => realpath(root).catch(() => root)))
  const visit: Visit = { realRoots, folders: new Set(), linkTargets: new Set(), signal }
  for (const root of roots) {
    if (signal?.aborted === true) return
    yield* walkRoot(root, visit)
  }
}

interface Visit {
  readonly realRoots: readonly string[]
  /** Device and inode of folders entered. */
  readonly folders: Set<string>
  /** Device and inode of files read through a link. */
  readonly linkTargets: Set<string>
  readonly signal: AbortSignal | undefined
}

async function* walkRoot(root: string, visit: Visit): AsyncGenerator<Walked> {
  let stats: BigIntStats
  try {
    // The researcher named this path, so a link here is meant.
    stats = await stat(root, { bigint: true })
  } catch (error) {
    const refused = refusedBySystem(root, error)
    yield refused.why === 'gone' ? { ...refused, why: 'absent' } : refused
    return
  }
  if (stats.isDirectory()) yield* walkFolder(root, stats, visit)
  else if (stats.isFile()) yield { kind: 'file', path: root, size: Number(stats.size) }
  else yield { kind: 'refused', path: root, why: 'special' }
}

async function* walkFolder(folder: FilePath, stats: BigIntStats, visit: Visit): AsyncGenerator<Walked> {
  const key = identityOf(stats)
  if (visit.folders.has(key)) {
    yield { kind: 'refused', path: folder, why: 'repeated' }
    return
  }
  visit.folders.add(key)
  let names: FilePath[]
  try {
    names = await namesIn(folder)
  } catch (error) {
    yield refusedBySystem(folder, error)
    return
  }
  for (const name of names) {
    if (visit.signal?.aborted === true) return
    const path = joined(folder, name)
    if (IGNORED.test(shownPath(name))) yield { kind: 'ignored', path }
    else yield* walkEntry(path, visit)
  }
}

/** The names in a folder, in order; as bytes where they are no valid UTF-8. */
async function namesIn(folder: FilePath): Promise<FilePath[]> {
  const names = await readdir(folder)
  if (!names.some((name) => name.includes('\ufffd'))) return names.toSorted()
  const bytes = await readdir(folder, { encoding: 'buffer' })
  return bytes
    .map((name) => (name.equals(Buffer.from(name.toString('utf8'))) ? name.toString('utf8') : name))
    .toSorted((a, b) => (shownPath(a) < shownPath(b) ? -1 : shownPath(a) > shownPath(b) ? 1 : 0))
}

function joined(folder: FilePath, name: FilePath): FilePath {
  return typeof folder === 'string' && typeof name === 'string'
    ? join(folder, name)
    : Buffer.concat([Buffer.from(folder), Buffer.from(sep), Buffer.from(name)])
}

async function* walkEntry(path: FilePath, visit: Visit): AsyncGenerator<Walked> {
  let stats: BigIntStats
  try {
    stats = await lstat(path, { bigint: true })
  } catch (error) {
    yield refusedBySystem(path, error)
    return
  }
  if (stats.isDirectory()) yield* walkFolder(path, stats, visit)
  else if (stats.isFile()) yield { kind: 'file', path, size: Number(stats.size) }
  else if (stats.isSymbolicLink()) yield await walkLink(path, visit)
  else yield { kind: 'refused', path, why: 'special' }
}

async function walkLink(path: FilePath, visit: Visit): Promise<Walked> {
  let target: BigIntStats
  let real: string
  try {
    target = await stat(path, { bigint: true })
    real = await realpath(path)
  } catch (error) {
    const system = (error as NodeJS.ErrnoException).code
    if (system === 'ELOOP') return { kind: 'refused', path, why: 'link-loop', system }
    if (system === 'ENOENT') return { kind: 'refused', path, why: 'broken-link', system }
    return refusedBySystem(path, error)
  }
  if (target.isDirectory()) return { kind: 'refused', path, why: 'link' }
  if (!target.isFile()) return { kind: 'refused', path, why: 'special' }
  const inside = visit.realRoots.some(
    (root) => real === root || real.startsWith(root.endsWith(sep) ? root : root + sep),
  )
  const key = identityOf(target)
  // A target inside the dropped folders is met under its own name, unless that name is one that is ignored.
  if (visit.linkTargets.has(key) || (inside && !IGNORED.test(basename(real))))
    return { kind: 'refused', path, why: 'repeated' }
  visit.linkTargets.add(key)
  return { kind: 'file', path, size: Number(target.size) }
}

function identityOf(stats: BigIntStats): string {
  return `${stats.dev}:${stats.ino}`
}

function refusedBySystem(path: FilePath, error: unknown): Walked & { readonly kind: 'refused' } {
  const system = (error as NodeJS.ErrnoException).code ?? 'unknown error'
  if (system === 'ELOOP') return { kind: 'refused', path, why: 'link-loop', system }
  return { kind: 'refused', path, why: system === 'ENOENT' || system === 'ENOTDIR' ? 'gone' : 'unreadable', system }
}
