/** A piece of a style sheet. `value` is what escapes mean: the name of an identifier, the text of a string, the address of a url(). */
export interface CssToken {
  readonly kind:
    | 'space'
    | 'name'
    | 'function'
    | 'at'
    | 'hash'
    | 'string'
    | 'url'
    | 'number'
    | 'sign'
    | 'open'
    | 'close'
    /** A string or url() that is not closed as it should be: what it belongs to is not to be trusted. */
    | 'broken'
  readonly value: string
}

const SPACE = /[ \t\n\r\f]+/y
const NUMBER = /[+-]?(?:\d*\.)?\d+(?:e[+-]?\d+)?(?:%|[a-z]+)?/iy
const NAME_START = /[-_a-z\u0080-\uffff]/i
const NAME_RUN = /[-_a-z0-9\u0080-\uffff]+/iy
const NAME = /^[-_a-z0-9\u0080-\uffff]+$/i
const HEX = /[0-9a-f]{1,6}(?:\r\n|[ \t\n\r\f])?/iy
const OPEN = new Set(['{', '(', '['])
const CLOSE = new Set(['}', ')', ']'])

/** Splits a style sheet as CSS Syntax Level 3 does, as far as is needed to tell what it asks for. Linear; takes anything. */
export function cssTokens(source: string): CssToken[] {
  const tokens: CssToken[] = []
  let at = 0
  const add = (kind: CssToken['kind'], value: string): void => void tokens.push({ kind, value })

  while (at < source.length) {
    const char = source[at]!
    if (source.startsWith('/*', at)) {
      const end = source.indexOf('*/', at + 2)
      at = end < 0 ? source.length : end + 2
      add('space', ' ')
    } else if (matches(SPACE)) {
      at = SPACE.lastIndex
      add('space', ' ')
    } else if (char === '"' || char === "'") string(char)
    else if (source.startsWith('<!--', at)) {
      at += 4
      add('space', ' ')
    } else if (source.startsWith('-->', at)) {
      at += 3
      add('space', ' ')
    } else if (char === '@') {
      at++
      const name = readName()
      add(name === '' ? 'sign' : 'at', name === '' ? '@' : name)
    } else if (char === '#') {
      at++
      const name = readName()
      add(name === '' ? 'sign' : 'hash', name === '' ? '#' : name)
    } else if (matches(NUMBER)) {
      add('number', source.slice(at, NUMBER.lastIndex))
      at = NUMBER.lastIndex
    } else if (startsName()) nameOrFunction()
    else {
      at++
      add(OPEN.has(char) ? 'open' : CLOSE.has(char) ? 'close' : 'sign', char)
    }
  }
  return tokens

  function matches(pattern: RegExp): boolean {
    pattern.lastIndex = at
    return pattern.test(source)
  }

  function isEscape(): boolean {
    return source[at] === '\\' && at + 1 < source.length && !/[\n\r\f]/.test(source[at + 1]!)
  }

  function startsName(): boolean {
    // A hyphen by itself is a minus.
    if (source[at] === '-') return /[-_a-z\u0080-\uffff\\]/i.test(source[at + 1] ?? '')
    return isEscape() || NAME_START.test(source[at]!)
  }

  function characterAt(): string {
    return String.fromCodePoint(source.codePointAt(at)!)
  }

  function readEscape(): string {
    at++
    if (matches(HEX)) {
      const code = Number.parseInt(source.slice(at, HEX.lastIndex), 16)
      at = HEX.lastIndex
      return code === 0 || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? '\ufffd' : String.fromCodePoint(code)
    }
    const char = characterAt()
    at += char.length
    return char
  }

  function readName(): string {
    let name = ''
    while (at < source.length) {
      if (matches(NAME_RUN)) {
        name += source.slice(at, NAME_RUN.lastIndex)
        at = NAME_RUN.lastIndex
      } else if (isEscape()) name += readEscape()
      else break
    }
    return name
  }

  function nameOrFunction(): void {
    const from = at
    const name = readName()
    if (at === from) {
      at++
      add('sign', source[from]!)
    } else if (source[at] !== '(') add('name', name)
    else if (name.toLowerCase() === 'url') {
      at++
      url()
    } else {
      at++
      add('function', name)
    }
  }

  function url(): void {
    if (matches(SPACE)) at = SPACE.lastIndex
    const quote = source[at]
    let value = ''
    if (quote === '"' || quote === "'") {
      const before = tokens.length
      string(quote)
      value = tokens[before]!.value
      const broken = tokens[before]!.kind === 'broken'
      tokens.length = before
      const end = source.indexOf(')', at)
      const clean = !broken && end >= 0 && /^[ \t\n\r\f]*$/.test(source.slice(at, end))
      at = end < 0 ? source.length : end + 1
      add(clean ? 'url' : 'broken', value)
      return
    }
    while (at < source.length && source[at] !== ')') {
      if (isEscape()) value += readEscape()
      else value += source[at++]
    }
    at++
    add(/["'(]/.test(value) ? 'broken' : 'url', value.trim())
  }

  function string(quote: string): void {
    at++
    let value = ''
    while (at < source.length && source[at] !== quote) {
      const char = source[at]!
      if (/[\n\r\f]/.test(char)) {
        add('broken', value)
        return
      }
      if (char === '\\' && /[\n\r\f]/.test(source[at + 1] ?? '')) at += source.startsWith('\r\n', at + 1) ? 3 : 2
      else if (isEscape()) value += readEscape()
      else {
        value += char
        at++
      }
    }
    at++
    add('string', value)
  }
}

/** A token as it is written again: escaped so that it is that token and no other, and no markup. */
export function printCssToken({ kind, value }: CssToken): string {
  switch (kind) {
    case 'space':
      return ' '
    case 'name':
      return escapeName(value)
    case 'function':
      return `${escapeName(value)}(`
    case 'at':
      return `@${escapeName(value)}`
    case 'hash':
      return `#${escapeName(value, true)}`
    case 'string':
      return quotedString(value)
    case 'url':
      return `url(${quotedString(value)})`
    case 'sign':
      return value === '<' ? '< ' : value === '\\' ? ' ' : value
    case 'number':
    case 'open':
    case 'close':
      return value
    case 'broken':
      return ' '
  }
}

function quotedString(value: string): string {
  // '<' could end the style element that this stands in. '(' and '@' mean nothing in a string: what looks for an address must not find one.
  // oxlint-disable-next-line no-control-regex -- as a string must not hold them
  return `"${value.replace(/["\\<(@\u0000-\u001f\u007f]/g, (char) => `\\${char.codePointAt(0)!.toString(16)} `)}"`
}

function escapeName(name: string, anyStart = false): string {
  if (NAME.test(name) && (anyStart || !/^-?\d|^-$/.test(name))) return name
  let escaped = ''
  for (const [index, char] of Array.from(name).entries()) {
    const digitFirst = /\d/.test(char) && !anyStart && (index === 0 || (index === 1 && name[0] === '-'))
    if (digitFirst || !NAME.test(char) || (name === '-' && !anyStart))
      escaped += `\\${char.codePointAt(0)!.toString(16)} `
    else escaped += char
  }
  return escaped
}
