import { cssTokens, printCssToken, type CssToken } from './css-tokens.ts'

/** What filtering a style sheet may ask for. */
export interface CssSources {
  /** The `data:` address of an image that the original holds itself; undefined: it is not there. */
  image(address: string): string | undefined
  /** The text of a style sheet that the original holds itself, for `@import`. */
  sheet?(address: string): string | undefined
}

/** A filtered style sheet, and how many of its parts would have loaded something. */
export interface SafeCss {
  readonly css: string
  readonly removed: number
}

/** Rules with a block that apply to what is shown; all others (fonts, key frames, page margins) have nothing to do here. */
const GROUPS = new Set(['media', 'supports', 'layer', 'container', 'scope'])
const NO_PROPERTIES = new Set(['behavior', '-moz-binding', 'src'])
const DEEPEST = 32
const LOOKS_LOADING = /(?:url|image-set)\(|@import/i
const LOADING = /^(?:url|src|(?:-webkit-)?image-set|image|(?:-webkit-)?cross-fade|element|expression)$/i

/** The functions of values that cannot load anything. What is not in this list is not let through. */
const FUNCTIONS = new Set(
  `rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix light-dark calc min max clamp var abs sign round mod rem pow sqrt hypot
   linear-gradient radial-gradient conic-gradient repeating-linear-gradient repeating-radial-gradient repeating-conic-gradient
   -webkit-linear-gradient -webkit-radial-gradient -webkit-gradient -moz-linear-gradient -o-linear-gradient from to color-stop
   translate translatex translatey translatez translate3d rotate rotatex rotatey rotatez rotate3d scale scalex scaley scale3d skew
   skewx skewy matrix matrix3d perspective cubic-bezier steps repeat minmax fit-content counter counters blur brightness contrast
   drop-shadow grayscale hue-rotate invert opacity saturate sepia polygon circle ellipse inset path rect`.split(/\s+/),
)

/** A style sheet without anything that could load: no addresses but images of the original itself, no imports, no fonts. */
export function safeStyleSheet(source: string, sources: CssSources, depth = 0): SafeCss {
  const out: string[] = []
  let removed = 0
  let statement: CssToken[] = []
  /** For each open block whether it is written. */
  const blocks: boolean[] = []
  /** Brackets that are open inside the statement. */
  let brackets = 0
  const written = (): boolean => blocks.every(Boolean)
  const add = (text: string): void => {
    if (written()) out.push(text)
  }
  const take = (): CssToken[] => {
    const taken = trimmed(statement)
    statement = []
    brackets = 0
    return taken
  }
  const declaration = (): void => {
    const tokens = take()
    if (tokens.length === 0) return
    const safe = safeDeclaration(tokens, sources)
    if (safe === undefined) removed += Number(written())
    else add(`${safe};`)
  }
  const atStatement = (): void => {
    const [rule, ...rest] = take()
    const name = rule!.value.toLowerCase()
    if (name === 'import') importSheet(rest)
    else if (name === 'layer') add(`@layer ${print(rest)};`)
  }
  const importSheet = (tokens: readonly CssToken[]): void => {
    const address = trimmed(tokens)[0]
    const named = address?.kind === 'string' || address?.kind === 'url' ? address.value : undefined
    const sheet = named === undefined || depth >= 4 ? undefined : sources.sheet?.(named)
    if (sheet === undefined) removed++
    else {
      const safe = safeStyleSheet(sheet, sources, depth + 1)
      removed += safe.removed
      add(safe.css)
    }
  }

  for (const token of cssTokens(source)) {
    if (token.kind === 'open' && token.value === '{' && brackets === 0) {
      const prelude = take()
      const written = openBlock(prelude)
      if (written !== undefined) add(`${written}{`)
      else removed += Number(/^font-face$/i.test(prelude[0]?.value ?? ''))
      blocks.push(written !== undefined && blocks.length < DEEPEST)
    } else if (token.kind === 'close' && token.value === '}') {
      if (statement[0]?.kind === 'at') take()
      else declaration()
      if (blocks.length === 0) continue
      add('}')
      // What was not written was not opened either: `add` says so for both.
      blocks.pop()
    } else if (token.kind === 'sign' && token.value === ';' && brackets === 0) {
      if (trimmed(statement)[0]?.kind === 'at') atStatement()
      else declaration()
    } else {
      if (token.kind === 'open' || token.kind === 'function') brackets++
      if (token.kind === 'close') brackets = Math.max(0, brackets - 1)
      statement.push(token)
    }
  }
  if (trimmed(statement)[0]?.kind === 'at') atStatement()
  else if (blocks.length > 0) declaration()
  for (; blocks.length > 0; blocks.pop()) add('}')
  return { css: out.join(''), removed }
}

/** The value of a style attribute, likewise. */
export function safeStyleAttribute(source: string, sources: CssSources): SafeCss {
  const out: string[] = []
  let removed = 0
  let statement: CssToken[] = []
  let brackets = 0
  const end = (): void => {
    const tokens = trimmed(statement)
    statement = []
    brackets = 0
    if (tokens.length === 0) return
    const safe = safeDeclaration(tokens, sources)
    if (safe === undefined) removed++
    else out.push(safe)
  }
  for (const token of cssTokens(source)) {
    if (token.kind === 'sign' && token.value === ';' && brackets === 0) end()
    else {
      if (token.kind === 'open' || token.kind === 'function') brackets++
      if (token.kind === 'close') brackets = Math.max(0, brackets - 1)
      statement.push(token)
    }
  }
  end()
  return { css: out.join(';'), removed }
}

/** What stands before a block, ready to be written, or undefined when the block is left out. */
function openBlock(prelude: readonly CssToken[]): string | undefined {
  if (prelude.some((token, index) => mayLoad(token) || (token.kind === 'at' && index > 0))) return undefined
  const [first] = prelude
  if (first === undefined) return undefined
  if (first.kind === 'at' && !GROUPS.has(first.value.toLowerCase())) return undefined
  const written = print(prelude)
  // What no browser takes for an address, such as `#url(`, has no use before a block either.
  return LOOKS_LOADING.test(written.replaceAll(/"[^"]*"/g, '""')) ? undefined : written
}

/** Nothing before a block loads anything; what looks as if it would is not let through all the same. */
function mayLoad({ kind, value }: CssToken): boolean {
  return kind === 'url' || kind === 'broken' || (kind === 'function' && LOADING.test(value))
}

/** A declaration ready to be written, or undefined when it may not be. */
function safeDeclaration(tokens: readonly CssToken[], sources: CssSources): string | undefined {
  const [property, ...rest] = tokens
  if (property?.kind !== 'name') return undefined
  const name = property.value.toLowerCase()
  const colon = rest.findIndex(({ kind }) => kind !== 'space')
  if (rest[colon]?.value !== ':' || NO_PROPERTIES.has(name)) return undefined
  const value: CssToken[] = []
  let depth = 0
  for (const token of rest.slice(colon + 1)) {
    if (token.kind === 'broken' || token.kind === 'at') return undefined
    if (token.value === '{' || token.value === '}') return undefined
    if (token.kind === 'function' && !FUNCTIONS.has(token.value.toLowerCase())) return undefined
    if (token.kind === 'open' || token.kind === 'function') depth++
    if (token.kind === 'close' && --depth < 0) return undefined
    if (token.kind === 'url') {
      const image = sources.image(token.value)
      if (image === undefined) return undefined
      value.push({ kind: 'url', value: image })
    } else if (name === 'position' && token.kind === 'name' && token.value.toLowerCase() === 'fixed')
      // What is nailed to the window would lie over the article for ever: there is no script to close it.
      value.push({ kind: 'name', value: 'static' })
    else value.push(token)
  }
  return depth === 0 ? `${print([property])}:${print(trimmed(value))}` : undefined
}

function print(tokens: readonly CssToken[]): string {
  return tokens.map(printCssToken).join('')
}

function trimmed(tokens: readonly CssToken[]): CssToken[] {
  let from = 0
  let to = tokens.length
  while (from < to && tokens[from]!.kind === 'space') from++
  while (to > from && tokens[to - 1]!.kind === 'space') to--
  return tokens.slice(from, to)
}
