import { openZip, type ZipEntry } from '../archive/zip-entries.ts'
import type { FormatInput } from '../formats/format.ts'
import { Refusal } from '../refusal.ts'

/** A document that is a ZIP archive of parts. */
export interface OfficePackage {
  readonly names: readonly string[]
  /** The bytes of a part, or undefined when there is none of this name. Throws a Refusal when it cannot be unpacked. */
  part(name: string): Promise<Uint8Array | undefined>
}

/** Opens the archive of a document: limits are counted, nothing is written anywhere. */
export async function openPackage(input: FormatInput): Promise<OfficePackage> {
  const zip = await openZip(input, input.budget)
  // Names are compared without case, as Office does; of two parts with one name the first counts.
  const byName = new Map<string, ZipEntry>()
  for (const entry of zip.entries) {
    const name = entry.name.toLowerCase()
    if (entry.kind === 'file' && !byName.has(name)) byName.set(name, entry)
  }
  return {
    names: [...byName.keys()],
    async part(name) {
      const entry = byName.get(name.toLowerCase().replace(/^\/+/, ''))
      if (entry === undefined) return undefined
      if (entry.encrypted) throw passwordNeeded()
      input.budget.entry()
      return zip.read(entry)
    },
  }
}

/** The refusal of a document that is encrypted. */
export function passwordNeeded(): Refusal {
  return new Refusal(
    'skipped',
    'password',
    'Password needed: this document is encrypted. Open it with its password, save it without one and import that.',
  )
}
