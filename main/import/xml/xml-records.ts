import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { ByteWindow } from '../byte-window.ts'
import type { FormatInput, RecordRefusal, Warning } from '../formats/format.ts'
import { onceAFile } from '../records/once.ts'
import { StreamDecoder } from '../stream-decoder.ts'
import { PieceOffsets } from './piece-offsets.ts'
import { declaredXmlEncoding, XmlPieces } from './xml-pieces.ts'
import { XmlMender } from './xml-mender.ts'
import { localAttributes, localName, type XmlElement, type XmlNode } from './xml-tree.ts'

/** Elements that are nested deeper are refused. */
export const DEEPEST_XML = 256
const LONGEST_RECORD = 20_000_000
const MOST_NODES = 1_000_000
const LONGEST_SILENCE = 64_000_000

/**
 * What an element is to the reader of a format: a `record` is yielded whole, as is an `aside` (what stands between the records,
 * such as the title of a feed); others are passed through. `name` and `parents` (outermost first) are local names.
 */
export type XmlRole = (name: string, parents: readonly string[]) => 'record' | 'aside' | undefined

/** A record or an aside of a file, read whole. */
export interface XmlRecord {
  readonly kind: 'record' | 'aside'
  readonly element: XmlElement
  /** Local names of the elements around it, outermost first. */
  readonly parents: readonly string[]
  /** Where it stands in the file: offsets of its bytes, from its `<` to after its last `>`. */
  readonly start: number
  readonly end: number
  /** Its bytes as they stand in the file. */
  readonly bytes: Uint8Array
  /** WHATWG name of the encoding it was read with. */
  readonly charset: string
  readonly warnings: readonly Warning[]
}

/** A place that could not be read. `place`: inside a record, between records, or the end of the file, which came too early. */
export interface XmlProblem {
  readonly kind: 'problem'
  readonly place: 'record' | 'between' | 'end'
  readonly refusal: RecordRefusal['refusal']
}

export type XmlFound = XmlRecord | XmlProblem

/**
 * Reads the records of an XML file, one after the other, with memory for one of them. A record that is damaged, too deep or too
 * large becomes a problem, and reading goes on at the next one. Nothing outside the file is ever loaded, no entity that it declares is
 * expanded. Time is linear in the size of the file.
 */
export async function* readXmlRecords(
  input: Pick<FormatInput, 'chunks' | 'head' | 'hints'>,
  role: XmlRole,
): AsyncGenerator<XmlFound> {
  const reader = new RecordReader(role, new StreamDecoder(declaredXmlEncoding(input.head) ?? input.hints.charset))
  const pieces = new XmlPieces(input.head)
  for await (const chunk of input.chunks()) {
    for (const piece of pieces.push(chunk)) yield* reader.read(piece)
  }
  yield* reader.read(pieces.rest(), true)
  yield* reader.end()
}

/** Thrown out of the parser to stop it; never leaves this file. */
class Stop extends Error {
  readonly code: string
  constructor(code: string, reason: string) {
    super(reason)
    this.code = code
  }
}

interface OpenElement {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: XmlNode[]
}

interface OpenRecord {
  readonly kind: 'record' | 'aside'
  readonly start: number
  /** Where it begins in the mended text. */
  readonly from: number
  readonly line: number
  readonly parents: readonly string[]
  readonly stack: OpenElement[]
  nodes: number
  length: number
  /** An element in it was not closed. */
  repaired: boolean
}

const MOST_PROBLEMS = 100
// A file that is damaged in so many places is not read on: each costs a new parser.
const MOST_STOPS = 10_000
const CLOSED = 'an element is closed that was not open'
// What readers of the wild overlook: a declaration that is not first, doubled attributes, text after the root.
const HARMLESS =
  /XML declaration|name\/value pairs|^expected (?:the name|one of)|value must|version number|must match|duplicate attribute|"\]\]>"|text data outside|doctype declaration|malformed comment|processing instruction|value required|whitespace required|no whitespace between/

const REPAIRED: Warning = {
  code: 'repaired-markup',
  reason: 'An element of it is not closed where it should be. Compare its text with the original.',
}

