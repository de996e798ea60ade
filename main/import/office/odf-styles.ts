import type { ParagraphRole } from './describe-document.ts'
import type { Look } from './paragraph-builder.ts'
import type { XmlAttributes } from './read-xml.ts'
import { roleOfStyle } from './style-roles.ts'

/** What a style of OpenDocument gives to paragraphs and spans. */
export interface OdfStyle extends Look {
  readonly role?: ParagraphRole
  readonly hidden?: boolean
}

interface RawStyle {
  name: string
  parent?: string
  size?: string
  bold?: boolean
  hidden?: boolean
}

const DEEPEST = 20

/** The styles of a document, gathered from styles.xml and from the beginning of content.xml. */
export class OdfStyles {
  readonly #raw = new Map<string, RawStyle>()
  readonly #known = new Map<string, OdfStyle>()
  #open: RawStyle | undefined

  /** To be told of each element that opens. */
  open(name: string, attributes: XmlAttributes): void {
    if (name === 'style' || name === 'default-style') {
      // Names are by family: a paragraph style and a span style may share one.
      const family = attributes.get('family') === 'text' ? 'text' : 'paragraph'
      const parent = attributes.get('parent-style-name')
      this.#open = {
        name: attributes.get('display-name') ?? (attributes.get('name') ?? '').replaceAll('_20_', ' '),
        ...(parent === undefined ? {} : { parent: `${family}/${parent}` }),
      }
      const key = name === 'default-style' ? '' : (attributes.get('name') ?? '')
      if (name === 'style' || attributes.get('family') === 'paragraph') this.#raw.set(`${family}/${key}`, this.#open)
    } else if (name === 'text-properties' && this.#open !== undefined) {
      const [size, weight, display] = [
        attributes.get('font-size'),
        attributes.get('font-weight'),
        attributes.get('display'),
      ]
      if (size !== undefined) this.#open.size = size
      if (weight !== undefined) this.#open.bold = weight === 'bold' || Number(weight) >= 600
      if (display === 'none') this.#open.hidden = true
    }
  }

  /** To be told of each element that closes. */
  close(name: string): void {
    if (name === 'style' || name === 'default-style') this.#open = undefined
  }

  /** The style of a name, with what it takes from its parents. */
  of(family: 'paragraph' | 'text', name: string | undefined): OdfStyle {
    const key = `${family}/${name ?? ''}`
    let style = this.#known.get(key)
    if (style === undefined) this.#known.set(key, (style = this.#resolve(key)))
    return style
  }

  #resolve(key: string): OdfStyle {
    const chain: RawStyle[] = []
    for (let at: string | undefined = key; at !== undefined && chain.length < DEEPEST;) {
      const raw = this.#raw.get(at)
      if (raw === undefined) break
      chain.push(raw)
      at = raw.parent
    }
    const base = key.startsWith('paragraph/') ? this.#raw.get('paragraph/') : undefined
    if (base !== undefined && !chain.includes(base)) chain.push(base)
    let size: number | undefined
    for (const raw of chain.toReversed()) {
      const value = Number.parseFloat(raw.size ?? '')
      if (Number.isNaN(value)) continue
      if (raw.size!.endsWith('%')) size = size === undefined ? undefined : (size * value) / 100
      else size = value
    }
    const bold = chain.find((raw) => raw.bold !== undefined)?.bold
    const hidden = chain.find((raw) => raw.hidden !== undefined)?.hidden
    const role = chain.map((raw) => roleOfStyle(raw.name)).find((found) => found !== undefined)
    return {
      ...(size === undefined ? {} : { size }),
      ...(bold === undefined ? {} : { bold }),
      ...(hidden === undefined ? {} : { hidden }),
      ...(role === undefined ? {} : { role }),
    }
  }
}
