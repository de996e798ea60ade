import { Parser } from 'htmlparser2'

// oxlint-disable-next-line no-control-regex -- these are the characters that XML does not have
const DISALLOWED = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g
const SPECIAL = /&|<!\[CDATA\[|<!--|<\?/g
const REFERENCE = /&(?:#(?<decimal>\d{1,9})|#[xX](?<hex>[\da-fA-F]{1,8})|(?<name>[A-Za-z][\w.:-]{0,60}));/y
const PREDEFINED = new Set(['amp', 'lt', 'gt', 'quot', 'apos'])
const MOST_UNKNOWN = 1000
const ENDS: Readonly<Record<string, string>> = { '<![CDATA[': ']]>', '<!--': '-->', '<?': '?>' }

/** An entity that neither XML nor HTML names, and where its reference stands in the mended text (UTF-16 units from the start). */
export interface UnknownEntity {
  readonly name: string
  readonly at: number
}

/**
 * Makes XML of what only nearly is, piece by piece: bare ampersands are escaped, the entities of HTML become their characters,
 * characters that XML forbids become U+FFFD. Entities that the file declares are never expanded: the reference stays as it is
 * written. No `<` and no `>` is added or taken away, so that places can be told by counting these. Pieces must not cut a
 * reference, nor the mark at which a comment, CDATA section or instruction begins or ends.
 */
export class XmlMender {
  readonly unknown: UnknownEntity[] = []
  #open: string | undefined
  #length = 0

  /** The mended text of the next piece. */
  mend(piece: string): string {
    const clean = DISALLOWED.test(piece) ? piece.replace(DISALLOWED, '\ufffd') : piece
    DISALLOWED.lastIndex = 0
    const parts: string[] = []
    let length = 0
    const add = (part: string): void => {
      parts.push(part)
      length += part.length
    }
    for (let at = 0; at < clean.length;) {
      if (this.#open !== undefined) {
        const end = clean.indexOf(this.#open, at)
        const inner = clean.slice(at, end === -1 ? clean.length : end)
        // A comment may hold no two hyphens; what it says is not read.
        add(this.#open === '-->' ? inner.replaceAll('-', '=') : inner)
        if (end === -1) break
        add(this.#open)
        at = end + this.#open.length
        this.#open = undefined
        continue
      }
      SPECIAL.lastIndex = at
      const special = SPECIAL.exec(clean)
      if (special === null) {
        add(clean.slice(at))
        break
      }
      add(clean.slice(at, special.index))
      at = special.index
      if (special[0] === '&') {
        REFERENCE.lastIndex = at
        const reference = REFERENCE.exec(clean)
        add(reference === null ? '&amp;' : this.#resolve(reference, this.#length + length))
        at += reference?.[0].length ?? 1
      } else {
        add(special[0])
        at += special[0].length
        this.#open = ENDS[special[0]]
      }
    }
    this.#length += length
    return parts.join('')
  }

  #resolve(reference: RegExpExecArray, at: number): string {
    const { decimal, hex, name } = reference.groups ?? {}
    if (name === undefined) {
      const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)
      return isCharacter(point) ? reference[0].replace('X', 'x') : '\ufffd'
    }
    if (PREDEFINED.has(name)) return reference[0]
    const known = htmlEntity(name)
    if (known !== undefined) return known
    if (this.unknown.length < MOST_UNKNOWN) this.unknown.push({ name, at })
    return `&amp;${name};`
  }
}

function isCharacter(point: number): boolean {
  return (
    point === 9 ||
    point === 10 ||
    point === 13 ||
    (point >= 0x20 && point < 0xd800) ||
    (point > 0xdfff && point < 0xfffe) ||
    (point > 0xffff && point <= 0x10ffff)
  )
}

const ENTITIES = new Map<string, string | undefined>()
const MOST_REMEMBERED = 5000

/** The characters of an entity of HTML, escaped for XML; undefined for a name that HTML does not have. */
function htmlEntity(name: string): string | undefined {
  if (ENTITIES.has(name)) return ENTITIES.get(name)
  let text = ''
  const parser = new Parser({ ontext: (part) => (text += part) })
  parser.end(`&${name};`)
  const known = text === `&${name};` || text.includes(';') ? undefined : text
  const escaped = known?.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  if (ENTITIES.size < MOST_REMEMBERED) ENTITIES.set(name, escaped)
  return escaped
}
