import { crc32, createInflateRaw, inflateRawSync } from 'node:zlib'
import { fromRandomAccessReaderPromise, type Entry as ListedEntry, type ZipFile } from 'yauzl'
import { ExpansionBudget, LARGEST_ENTRY, MOST_ENTRIES } from '../expansion-budget.ts'
import { HEAD_BYTES } from '../file-input.ts'
import type { EntryStream } from '../formats/format.ts'
import { Refusal } from '../refusal.ts'
import { cleanEntryName, decodeNames, decodeUtf8 } from './entry-name.ts'
import { expanded, INFLATED_CHUNK, mayExpandTo, tooMuchExpansion } from './expanded.ts'
import { SourceReader, type ArchiveSource } from './source-reader.ts'

/** A ZIP archive that is read by its list of entries. Nothing of it is written anywhere. */
export interface Zip {
  /** As its central directory lists them: names decoded and cleaned, the same name as often as the archive has it. */
  readonly entries: readonly ZipEntry[]
  /** Why the list ends before the archive does; the entries before can be read. */
  readonly problem?: Refusal
  /** The bytes of an entry. Limits are counted while inflating, whatever the archive states; throws a Refusal. */
  read(entry: ZipEntry): Promise<Uint8Array>
  /** The same in pieces and without a limit to its size, for formats that stream. */
  stream(entry: ZipEntry): AsyncIterable<Uint8Array>
  /** An entry as the content of a container's entry: whole up to {@link LARGEST_ENTRY}, above that as a stream. */
  content(entry: ZipEntry): Promise<Uint8Array | EntryStream>
  /** An entry that lies there uncompressed as a source of its own: an archive in it is read in place. Undefined for others. */
  source(entry: ZipEntry): Promise<ArchiveSource | undefined>
}

/** An entry of a ZIP archive. */
export interface ZipEntry {
  /** A label with `/` between folders, never a path that leads anywhere. Of a folder it ends in `/`. */
  readonly name: string
  /** Unpacked, in bytes, as the archive states it; what it unpacks to may be something else. */
  readonly size: number
  readonly kind: 'file' | 'folder' | 'link'
  /** Whether it needs a password. */
  readonly encrypted: boolean
  /** What is odd about its name; a whole sentence. */
  readonly warning?: string
}

const STORED = 0
const DEFLATED = 8
const STREAM_CHUNK = 262_144

/**
 * Opens a ZIP archive by its list of entries. Throws the Refusal `damaged` when it has none. What is unpacked is counted into the
 * budget; no more than {@link MOST_ENTRIES} entries are listed.
 */
export async function openZip(source: ArchiveSource, budget: ExpansionBudget): Promise<Zip> {
  const reader = new SourceReader(source)
  const file = await guarded(() =>
    fromRandomAccessReaderPromise(reader, source.size, {
      autoClose: false,
      decodeStrings: false,
      validateEntrySizes: false,
    }),
  )
  const { listed, problem } = await listEntries(file)
  const names = entryNames(listed)
  const byEntry = new Map<ZipEntry, ListedEntry>()
  for (const [at, entry] of listed.entries()) byEntry.set(describeEntry(entry, names[at]!, at), entry)
  const find = (entry: ZipEntry): ListedEntry => byEntry.get(entry)!
  return {
    entries: [...byEntry.keys()],
    ...(problem === undefined ? {} : { problem }),
    read: (entry) => readEntry(file, reader, find(entry), budget),
    stream: (entry) => streamEntry(file, reader, find(entry), budget),
    content: (entry) =>
      isLarge(find(entry))
        ? largeEntry(file, reader, find(entry), budget)
        : readEntry(file, reader, find(entry), budget),
    source: (entry) => storedSource(file, source, find(entry)),
  }
}

async function listEntries(file: ZipFile): Promise<{ readonly listed: ListedEntry[]; readonly problem?: Refusal }> {
  const listed: ListedEntry[] = []
  try {
    for await (const entry of file.eachEntry()) {
      if (listed.length === MOST_ENTRIES)
        return {
          listed,
          problem: new Refusal(
            'failed',
            'limit',
            `It holds ${file.entryCount.toLocaleString('en')} entries; the first ${MOST_ENTRIES.toLocaleString('en')} were read. Unpack it and import the folder.`,
          ),
        }
      listed.push(entry)
    }
    return { listed }
  } catch (error) {
    return { listed, problem: zipRefusal(error, listed.length) }
  }
}

