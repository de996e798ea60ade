import type { EntryStream, FormatInput, Found } from '../formats/format.ts'
import { Refusal, refusalOf } from '../refusal.ts'
import { isSystemFile } from './system-files.ts'

/** An entry of an archive of files, as its list names it. */
export interface FileEntry {
  readonly name: string
  readonly kind: 'file' | 'folder' | 'link'
  /** What is odd about its name; a whole sentence. */
  readonly warning?: string
}

/** Reads the files of one archive as if they lay in a folder: what is no file is a row or nothing, names are locators. */
export class FileEntries {
  readonly #input: FormatInput
  readonly #names = new Map<string, number>()
  #found = 0
  #ignored = 0

  constructor(input: FormatInput) {
    this.#input = input
  }

  /** What an entry holds. `content` is called when it is read; what it throws is the entry's row. */
  async *read(entry: FileEntry, content: () => Promise<Uint8Array | EntryStream>): AsyncIterable<Found> {
    if (entry.kind === 'folder') return
    if (isSystemFile(entry.name)) {
      this.#ignored++
      return
    }
    this.#found++
    const record = this.#locate(entry.name)
    if (entry.kind === 'link') {
      const reason = 'It is a link, which is not followed. Import what it leads to.'
      yield { record, refusal: { outcome: 'skipped', code: 'link', reason } }
      return
    }
    const { budget } = this.#input
    if (budget.spent !== undefined) throw budget.spent
    budget.entry()
    let bytes: Uint8Array | EntryStream
    try {
      bytes = await content()
    } catch (error) {
      yield { record, refusal: refusalOf(error) }
      return
    }
    const name = entry.name.slice(entry.name.lastIndexOf('/') + 1)
    for await (const found of this.#input.inside({ record, name, bytes })) {
      if (entry.warning === undefined || 'refusal' in found) yield found
      else yield { ...found, warnings: [{ code: 'unsafe-name', reason: entry.warning }, ...found.warnings] }
    }
  }

  /** What is to be said at the end of the archive. Throws the Refusal `empty` when no file was in it. */
  *end(): Iterable<Found> {
    if (this.#ignored === 0 && this.#found === 0)
      throw new Refusal('skipped', 'empty', 'It is empty: there is no file in the archive.')
    if (this.#ignored === 0) return
    const what =
      this.#ignored === 1
        ? '1 file of the system was'
        : `${this.#ignored.toLocaleString('en')} files of the system were`
    const reason = `${what} left out (such as __MACOSX, .DS_Store and Thumbs.db).`
    yield { refusal: { outcome: 'skipped', code: 'system-files', reason } }
  }

  /** The locator of an entry: its name, with a number from the second entry of that name on. */
  #locate(name: string): string {
    for (let count = (this.#names.get(name) ?? 0) + 1; ; count++) {
      this.#names.set(name, count)
      const record = count === 1 ? name : `${name} (${count})`
      if (count > 1 && this.#names.has(record)) continue
      if (count > 1) this.#names.set(record, 1)
      return record
    }
  }
}
