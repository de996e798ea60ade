import { createWriteStream } from 'node:fs'
import { mkdir, readdir, realpath, rm, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { AppError } from '../contract/errors.ts'
import type { SourceRef } from '../contract/host.ts'
import type { Grants } from './grants.ts'
import { safeRelativePath } from './safe-path.ts'

/** How much may be staged. A drop is everything that was let go at once. */
export interface StagingLimits {
  readonly fileBytes: number
  readonly dropBytes: number
  readonly dropFiles: number
  /** Of files that an import could not take, and that may be tried again, over all drops. */
  readonly keptBytes?: number
}

/** Generous for articles; whoever has more names the path instead, which copies nothing. */
export const defaultStagingLimits: StagingLimits = {
  fileBytes: 2 * 1024 ** 3,
  dropBytes: 16 * 1024 ** 3,
  dropFiles: 200_000,
  keptBytes: 1024 ** 3,
}

/** Files that a browser handed over as bytes, kept until they are imported. */
export interface Staging {
  /**
   * Stores one file of a drop under its path within it, such as `folder/sub/a.txt`. The answer grants the top of that path: all
   * files of one dropped folder answer with the same id, so that the folder is imported as one.
   * Throws `too-large` past a limit, `invalid-input` for a name without anything usable in it.
   */
  add(drop: string, name: string, bytes: AsyncIterable<Uint8Array>, expectedBytes?: number): Promise<SourceRef>
  /** Notes a file of a drop that could not be taken, and why. The answer grants nothing: an import of it gives that row. */
  refuse(drop: string, name: string, why: { readonly code: string; readonly reason: string }): SourceRef
  /** The drops that the given grants came from. */
  dropsOf(sources: readonly string[]): ReadonlySet<string>
  /** Removes a drop and everything in it but the files at `keep` (absolute paths), for as long as the limit for kept bytes allows. */
  remove(drop: string, keep?: ReadonlySet<string>): Promise<void>
  /** Removes all drops. */
  clear(): Promise<void>
}

interface Drop {
  readonly folder: string
  bytes: number
  files: number
  /** Folders that each hold files of different paths; a second file of one path goes into the next. */
  readonly slots: Slot[]
  readonly sources: Map<string, SourceRef>
}

interface Slot {
  readonly folder: string
  /** Paths in use, those of folders with a slash at the end. */
  readonly taken: Set<string>
  readonly unshow: () => void
}

/**
 * A staging area in `root`, which is emptied first: whatever is there was left by a process that ended badly. Only one process
 * may use a root at a time.
 */
export const createStaging = async (root: string, grants: Grants, limits = defaultStagingLimits): Promise<Staging> => {
  await rm(root, { recursive: true, force: true })
  await mkdir(root, { recursive: true, mode: 0o700 })
  const base = await realpath(root)
  const drops = new Map<string, Drop>()
  const dropBySource = new Map<string, string>()
  let dropCount = 0

  const dropOf = (id: string): Drop => {
    const known = drops.get(id)
    if (known !== undefined) return known
    const drop: Drop = { folder: join(base, String(dropCount++)), bytes: 0, files: 0, slots: [], sources: new Map() }
    drops.set(id, drop)
    return drop
  }
  let room = limits.keptBytes ?? 0
  const remove = async (id: string, keep: ReadonlySet<string> = new Set()): Promise<void> => {
    const drop = drops.get(id)
    if (drop === undefined) return
    const kept = new Set<string>()
    for (const file of keep) {
      if (!file.startsWith(drop.folder + sep)) continue
      const size = (await stat(file).catch(() => null))?.size ?? Infinity
      if (size > room) continue
      room -= size
      kept.add(file)
    }
    if (kept.size > 0) return removeBut(drop.folder, kept)
    drops.delete(id)
    for (const slot of drop.slots) slot.unshow()
    for (const source of drop.sources.values()) dropBySource.delete(source.id)
    await rm(drop.folder, { recursive: true, force: true })
  }

  return {
    async add(id, name, bytes, expectedBytes = 0) {
      const parts = safeRelativePath(name)
      const drop = dropOf(id)
      if (drop.files >= limits.dropFiles)
        throw new AppError('too-large', `More than ${limits.dropFiles} files at once. Add their folder by its path.`)
      if (expectedBytes > limits.fileBytes) throw tooLarge(name, limits.fileBytes)
      if (drop.bytes + expectedBytes > limits.dropBytes) throw dropTooLarge(limits.dropBytes)
      drop.files++
      const place = placeFor(drop, parts, grants)
      const file = join(place.folder, ...parts)
      await mkdir(join(file, '..'), { recursive: true, mode: 0o700 })
      try {
        await pipeline(counted(bytes, drop, name, limits), createWriteStream(file, { flags: 'wx', mode: 0o600 }))
      } catch (error) {
        await rm(file, { force: true })
        throw (error as NodeJS.ErrnoException).code === 'ENOSPC'
          ? new AppError('disk-full', 'The disk is full. Make room and drop the files again.')
          : error
      }
      // While the bytes came in, the drop may have been removed with its folder.
      if (drops.get(id) !== drop) throw new AppError('cancelled', `${name}: the upload was given up.`)
      const top = join(place.folder, parts[0]!)
      const source = drop.sources.get(top) ?? grants.mint(top)
      drop.sources.set(top, source)
      dropBySource.set(source.id, id)
      return source
    },
    refuse(id, name, why) {
      const source = grants.mintRefused({ path: safeRelativePath(name).join('/'), ...why })
      dropBySource.set(source.id, id)
      return source
    },
    dropsOf: (sources) => new Set(sources.flatMap((source) => dropBySource.get(source) ?? [])),
    remove,
    async clear() {
      await Promise.all([...drops.keys()].map((drop) => remove(drop)))
    },
  }
}

/** Removes the files below a folder but those to be kept; folders stay. */
const removeBut = async (folder: string, kept: ReadonlySet<string>): Promise<void> => {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await removeBut(path, kept)
    else if (!kept.has(path)) await rm(path, { force: true })
  }
}

