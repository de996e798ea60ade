import { Parser } from 'htmlparser2'
import type { LeftOut } from '../contract/archive.ts'
import { dataImage } from './inline-image.ts'
import { escapeMarkup } from './markup.ts'
import { safeStyleAttribute, safeStyleSheet, type CssSources } from './safe-css.ts'

/** What the original holds besides the page: by the address that the page uses. */
export interface PageResources {
  /** The `data:` address of an image. */
  image(address: string): string | undefined
  /** The text of a style sheet. */
  sheet(address: string): string | undefined
}

/** For pages that stand alone. */
export const noResources: PageResources = { image: () => undefined, sheet: () => undefined }

/** A page as it may be shown: allow-listed markup, filtered styles. */
export interface SafePage {
  readonly title: string
  /** Attributes of `html` and of `body`, with a space before each. */
  readonly rootAttributes: string
  readonly bodyAttributes: string
  /** Filtered style sheets, in order. */
  readonly styles: readonly string[]
  readonly body: string
  readonly leftOut: LeftOut
}

const DEEPEST = 256
const MOST_ELEMENTS = 200_000
const LONGEST = 20_000_000
const CHUNK = 16_384

/** Elements that stay, with these attributes besides {@link ANYWHERE}. All others give their place to what they hold. */
const ELEMENTS: Readonly<Record<string, readonly string[]>> = {
  ...only(
    `a abbr acronym address article aside b bdi bdo big blockquote center cite code dd del details dfn dir div dl dt em fieldset
     figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i ins kbd label legend main mark menu nav p pre q rp rt ruby s
     samp search section small span strike strong sub summary sup time tt u ul var wbr br caption thead tbody tfoot data`,
  ),
  font: ['color', 'face', 'size'],
  ol: ['start', 'reversed', 'type'],
  li: ['value', 'type'],
  table: ['align', 'bgcolor', 'border', 'cellpadding', 'cellspacing', 'frame', 'rules', 'width', 'height', 'summary'],
  tr: ['align', 'valign', 'bgcolor'],
  td: ['align', 'valign', 'bgcolor', 'colspan', 'rowspan', 'headers', 'nowrap', 'width', 'height'],
  th: ['align', 'valign', 'bgcolor', 'colspan', 'rowspan', 'headers', 'nowrap', 'scope', 'abbr', 'width', 'height'],
  col: ['align', 'span', 'width'],
  colgroup: ['align', 'span', 'width'],
}
const ANYWHERE = ['id', 'class', 'dir', 'lang', 'title', 'hidden', 'align', 'datetime', 'open', 'clear']
const BODY = ['id', 'class', 'dir', 'lang', 'bgcolor', 'text']
const ROOT = ['id', 'class', 'dir', 'lang']
/** Elements that are gone with all that is in them, and under what they count. */
const GONE: Readonly<Record<string, keyof LeftOut | undefined>> = {
  script: 'scripts',
  noscript: undefined,
  template: undefined,
  svg: 'images',
  math: undefined,
  canvas: 'media',
  iframe: 'frames',
  frame: 'frames',
  frameset: 'frames',
  object: 'media',
  embed: 'media',
  applet: 'media',
  audio: 'media',
  video: 'media',
  map: undefined,
  select: 'forms',
  datalist: undefined,
  portal: 'frames',
  fencedframe: 'frames',
  noembed: undefined,
  noframes: undefined,
}
/** Words in place of what is gone and would have been seen. */
const INSTEAD: Readonly<Record<string, string>> = {
  iframe: 'Frame',
  frame: 'Frame',
  object: 'Embedded object',
  embed: 'Embedded object',
  applet: 'Embedded object',
  audio: 'Audio',
  video: 'Video',
}
const EMPTY = new Set(['br', 'hr', 'wbr', 'col'])
/** Elements under another name, as the page's own parser would read their content in another way. */
const RENAMED: Readonly<Record<string, string>> = {
  form: 'div',
  button: 'span',
  xmp: 'pre',
  listing: 'pre',
  plaintext: 'pre',
}