/** UTF-8 where the archive states it, by its flag or by the field that Info-ZIP adds; the others are told by their bytes. */
function entryNames(listed: readonly ListedEntry[]): string[] {
  const stated = listed.map((entry) => unicodePath(entry) ?? flaggedName(entry))
  const raw = listed.filter((_, at) => stated[at] === undefined).map((entry) => entry.fileNameRaw)
  const decoded = decodeNames(raw).values()
  return stated.map((name) => name ?? decoded.next().value!)
}

function unicodePath({ extraFields, fileNameRaw }: ListedEntry): string | undefined {
  for (const { id, data } of extraFields) {
    if (id !== 0x7075 || data.length < 6 || data[0] !== 1 || data.readUInt32LE(1) !== crc32(fileNameRaw)) continue
    return decodeUtf8(data.subarray(5))
  }
  return undefined
}

function flaggedName({ generalPurposeBitFlag, fileNameRaw }: ListedEntry): string | undefined {
  return (generalPurposeBitFlag & 0x800) === 0 ? undefined : decodeUtf8(fileNameRaw)
}

function describeEntry(entry: ListedEntry, decoded: string, at: number): ZipEntry {
  const { name, warning } = cleanEntryName(decoded, `entry ${at + 1}`)
  return {
    name,
    size: entry.uncompressedSize,
    kind: kindOf(entry, name),
    encrypted: entry.isEncrypted(),
    ...(warning === undefined ? {} : { warning }),
  }
}

function kindOf({ versionMadeBy, externalFileAttributes }: ListedEntry, name: string): ZipEntry['kind'] {
  // Archivers of Unix and of macOS keep the file's mode in the upper half.
  const system = versionMadeBy >>> 8
  const type = system === 3 || system === 19 ? (externalFileAttributes >>> 28) & 0xf : 0
  if (type === 0xa) return 'link'
  return name.endsWith('/') || type === 0x4 ? 'folder' : 'file'
}

async function readEntry(
  file: ZipFile,
  reader: SourceReader,
  entry: ListedEntry,
  budget: ExpansionBudget,
): Promise<Uint8Array> {
  ensureReadable(entry)
  const { compressedSize, compressionMethod } = entry
  const start = await dataStart(file, entry)
  if (compressedSize > LARGEST_ENTRY) throw tooMuchExpansion(compressedSize, LARGEST_ENTRY)
  const data = await reader.bytes(start, compressedSize)
  if (data.length < compressedSize) throw damaged('its bytes end too early')
  if (compressionMethod === STORED) {
    budget.expand(data.length)
    // A copy: the reader's window would be kept in memory by it.
    return checked(entry, new Uint8Array(data))
  }
  const most = Math.min(LARGEST_ENTRY, mayExpandTo(compressedSize))
  try {
    const bytes = inflateRawSync(data, {
      maxOutputLength: most,
      chunkSize: Math.min(Math.max(entry.uncompressedSize + 1, 1024), 1_048_576),
    })
    budget.expand(bytes.length)
    return checked(entry, bytes)
  } catch (error) {
    if (error instanceof Refusal) throw error
    // What was inflated in vain counts as well: an archive of many bombs must end.
    budget.expand(most)
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooMuchExpansion(compressedSize, most)
    throw damaged((error as Error).message)
  }
}