class RecordReader {
  readonly #role: XmlRole
  readonly #decoder: StreamDecoder
  readonly #window = new ByteWindow()
  readonly #mender = new XmlMender()
  readonly #once = onceAFile()
  #parser: SaxesParser<{ xmlns: false }> | undefined
  /** Local names of the open elements. */
  #path: string[] = []
  #record: OpenRecord | undefined
  #found: XmlFound[] = []
  /** Lengths of what earlier parsers were given. */
  #before = { length: 0, lines: 0 }
  #sinceEvent = 0
  #place: PieceOffsets | undefined
  #lastOpen = 0
  #damaged = 0
  #stops = 0
  #records = 0

  constructor(role: XmlRole, decoder: StreamDecoder) {
    this.#role = role
    this.#decoder = decoder
    this.#parser = this.#newParser()
  }

  *read(bytes: Uint8Array, last = false): Generator<XmlFound> {
    const start = this.#window.end
    this.#window.append(bytes)
    const text = this.#mender.mend(this.#decoder.decode(bytes, last))
    const from = this.#before.length + this.#fed
    this.#place = new PieceOffsets(text, from, bytes, start, this.#decoder.encoding)
    for (let at = 0; at < text.length;) {
      if (this.#parser === undefined) {
        const next = this.#stops > MOST_STOPS ? -1 : this.#seek(text, at)
        this.#skip(text.slice(at, next === -1 ? text.length : next))
        if (next === -1) break
        at = next
        this.#parser = this.#newParser()
      }
      at = this.#feed(text, at)
      yield* this.#found
      this.#found = []
    }
    this.#lastOpen = this.#place.lastOpen() ?? this.#lastOpen
    this.#window.forgetBefore(this.#parser === undefined ? this.#window.end : (this.#record?.start ?? this.#lastOpen))
  }

