import type { LeftOut, OriginalNote } from '../contract/archive.ts'
import { openZip, type Zip } from '../import/archive/zip-entries.ts'
import { ExpansionBudget } from '../import/expansion-budget.ts'
import { readEpubPackage } from '../import/office/epub-package.ts'
import { bytesSource } from './bytes-source.ts'
import { decodeOriginal, sheetText } from './decode-original.ts'
import { documentPage } from './document-page.ts'
import { paperPage } from './frame-page.ts'
import { imageAddress } from './inline-image.ts'
import { leftOutOfBoth, nothingLeftOut, type OriginalPage } from './original-page.ts'
import { safePage, type PageResources } from './safe-html.ts'

const TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  svg: 'image/svg+xml',
}
const MOST_RESOURCES = 300
/** What is shown of a book, in characters of its pages. */
const SHOWN = 6_000_000

/** An electronic book: its pages one after another (or the one that is named), with the images and styles that it holds. */
export async function epubPage(
  bytes: Uint8Array,
  record: string | undefined,
  text: string,
  notes: readonly OriginalNote[] = [],
): Promise<OriginalPage> {
  try {
    const book = await openBook(bytes)
    const named = record?.split('!/').at(-1)?.replace(/#.*$/, '').toLowerCase()
    const one = book.pages.filter((name) => name === named || (named !== undefined && name.endsWith(`/${named}`)))
    const pages = one.length > 0 ? one : book.pages
    const bodies: string[] = []
    const styles = new Set<string>()
    let leftOut: LeftOut = nothingLeftOut
    let length = 0
    for (const name of pages) {
      const page = await book.read(name)
      if (page === undefined) continue
      const { text: source } = await decodeOriginal(page, undefined, true)
      const safe = safePage(source, book.resources(name))
      length += source.length
      if (safe === undefined || length > SHOWN) continue
      bodies.push(`<section>${safe.body}</section>`)
      for (const css of safe.styles) styles.add(css)
      leftOut = leftOutOfBoth(leftOut, safe.leftOut)
    }
    if (bodies.length === 0) return documentPage(text, notes)
    const plain = { title: '', rootAttributes: '', bodyAttributes: '' }
    return {
      kind: 'page',
      page: paperPage({ ...plain, styles: [...styles], body: bodies.join('<hr>\n') }),
      leftOut,
      notes: length > SHOWN ? [...notes, 'cut'] : notes,
    }
  } catch {
    return documentPage(text, notes)
  }
}

interface Book {
  /** The names of its pages in reading order, lower case. */
  readonly pages: readonly string[]
  read(name: string): Promise<Uint8Array | undefined>
  /** What a page may ask for, by the page's name. */
  resources(page: string): PageResources
}

async function openBook(bytes: Uint8Array): Promise<Book> {
  const zip = await openZip(bytesSource(bytes), new ExpansionBudget(bytes.byteLength))
  const entries = new Map(
    zip.entries.filter(({ kind }) => kind === 'file').map((entry) => [entry.name.toLowerCase(), entry]),
  )
  const read = async (name: string): Promise<Uint8Array | undefined> => {
    const entry = entries.get(name.toLowerCase().replace(/^\/+/, ''))
    return entry === undefined ? undefined : zip.read(entry)
  }
  const { pages } = await readEpubPackage({ names: [...entries.keys()], part: read })
  const files = await resourceFiles(zip)
  return {
    pages: pages.map((page) => page.toLowerCase()),
    read,
    resources: (page) => ({
      image(address) {
        const [name, found] = find(files, page, address)
        const type = TYPES[/\.(\w+)$/.exec(name)?.[1] ?? '']
        return found === undefined || type === undefined ? undefined : imageAddress(type, found)
      },
      sheet(address) {
        const [name, found] = find(files, page, address)
        return found !== undefined && name.endsWith('.css') ? sheetText(found, undefined) : undefined
      },
    }),
  }
}

/** The images and style sheets of a book, read beforehand: what a page asks for must be there at once. */
async function resourceFiles(zip: Zip): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>()
  const wanted = zip.entries.filter(
    ({ kind, name }) => kind === 'file' && /\.(?:css|png|jpe?g|gif|webp|svg)$/i.test(name),
  )
  for (const entry of wanted.slice(0, MOST_RESOURCES)) {
    try {
      files.set(entry.name.toLowerCase(), await zip.read(entry))
    } catch {
      // One that is damaged is missing in the page, and no more.
    }
  }
  return files
}

/** The file that a page means by an address: relative to the page, as the book itself has no address. */
function find(
  files: ReadonlyMap<string, Uint8Array>,
  page: string,
  address: string,
): [name: string, bytes: Uint8Array | undefined] {
  const url = URL.parse(address.trim(), `https://book.invalid/${page.split('/').map(encodeURIComponent).join('/')}`)
  if (url === null || url.host !== 'book.invalid') return ['', undefined]
  try {
    const name = decodeURIComponent(url.pathname.slice(1)).toLowerCase()
    return [name, files.get(name)]
  } catch {
    return ['', undefined]
  }
}
