import { Parser } from 'htmlparser2'

const DEEPEST = 256
const MOST_ELEMENTS = 100_000
const MOST_PIECES = 500_000
const LONGEST = 20_000_000
const CHUNK = 65_536

const SILENT = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'svg',
  'iframe',
  'object',
  'select',
  'textarea',
  'head',
])
const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q rp rt ruby s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
)

/**
 * Why a page is not to be parsed as a tree, or undefined. Found in one linear pass: building and walking a tree of thousands of
 * levels takes minutes and overflows stacks.
 */
export function tooMuchMarkup(source: string): string | undefined {
  if (source.length > LONGEST) return 'it is too long'
  let depth = 0
  let elements = 0
  let pieces = 0
  let reason: string | undefined
  const parser = new Parser(
    {
      onopentag() {
        elements++
        depth++
        if (depth > DEEPEST) reason = `its markup is nested more than ${DEEPEST} levels deep`
        else if (elements > MOST_ELEMENTS) reason = `it has more than ${MOST_ELEMENTS.toLocaleString('en')} elements`
      },
      onclosetag() {
        depth--
      },
      ontext() {
        if (++pieces > MOST_PIECES) reason = 'its markup is broken into too many pieces'
      },
    },
    { decodeEntities: false },
  )
  for (let at = 0; at < source.length; at += CHUNK) {
    parser.write(source.slice(at, at + CHUNK))
    if (reason !== undefined) break
  }
  return reason
}

/**
 * The page with nothing in place of the beginnings of CDATA sections, which HTML does not have: to the parser, one that is never
 * closed is the rest of the page. In scripts they stand behind comment signs and are left.
 */
export function withoutSections(source: string): string {
  return source.includes('<![CDATA[') ? source.replace(/(?<!\/[/*]\s{0,4})<!\[CDATA\[/g, '<!---->') : source
}

/** The text of a page without building a tree: a line for each block. Linear, whatever the markup. */
export function plainText(source: string): string {
  const parts: string[] = []
  let silent: string | undefined
  let nested = 0
  const parser = new Parser({
    onopentagname(name) {
      if (silent === name) nested++
      else if (silent === undefined && SILENT.has(name)) [silent, nested] = [name, 1]
      else if (silent === undefined && !INLINE.has(name)) parts.push('\n')
    },
    onclosetag(name) {
      if (silent === name && --nested === 0) silent = undefined
      else if (silent === undefined && !INLINE.has(name)) parts.push('\n')
    },
    ontext(text) {
      if (silent === undefined) parts.push(text.replace(/\s+/g, ' '))
    },
  })
  // Unclosed tags are never popped, and the parser's own stack makes deep ones costly: feed tags away from it.
  const flat =
    source.length > 1_000_000 || tooMuchMarkup(source) !== undefined ? flattened(source) : withoutSections(source)
  for (let at = 0; at < flat.length; at += CHUNK) parser.write(flat.slice(at, at + CHUNK))
  parser.end()
  return parts
    .join('')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join('\n\n')
}

/** The page with blocks as line breaks and other tags gone, scripts and styles with their content: no nesting is left. */
function flattened(source: string): string {
  return source
    .replace(/<!--[^]*?(?:-->|$)/g, ' ')
    .replace(/<(script|style|noscript|template|svg|head)\b[^]*?(?:<\/\1\s*>|$)/gi, ' ')
    .replace(/<\/?([a-z][a-z0-9]*)\b[^<>]*>/gi, (_, name: string) => (INLINE.has(name.toLowerCase()) ? '' : '<br>'))
}