const placeFor = (drop: Drop, parts: readonly string[], grants: Grants): Slot => {
  // Case and Unicode form may make no difference on the researcher's disk.
  const path = parts.join('/').normalize('NFC').toLowerCase()
  const folders = parts.slice(1).map(
    (_, index) =>
      `${parts
        .slice(0, index + 1)
        .join('/')
        .normalize('NFC')
        .toLowerCase()}/`,
  )
  const free = ({ taken }: Slot): boolean =>
    !taken.has(path) && !taken.has(`${path}/`) && folders.every((folder) => !taken.has(folder.slice(0, -1)))
  let slot = drop.slots.find(free)
  if (slot === undefined) {
    const folder = join(drop.folder, String(drop.slots.length))
    slot = { folder, taken: new Set(), unshow: grants.showFrom(folder) }
    drop.slots.push(slot)
  }
  for (const name of [path, ...folders]) slot.taken.add(name)
  return slot
}

async function* counted(
  bytes: AsyncIterable<Uint8Array>,
  drop: Drop,
  name: string,
  limits: StagingLimits,
): AsyncGenerator<Uint8Array> {
  let size = 0
  for await (const chunk of bytes) {
    size += chunk.byteLength
    drop.bytes += chunk.byteLength
    if (size > limits.fileBytes) throw tooLarge(name, limits.fileBytes)
    if (drop.bytes > limits.dropBytes) throw dropTooLarge(limits.dropBytes)
    yield chunk
  }
}

const mebibytes = (bytes: number): string => `${Math.floor(bytes / 1024 ** 2)} MB`

const tooLarge = (name: string, limit: number): AppError =>
  new AppError('too-large', `${name} is larger than ${mebibytes(limit)}. Add it by its path.`)

const dropTooLarge = (limit: number): AppError =>
  new AppError('too-large', `More than ${mebibytes(limit)} at once. Add the folder by its path.`)