/**
 * A page rebuilt from what is allowed and nothing else: it runs nothing and loads nothing, however it is written. Undefined when
 * its markup is too much to be rebuilt (too long, too deep, too many elements). Linear.
 */
export function safePage(source: string, resources: PageResources = noResources): SafePage | undefined {
  if (source.length > LONGEST) return undefined
  const builder = new PageBuilder(resources)
  const parser = new Parser(builder)
  for (let at = 0; at < source.length && !builder.tooMuch; at += CHUNK) parser.write(source.slice(at, at + CHUNK))
  if (builder.tooMuch) return undefined
  parser.end()
  return builder.page()
}

/** Takes htmlparser2's events and writes the page anew. */
class PageBuilder {
  tooMuch = false
  readonly #resources: PageResources
  readonly #css: CssSources
  readonly #out: string[] = []
  readonly #styles: string[] = []
  readonly #leftOut = { images: 0, scripts: 0, styles: 0, frames: 0, media: 0, forms: 0 }
  #elements = 0
  #depth = 0
  #root = ''
  #body = ''
  #title: string | undefined
  /** Inside an element that is gone: how deep. */
  #gone = 0
  /** The text of a style or title element. */
  #raw: string | undefined

  constructor(resources: PageResources) {
    this.#resources = resources
    this.#css = {
      image: (address) => dataImage(address) ?? resources.image(address),
      sheet: (address) => resources.sheet(address),
    }
  }

  onopentag(name: string, attributes: Record<string, string>): void {
    this.#depth++
    if (this.#depth > DEEPEST || ++this.#elements > MOST_ELEMENTS) this.tooMuch = true
    if (this.#gone > 0) {
      this.#gone++
      return
    }
    this.#countHandlers(attributes)
    if (Object.hasOwn(GONE, name)) this.#leave(name, attributes)
    else if (name === 'style' || name === 'title') this.#raw = ''
    else if (name === 'link') this.#link(attributes)
    else if (name === 'html') this.#root ||= this.#attributes(attributes, ROOT)
    else if (name === 'body') this.#body ||= this.#attributes(attributes, BODY)
    else if (name === 'img' || name === 'image') this.#image(attributes)
    else if (name === 'input' || name === 'textarea') this.#field(name, attributes)
    else if (name === 'source' || name === 'track') this.#leftOut.media++
    else {
      if (name === 'form' || name === 'button') this.#leftOut.forms++
      const allowed = this.#elementName(name)
      if (allowed === undefined) return
      const link = name === 'a' ? linkTitle(attributes) : ''
      this.#out.push(`<${allowed}${this.#attributes(attributes, [...ANYWHERE, ...(ELEMENTS[allowed] ?? [])], link)}>`)
    }
  }

  onclosetag(name: string): void {
    this.#depth--
    if (this.#gone > 0) {
      this.#gone--
      return
    }
    if (name === 'style') this.#style()
    else if (name === 'title') {
      this.#title ??= (this.#raw ?? '').replace(/\s+/g, ' ').trim()
      this.#raw = undefined
    } else {
      const allowed = this.#elementName(name)
      if (allowed !== undefined && !EMPTY.has(allowed)) this.#out.push(`</${allowed}>`)
    }
  }

  ontext(text: string): void {
    if (this.#gone > 0) return
    if (this.#raw !== undefined) this.#raw += text
    else this.#out.push(escapeMarkup(text))
  }

  page(): SafePage {
    return {
      title: this.#title ?? '',
      rootAttributes: this.#root,
      bodyAttributes: this.#body,
      styles: this.#styles,
      body: this.#out.join(''),
      leftOut: this.#leftOut,
    }
  }

  #elementName(name: string): string | undefined {
    if (Object.hasOwn(RENAMED, name)) return RENAMED[name]
    return Object.hasOwn(ELEMENTS, name) ? name : undefined
  }

  #leave(name: string, attributes: Record<string, string>): void {
    this.#gone = 1
    const counted = GONE[name]
    if (counted !== undefined) this.#leftOut[counted]++
    const words = INSTEAD[name]
    if (words === undefined || isHidden(attributes)) return
    const what = attributes['title'] ?? attributes['aria-label'] ?? ''
    this.#out.push(placeholder(what.trim() === '' ? `${words}, not kept` : `${words}, not kept: ${what}`))
  }

  #link(attributes: Record<string, string>): void {
    const rel = (attributes['rel'] ?? '').toLowerCase().split(/\s+/)
    if (!rel.includes('stylesheet')) return
    const sheet = rel.includes('alternate') ? undefined : this.#resources.sheet(attributes['href'] ?? '')
    if (sheet === undefined) {
      this.#leftOut.styles++
      return
    }
    const media = attributes['media'] ?? ''
    this.#addSheet(media === '' ? sheet : `@media ${media} {${sheet}\n}`)
  }

  #style(): void {
    const source = this.#raw ?? ''
    this.#raw = undefined
    this.#addSheet(source)
  }

  #addSheet(source: string): void {
    const { css, removed } = safeStyleSheet(source, this.#css)
    this.#leftOut.styles += removed
    if (css !== '') this.#styles.push(css)
  }

  #image(attributes: Record<string, string>): void {
    const source = attributes['src'] ?? ''
    const image = dataImage(source) ?? (source === '' ? undefined : this.#resources.image(source))
    const kept = [...ANYWHERE, 'alt', 'width', 'height', 'border', 'hspace', 'vspace']
    if (image !== undefined) {
      this.#out.push(`<img src="${escapeMarkup(image)}"${this.#attributes(attributes, kept)}>`)
      return
    }
    this.#leftOut.images++
    if (isHidden(attributes)) return
    const alt = (attributes['alt'] ?? attributes['title'] ?? '').trim()
    this.#out.push(placeholder(alt === '' ? 'Image, not kept' : `Image, not kept: ${alt}`))
  }

  #field(name: string, attributes: Record<string, string>): void {
    this.#leftOut.forms++
    if (name === 'textarea') this.#gone = 1
    else if (/^(?:submit|button|reset)$/i.test(attributes['type'] ?? '') && attributes['value'] !== undefined)
      this.#out.push(`<span>${escapeMarkup(attributes['value'])}</span>`)
  }

  #countHandlers(attributes: Record<string, string>): void {
    for (const name in attributes) if (/^on/i.test(name)) this.#leftOut.scripts++
  }

  #attributes(attributes: Record<string, string>, allowed: readonly string[], more = ''): string {
    let text = more
    for (const name of new Set(allowed)) {
      const value = Object.hasOwn(attributes, name) ? attributes[name] : undefined
      if (value === undefined || (more !== '' && name === 'title')) continue
      text += value === '' ? ` ${name}` : ` ${name}="${escapeMarkup(value)}"`
    }
    const style = Object.hasOwn(attributes, 'style') ? attributes['style'] : undefined
    if (style !== undefined && style !== '') {
      const { css, removed } = safeStyleAttribute(style, this.#css)
      this.#leftOut.styles += removed
      if (css !== '') text += ` style="${escapeMarkup(css)}"`
    }
    if (Object.hasOwn(attributes, 'background')) this.#leftOut.images++
    return text
  }
}

/** What a note in place of something is marked with, so that it is not taken for words of the original. */
const placeholder = (words: string): string =>
  `<span class="variorum-note" data-note role="note">${escapeMarkup(words)}</span>`

/** Where a link led can be read, but not followed. */
function linkTitle(attributes: Record<string, string>): string {
  const address = (attributes['href'] ?? '').trim()
  return /^(?:https?:|mailto:|\/)/i.test(address) ? ` title="${escapeMarkup(address.slice(0, 2000))}"` : ''
}

/** Counting images and the like, which nobody was to see. */
function isHidden(attributes: Record<string, string>): boolean {
  const tiny = (value: string | undefined): boolean => value !== undefined && /^\s*[012](?:px)?\s*$/.test(value)
  return (
    Object.hasOwn(attributes, 'hidden') ||
    tiny(attributes['width']) ||
    tiny(attributes['height']) ||
    /display\s*:\s*none/i.test(attributes['style'] ?? '')
  )
}

function only(names: string): Record<string, readonly string[]> {
  return Object.fromEntries(names.split(/\s+/).map((name) => [name, []]))
}
