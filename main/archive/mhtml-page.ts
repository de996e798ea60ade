import type { OriginalNote } from '../contract/archive.ts'
import { readMimeParts, type MimePart } from '../import/mail/mime-parts.ts'
import { decodeOriginal, sheetText } from './decode-original.ts'
import { htmlPage } from './html-page.ts'
import { imageAddress } from './inline-image.ts'
import type { OriginalPage } from './original-page.ts'
import type { PageResources } from './safe-html.ts'
import { textPage } from './text-page.ts'

/** A page saved with its images and styles in one file: those are shown with it, as they lie in the file. */
export async function mhtmlPage(bytes: Uint8Array, notes: readonly OriginalNote[] = []): Promise<OriginalPage> {
  const { headers, parts } = readMimeParts(bytes)
  const root =
    parts.find(({ mediaType }) => mediaType === 'text/html' || mediaType === 'application/xhtml+xml') ?? parts[0]
  if (root === undefined) return textPage((await decodeOriginal(bytes, undefined)).text, notes)
  const { text, guessed } = await decodeOriginal(root.content(), root.charset, true)
  const told: readonly OriginalNote[] = guessed ? [...notes, 'guessed-charset'] : notes
  if (!/html/.test(root.mediaType)) return textPage(text, told)
  const base = root.headers.get('content-location') ?? headers.get('snapshot-content-location')
  return htmlPage(text, told, partResources(parts, base))
}

/** The parts of a message by the addresses that a page in it uses: `cid:`, absolute, or relative to where it was saved from. */
function partResources(parts: readonly MimePart[], base: string | undefined): PageResources {
  const byAddress = new Map<string, MimePart>()
  for (const part of parts) {
    const location = part.headers.get('content-location')
    const id = part.headers.get('content-id')?.replace(/^<|>$/g, '')
    if (location !== undefined) byAddress.set(absolute(location, base), part)
    if (id !== undefined) byAddress.set(`cid:${id}`, part)
  }
  const find = (address: string): MimePart | undefined =>
    byAddress.get(address.trim()) ?? byAddress.get(absolute(address, base)) ?? byAddress.get(decoded(address))
  return {
    image(address) {
      const part = find(address)
      return part === undefined ? undefined : imageAddress(part.mediaType, part.content())
    },
    sheet(address) {
      const part = find(address)
      return part?.mediaType === 'text/css' ? sheetText(part.content(), part.charset) : undefined
    },
  }
}

function absolute(address: string, base: string | undefined): string {
  const trimmed = address.trim().replace(/#.*$/, '')
  return URL.parse(trimmed, base)?.href ?? trimmed
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}