async function* streamEntry(
  file: ZipFile,
  reader: SourceReader,
  entry: ListedEntry,
  budget: ExpansionBudget,
): AsyncIterable<Uint8Array> {
  ensureReadable(entry)
  const { compressedSize, compressionMethod } = entry
  const start = await dataStart(file, entry)
  async function* stored(): AsyncIterable<Uint8Array> {
    for (let at = 0; at < compressedSize; at += STREAM_CHUNK)
      yield await reader.bytes(start + at, Math.min(STREAM_CHUNK, compressedSize - at))
  }
  let checksum = 0
  for await (const bytes of compressionMethod === STORED
    ? stored()
    : expanded(stored(), createInflateRaw({ chunkSize: INFLATED_CHUNK }), budget)) {
    checksum = crc32(bytes, checksum)
    yield bytes
  }
  if (entry.crc32 !== 0 && checksum !== entry.crc32) throw damaged('its checksum is another')
}

/** One that states to be large, and is no bomb by what it states. */
function isLarge({ uncompressedSize, compressedSize }: ListedEntry): boolean {
  return uncompressedSize > LARGEST_ENTRY && uncompressedSize <= mayExpandTo(compressedSize)
}

async function largeEntry(
  file: ZipFile,
  reader: SourceReader,
  entry: ListedEntry,
  budget: ExpansionBudget,
): Promise<EntryStream> {
  const size = entry.uncompressedSize
  // It may be read more than once, and counts once.
  budget.expand(size)
  const chunks = (): AsyncIterable<Uint8Array> =>
    streamEntry(file, reader, entry, new ExpansionBudget(entry.compressedSize))
  const opening: Uint8Array[] = []
  let length = 0
  for await (const chunk of chunks()) {
    opening.push(chunk)
    length += chunk.length
    if (length >= HEAD_BYTES) break
  }
  return { size, head: Buffer.concat(opening).subarray(0, HEAD_BYTES), chunks }
}

async function storedSource(
  file: ZipFile,
  source: ArchiveSource,
  entry: ListedEntry,
): Promise<ArchiveSource | undefined> {
  if (entry.compressionMethod !== STORED || entry.isEncrypted()) return undefined
  const start = await dataStart(file, entry)
  const size = entry.compressedSize
  return { size, slice: (from, to) => source.slice(start + Math.min(from, size), start + Math.min(to, size)) }
}

function ensureReadable(entry: ListedEntry): void {
  if (entry.isEncrypted())
    throw new Refusal('skipped', 'password', 'It needs a password. Unpack it with the password and import the folder.')
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED)
    throw new Refusal(
      'failed',
      'unsupported',
      `It is compressed by a method that is not read here (number ${entry.compressionMethod}). Unpack the archive and import the folder.`,
    )
}

async function dataStart(file: ZipFile, entry: ListedEntry): Promise<number> {
  const { fileDataStart } = await guarded(() => file.readLocalFileHeaderPromise(entry, { minimal: true }))
  return fileDataStart
}

/** An entry whose checksum says that it is not what was packed is no evidence. Some archivers leave the checksum out, as 0. */
function checked(entry: ListedEntry, bytes: Uint8Array): Uint8Array {
  if (entry.crc32 !== 0 && crc32(bytes) !== entry.crc32) throw damaged('its checksum is another')
  return bytes
}

async function guarded<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw zipRefusal(error)
  }
}

/** What the library says of an archive, for people. `read`: how many entries were listed before. */
function zipRefusal(error: unknown, read = 0): Refusal {
  if (error instanceof Refusal) return error
  const said = error instanceof Error ? error.message : String(error)
  if (said.startsWith('multi-disk'))
    return new Refusal(
      'failed',
      'split-archive',
      'It is one part of an archive that was split. Join the parts, unpack them and import the folder.',
    )
  if (/strong encryption/.test(said))
    return new Refusal(
      'skipped',
      'password',
      `${read === 0 ? 'It needs a password' : `What comes after its first ${read} entries needs a password`}. Unpack it with the password and import the folder.`,
    )
  if (/^End of central directory|^Invalid comment length/.test(said))
    return damaged('its list of entries is missing, as when a download was cut off')
  return damaged(`${said.slice(0, 150)}${read === 0 ? '' : `, after ${read} ${read === 1 ? 'entry' : 'entries'}`}`)
}

function damaged(what: string): Refusal {
  return new Refusal(
    'failed',
    'damaged',
    `It is damaged (${what}). Copy or download the archive again, or unpack it with a program that repairs archives and import the folder.`,
  )
}