  *end(): Generator<XmlFound> {
    if (this.#damaged > MOST_PROBLEMS) {
      const more = (this.#damaged - MOST_PROBLEMS).toLocaleString('en')
      const reason = `The file is damaged in ${more} more places. Export or save it again and import it.`
      yield { kind: 'problem', place: 'between', refusal: { outcome: 'failed', code: 'damaged', reason } }
    }
    if (this.#parser === undefined || this.#path.length === 0) return
    const inside = this.#record?.kind === 'record'
    const many = this.#records === 1 ? '1 article was' : `${this.#records.toLocaleString('en')} articles were`
    const before = this.#records === 0 ? '' : ` ${many} read before.`
    const what = inside
      ? `in the record that begins in line ${this.#record!.line}`
      : 'before its last element is closed'
    const reason = `The file ends early, ${what}.${before} Get the whole file and import it again.`
    yield { kind: 'problem', place: inside ? 'record' : 'end', refusal: { outcome: 'failed', code: 'cut-off', reason } }
  }

  /** What the running parser was given. */
  #fed = 0

  /** Feeds the text from a place on; returns where to go on, which is before its end when the parser had to stop. */
  #feed(text: string, at: number): number {
    const parser = this.#parser!
    try {
      this.#sinceEvent += text.length - at
      if (this.#sinceEvent > LONGEST_SILENCE) throw new Stop('too-large', 'It holds a text that is too long to be read')
      parser.write(at === 0 ? text : text.slice(at))
      this.#fed += text.length - at
      return text.length
    } catch (error) {
      if (!(error instanceof Stop)) throw error
      const line = this.#before.lines + parser.line
      const stopped = Math.max(at + 1, Math.min(text.length, at + parser.position - this.#fed))
      this.#fed += stopped - at
      this.#stops++
      this.#problem(error, line)
      this.#before = { length: this.#before.length + this.#fed, lines: line - 1 }
      this.#fed = 0
      this.#sinceEvent = 0
      this.#parser = undefined
      this.#path = []
      this.#record = undefined
      return stopped
    }
  }

  #skip(text: string): void {
    this.#before.length += text.length
    for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) this.#before.lines++
  }

  #problem({ code, message }: Stop, line: number): void {
    const inside = this.#record?.kind === 'record'
    // After damage, the ends of what was open before it are no damage of their own.
    if (!inside && this.#damaged > 0 && message === CLOSED) return
    if (++this.#damaged > MOST_PROBLEMS) return
    const place = inside
      ? `In line ${line} (the record begins in line ${this.#record!.line})`
      : `Between the articles, in line ${line},`
    const reason = `${place} the file is damaged: ${message}. What could be read after it was read. Export or save the file again and import it.`
    this.#found.push({
      kind: 'problem',
      place: inside ? 'record' : 'between',
      refusal: { outcome: 'failed', code, reason },
    })
  }

  /** Where the next element begins that may be a record, for going on after damage; -1 where there is none. */
  #seek(text: string, from: number): number {
    const tag = /<([A-Za-z_][\w.-]*:)?([A-Za-z_][\w.-]*)(?=[\s/>])/g
    tag.lastIndex = from
    for (let match = tag.exec(text); match !== null; match = tag.exec(text))
      if (this.#role(match[2]!, []) === 'record') return match.index
    return -1
  }

  #newParser(): SaxesParser<{ xmlns: false }> {
    const parser = new SaxesParser({
      xmlns: false as const,
      fragment: true,
      position: false,
      forceXMLVersion: true,
      defaultXMLVersion: '1.0',
    })
    parser.on('error', ({ message }) => {
      if (message.startsWith('unexpected close tag') && this.#record?.kind === 'record') this.#record.repaired = true
      else if (!HARMLESS.test(message)) throw new Stop('damaged', inWords(message))
    })
    parser.on('opentag', (tag) => this.#open(tag))
    parser.on('closetag', () => this.#close())
    parser.on('text', (text) => this.#text(text))
    parser.on('cdata', (text) => this.#text(text))
    return parser
  }

  #open(tag: SaxesTagPlain): void {
    this.#sinceEvent = 0
    const name = localName(tag.name)
    if (this.#record === undefined) {
      const kind = this.#role(name, this.#path)
      if (kind !== undefined) {
        const position = this.#before.length + this.#parser!.position
        this.#record = {
          kind,
          start: this.#place!.openBefore(position) ?? this.#lastOpen,
          from: position,
          line: this.#before.lines + this.#parser!.line,
          parents: [...this.#path],
          stack: [],
          nodes: 0,
          length: 0,
          repaired: false,
        }
      }
    }
    this.#path.push(name)
    if (this.#path.length > DEEPEST_XML)
      throw new Stop('too-deep', `its elements are nested more than ${DEEPEST_XML} levels deep`)
    const record = this.#record
    if (record === undefined) return
    this.#count(record, 0)
    record.stack.push({ name, attributes: localAttributes(tag.attributes), children: [] })
  }

  #text(text: string): void {
    this.#sinceEvent = 0
    const record = this.#record
    if (record === undefined || text === '') return
    this.#count(record, text.length)
    const { children } = record.stack.at(-1)!
    const before = children.at(-1)
    if (typeof before === 'string') children[children.length - 1] = before + text
    else children.push(text)
  }

  #count(record: OpenRecord, length: number): void {
    record.nodes++
    record.length += length
    if (record.length > LONGEST_RECORD || record.nodes > MOST_NODES)
      throw new Stop(
        'too-large',
        `it has more than ${LONGEST_RECORD / 1e6} MB of text or ${MOST_NODES / 1e6} million elements`,
      )
  }

  #close(): void {
    this.#sinceEvent = 0
    this.#path.pop()
    const record = this.#record
    if (record === undefined) return
    const element: XmlElement = record.stack.pop()!
    const parent = record.stack.at(-1)
    if (parent !== undefined) {
      parent.children.push(element)
      return
    }
    this.#record = undefined
    if (record.kind === 'record') this.#records++
    const position = this.#before.length + this.#parser!.position
    const end = this.#place!.closeBefore(position) ?? this.#window.end
    this.#found.push({
      kind: record.kind,
      element,
      parents: record.parents,
      start: record.start,
      end,
      bytes: this.#window.take(record.start, end),
      charset: this.#decoder.encoding,
      warnings: [
        ...this.#once(this.#decoder.warnings),
        ...(record.repaired ? [REPAIRED] : []),
        ...this.#unknownEntities(record.from, position),
      ],
    })
  }

  #unknownEntities(from: number, end: number): Warning[] {
    const { unknown } = this.#mender
    const names = [...new Set(unknown.filter(({ at }) => at >= from && at < end).map(({ name }) => `&${name};`))]
    unknown.splice(0, unknown.findLastIndex(({ at }) => at < end) + 1)
    if (names.length === 0) return []
    const shown = names.slice(0, 5).join(', ') + (names.length > 5 ? ', …' : '')
    const reason = `It refers to what the file itself would have to define (${shown}); that is never looked up, and stands in the text as it is written.`
    return [{ code: 'unknown-entity', reason }]
  }
}

function inWords(message: string): string {
  const unclosed = /^un(?:expected close|matched closing) tag/.test(message)
  return unclosed ? CLOSED : `it is no well-formed XML there (${message.replace(/\.$/, '')})`
}
