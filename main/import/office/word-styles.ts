import type { ParagraphRole } from './describe-document.ts'
import type { Look } from './paragraph-builder.ts'
import { readXml, type XmlAttributes } from './read-xml.ts'
import { roleOfStyle } from './style-roles.ts'

/** What a style of Word gives to its paragraphs or runs. */
export interface WordStyle extends Look {
  readonly role?: ParagraphRole
  readonly hidden?: boolean
}

/** The styles of a document by their ids; the one called '' holds what all text begins with. */
export type WordStyles = ReadonlyMap<string, WordStyle>

interface RawStyle {
  name: string
  basedOn?: string
  size?: number
  bold?: boolean
  hidden?: boolean
  outline?: number
}

const DEEPEST = 20

/** Reads word/styles.xml. */
export function readWordStyles(bytes: Uint8Array | undefined): WordStyles {
  const raw = new Map<string, RawStyle>([['', { name: '' }]])
  let style: RawStyle | undefined
  let normal: string | undefined
  if (bytes !== undefined)
    readXml(bytes, {
      open(name, attributes) {
        if (name === 'docDefaults') style = raw.get('')
        else if (name === 'style') {
          const id = attributes.get('styleId') ?? ''
          raw.set(id, (style = { name: '' }))
          if (attributes.get('type') === 'paragraph' && isOn(attributes.get('default'))) normal = id
        } else if (style !== undefined) readProperty(style, name, attributes)
      },
      close(name) {
        if (name === 'style' || name === 'docDefaults') style = undefined
      },
      text() {
        // Styles are made of attributes.
      },
    })
  const styles = new Map<string, WordStyle>()
  for (const id of raw.keys()) styles.set(id, resolve(raw, id))
  if (normal !== undefined) styles.set('', { ...styles.get(''), ...styles.get(normal) })
  return styles
}

function readProperty(style: RawStyle, name: string, attributes: XmlAttributes): void {
  const value = attributes.get('val')
  if (name === 'name') style.name = value ?? ''
  else if (name === 'basedOn' && value !== undefined) style.basedOn = value
  else if (name === 'sz' && value !== undefined) style.size = Number.parseFloat(value) / 2 || undefined
  else if (name === 'b') style.bold = isToggled(attributes)
  else if (name === 'vanish') style.hidden = isToggled(attributes)
  else if (name === 'outlineLvl') style.outline = Number(value)
}

function resolve(raw: ReadonlyMap<string, RawStyle>, id: string): WordStyle {
  let { size, bold, hidden, outline } = raw.get(id)!
  let role = roleOfStyle(raw.get(id)!.name)
  let parent = raw.get(id)!.basedOn
  for (let depth = 0; parent !== undefined && depth < DEEPEST; depth++) {
    const style: RawStyle | undefined = raw.get(parent)
    if (style === undefined) break
    size ??= style.size
    bold ??= style.bold
    hidden ??= style.hidden
    outline ??= style.outline
    role ??= roleOfStyle(style.name)
    parent = style.basedOn
  }
  const base = raw.get('')!
  size ??= base.size
  bold ??= base.bold
  role ??= outline !== undefined && outline >= 0 && outline < 9 ? 'heading' : undefined
  return {
    ...(size === undefined ? {} : { size }),
    ...(bold === undefined ? {} : { bold }),
    ...(hidden === undefined ? {} : { hidden }),
    ...(role === undefined ? {} : { role }),
  }
}

/** Whether an element that switches something switches it on: it does so without a value. */
export function isToggled(attributes: XmlAttributes): boolean {
  const value = attributes.get('val')
  return value === undefined || isOn(value)
}

function isOn(value: string | undefined): boolean {
  return value !== undefined && !['0', 'false', 'off', 'none'].includes(value)
}
