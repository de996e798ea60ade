import { Refusal } from '../refusal.ts'
import type { OfficePackage } from './office-package.ts'
import { readXml, type XmlAttributes } from './read-xml.ts'

/** What the package document of an EPUB says of the book, and the names of its pages in reading order. */
export interface EpubBook {
  readonly title?: string
  readonly creators: readonly string[]
  readonly publisher?: string
  /** When it was published, as printed; dates of the making of the file are left out. */
  readonly date?: string
  readonly url?: string
  readonly language?: string
  /** The package says that it is an issue of a newspaper or magazine. */
  readonly isPeriodical: boolean
  readonly pages: readonly string[]
}

const PAGE = /^(?:application\/(?:xhtml\+xml|xml|x-dtbook\+xml)|text\/(?:html|xml|x-oeb1-document))$/

/** Reads META-INF/container.xml and the package document that it names. Throws a Refusal when there is no book in the archive. */
export async function readEpubPackage(parts: OfficePackage): Promise<EpubBook> {
  const path = await packagePath(parts)
  const bytes = path === undefined ? undefined : await parts.part(path)
  if (path === undefined || bytes === undefined)
    throw new Refusal(
      'failed',
      'damaged',
      'Its list of contents is missing. Get the book again, or convert it to EPUB anew and import that.',
    )
  const reader = new PackageReader()
  readXml(bytes, reader)
  const book = reader.book(path.slice(0, path.lastIndexOf('/') + 1))
  await refuseProtected(parts, book.pages)
  return book
}

async function packagePath(parts: OfficePackage): Promise<string | undefined> {
  let path: string | undefined
  const container = await parts.part('META-INF/container.xml').catch(() => undefined)
  if (container !== undefined)
    readXml(container, {
      ...QUIET,
      open(name, attributes) {
        if (name === 'rootfile') path ??= attributes.get('full-path')
      },
    })
  const stated = path?.toLowerCase().replace(/^\/+/, '')
  return stated !== undefined && parts.names.includes(stated)
    ? stated
    : parts.names.find((name) => name.endsWith('.opf'))
}

const QUIET = {
  close(): void {
    // Only attributes matter.
  },
  text(): void {
    // Only attributes matter.
  },
}

/** Fonts may be obscured; pages that are encrypted need the shop's own program. */
async function refuseProtected(parts: OfficePackage, pages: readonly string[]): Promise<void> {
  const list = await parts.part('META-INF/encryption.xml').catch(() => undefined)
  if (list === undefined) return
  const encrypted = new Set<string>()
  readXml(list, {
    ...QUIET,
    open(name, attributes) {
      if (name === 'CipherReference') encrypted.add(resolveName('', attributes.get('URI') ?? ''))
    },
  })
  if (pages.some((page) => encrypted.has(page)))
    throw new Refusal(
      'skipped',
      'password',
      'It is protected against copying (DRM) and can be read only in the program of the shop. Get it without protection and import that.',
    )
}

interface Dated {
  readonly event: string | undefined
  readonly value: string
}

class PackageReader {
  readonly #values = new Map<string, string[]>()
  readonly #dates: Dated[] = []
  readonly #items = new Map<string, { readonly href: string; readonly type: string; readonly isNav: boolean }>()
  readonly #spine: string[] = []
  #modified: string | undefined
  #isPeriodical = false
  #open: { readonly name: string; readonly attributes: XmlAttributes; text: string } | undefined
  #inMetadata = false

  open(name: string, attributes: XmlAttributes): void {
    if (name === 'metadata') this.#inMetadata = true
    else if (name === 'item') this.#addItem(attributes)
    else if (name === 'itemref') {
      const id = attributes.get('idref')
      if (id !== undefined && attributes.get('linear') !== 'no') this.#spine.push(id)
    } else if (this.#inMetadata) {
      this.#open = { name, attributes, text: '' }
      const content = attributes.get('content') ?? ''
      if (attributes.get('name') === 'calibre:publication_type') this.#isPeriodical ||= content.startsWith('periodical')
      if (name === 'x-metadata') this.#open = undefined
    }
  }

  close(name: string): void {
    if (name === 'metadata') this.#inMetadata = false
    const open = this.#open
    this.#open = undefined
    if (open === undefined || open.name !== name) return
    const value = open.text.replace(/\s+/g, ' ').trim()
    if (value === '') return
    if (name === 'date') this.#dates.push({ event: open.attributes.get('event')?.toLowerCase(), value })
    else if (name === 'meta' && open.attributes.get('property') === 'dcterms:modified') this.#modified = value
    else if (name === 'type' && /news|magazine|periodical/i.test(value)) this.#isPeriodical = true
    else if (name !== 'meta') this.#values.set(name, [...(this.#values.get(name) ?? []), value].slice(0, 50))
  }

  text(text: string): void {
    if (this.#open !== undefined && this.#open.text.length < 10_000) this.#open.text += text
  }

  book(folder: string): EpubBook {
    const first = (name: string): string | undefined => this.#values.get(name)?.[0]
    const pages = this.#spine.flatMap((id) => {
      const item = this.#items.get(id)
      return item === undefined || item.isNav || !PAGE.test(item.type) ? [] : [resolveName(folder, item.href)]
    })
    const [title, publisher, language] = [first('title'), first('publisher'), first('language')]
    const date = this.#published()
    const url = [...(this.#values.get('source') ?? []), ...(this.#values.get('identifier') ?? [])].find((value) =>
      /^https?:\/\/\S+$/.test(value),
    )
    return {
      creators: this.#values.get('creator') ?? [],
      isPeriodical: this.#isPeriodical,
      pages: [...new Set(pages)],
      ...(title === undefined ? {} : { title }),
      ...(publisher === undefined || /^(?:calibre|pandoc|unknown|epub|.*\bhttps?:)/i.test(publisher)
        ? {}
        : { publisher }),
      ...(date === undefined ? {} : { date }),
      ...(url === undefined ? {} : { url }),
      ...(language === undefined ? {} : { language }),
    }
  }

  /** A date with the event "publication", or one without an event, unless it is the day on which the file was made. */
  #published(): string | undefined {
    const made = [
      this.#modified,
      ...this.#dates
        .filter(({ event }) => event !== undefined && !/publication|issued/.test(event))
        .map(({ value }) => value),
    ]
    const days = new Set(made.map((value) => value?.slice(0, 10)))
    const stated = this.#dates.find(({ event }) => event !== undefined && /publication|issued/.test(event))
    const plain = this.#dates.find(({ event, value }) => event === undefined && !days.has(value.slice(0, 10)))
    const found = /^[12]\d{3}(?:-\d{2}(?:-\d{2})?)?(?![\d-])/.exec((stated ?? plain)?.value ?? '')?.[0]
    return found
  }

  #addItem(attributes: XmlAttributes): void {
    const [id, href] = [attributes.get('id'), attributes.get('href')]
    if (id === undefined || href === undefined) return
    const isNav = (attributes.get('properties') ?? '').split(/\s+/).includes('nav')
    this.#items.set(id, { href, type: attributes.get('media-type') ?? '', isNav })
  }
}

/** The name of an entry that an address inside the archive leads to, in lower case; it cannot lead out of the archive. */
function resolveName(folder: string, href: string): string {
  let decoded = href.replace(/[?#].*$/s, '')
  try {
    decoded = decodeURIComponent(decoded)
  } catch {
    // A stray percent sign is part of the name.
  }
  const steps: string[] = []
  for (const step of (decoded.startsWith('/') ? decoded : folder + decoded).split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/').toLowerCase()
}
