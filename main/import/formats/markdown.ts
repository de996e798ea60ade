import { parse } from 'yaml'
import type { BlockMark } from '../describe/blocks.ts'
import { describeText, type StatedFields } from '../describe/describe-text.ts'
import type { FileHead, Format, FormatInput, ReadRecord } from './format.ts'
import { decodeText, LARGEST_ARTICLE } from './text.ts'

/** Markdown: one article. Its headings are taken at their word, its front matter states the fields. */
export const markdown: Format = {
  name: 'markdown',
  label: 'Markdown',
  extensions: ['md', 'markdown', 'mdown', 'mkd'],
  limit: LARGEST_ARTICLE,
  timeLimit: 60_000,
  recognises: ({ extension, text }: FileHead) => text !== '' && ['md', 'markdown', 'mdown', 'mkd'].includes(extension),
  async *read(input: FormatInput): AsyncIterable<ReadRecord> {
    const { text, warnings, encoding } = decodeText(await input.bytes(), input.hints)
    const front = frontMatter(text)
    const described = describeText(text, {
      marks: marksOf(text, front.end),
      from: front.end,
      stated: front.fields,
      hints: input.hints,
    })
    yield {
      extracted: { ...described.extracted, format: 'markdown' },
      warnings: [...warnings, ...described.warnings],
      media: `text/markdown;charset=${encoding}`,
    }
  },
}

const FRONT_MATTER =
  /^(?:---[ \t]*\n(?<yaml>[^]*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)|\+\+\+[ \t]*\n(?<toml>[^]*?)\n\+\+\+[ \t]*(?:\n|$))/
const LONGEST_FRONT_MATTER = 64_000

/** The front matter of a file: where it ends, and the fields that it states. What is no valid YAML states nothing. */
function frontMatter(text: string): { readonly end: number; readonly fields: StatedFields } {
  const match = FRONT_MATTER.exec(text.slice(0, LONGEST_FRONT_MATTER))
  if (match === null) return { end: 0, fields: {} }
  const values = valuesOf(match.groups?.['yaml'] ?? (match.groups?.['toml'] ?? '').replace(/^(\w+)\s*=\s*/gm, '$1: '))
  if (values === undefined) return { end: 0, fields: {} }
  const pick = (...keys: string[]): string | undefined => {
    for (const key of keys) {
      const value = printed(values.get(key))
      if (value !== undefined) return value
    }
    return undefined
  }
  return {
    end: match[0].length,
    fields: {
      title: pick('title', 'headline'),
      outlet: pick('outlet', 'publication', 'publisher', 'site', 'site_name', 'newspaper'),
      byline: pick('byline', 'author', 'authors'),
      date: pick('date', 'published', 'date_published', 'publish_date', 'pubdate', 'created'),
      url: pick('url', 'source_url', 'original_url', 'canonical', 'canonical_url', 'link', 'permalink', 'source'),
    },
  }
}

/** The top-level entries, by their names in lower case; undefined when it is no list of entries. */
function valuesOf(source: string): ReadonlyMap<string, unknown> | undefined {
  let parsed: unknown
  try {
    // Dates stay as they are printed; anchors cannot be expanded into a bomb.
    parsed = parse(source, { schema: 'failsafe', maxAliasCount: 0, mapAsMap: true, logLevel: 'silent' })
  } catch {
    return undefined
  }
  if (!(parsed instanceof Map)) return undefined
  const entries = [...parsed.entries()].map(
    ([key, value]) =>
      [
        String(key)
          .toLowerCase()
          .replace(/[\s-]+/g, '_'),
        value,
      ] as const,
  )
  return new Map<string, unknown>(entries)
}

function printed(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value.trim()
  if (!Array.isArray(value)) return undefined
  const parts = value
    .map((part: unknown) => (part instanceof Map ? printed(part.get('name')) : printed(part)))
    .filter((part) => part !== undefined)
  return parts.length === 0 ? undefined : parts.join(', ')
}

const RULE = /^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$/
const UNDERLINE = /^ {0,3}(=+|-+)[ \t]*$/
const FENCE = /^ {0,3}(`{3,}|~{3,})/
const HEADING = /^ {0,3}(#{1,6})(?:[ \t]|$)/
const IMAGES = /^(?:\s*\[?!\[[^\]\n]{0,1000}\](?:\([^)\n]{0,2000}\)|\[[^\]\n]{0,200}\])(?:\]\([^)\n]{0,2000}\))?)+\s*$/
const DEFINITION = /^ {0,3}\[[^\]\n]{1,200}\]:\s+\S/
const HTML_LINE = /^\s*<(?:!--|\/?[a-z])[^\n]*>\s*$/i
const TABLE_LINE = /^\s*\|.*\|\s*$/

/**
 * What the markup says about lines, by the offset of their first character that is no white space. Line by line and linear:
 * only what stands around words matters here, and a parser of the whole grammar can be made to take minutes.
 */
function marksOf(text: string, from: number): ReadonlyMap<number, BlockMark> {
  const marks = new Map<number, BlockMark>()
  let fence: string | undefined
  let before: { readonly start: number; readonly text: string } | undefined
  for (let start = from; start < text.length;) {
    const newline = text.indexOf('\n', start)
    const end = newline === -1 ? text.length : newline
    const line = text.slice(start, end)
    const first = start + line.length - line.trimStart().length
    const opened = FENCE.exec(line)?.[1]
    if (fence !== undefined) {
      const closes = opened !== undefined && opened.startsWith(fence) && line.trim() === opened
      marks.set(first, closes ? 'furniture' : 'prose')
      if (closes) fence = undefined
    } else if (opened !== undefined) {
      marks.set(first, 'furniture')
      fence = opened
    } else if (before !== undefined && UNDERLINE.test(line) && isHeadingText(before.text)) {
      marks.set(before.start, line.includes('=') ? 'title' : 'heading')
      marks.set(first, 'furniture')
    } else {
      const mark = markOfLine(line)
      if (mark !== undefined) marks.set(first, mark)
    }
    before = line.trim() === '' ? undefined : { start: first, text: line }
    start = end + 1
  }
  return marks
}

function markOfLine(line: string): BlockMark | undefined {
  const hashes = HEADING.exec(line)?.[1]
  if (hashes !== undefined) return hashes.length === 1 ? 'title' : 'heading'
  if (line.length > 5000) return undefined
  if (RULE.test(line) || IMAGES.test(line) || DEFINITION.test(line)) return 'furniture'
  if (HTML_LINE.test(line) && line.replace(/<!--.*?-->|<[^>]*>/g, '').trim() === '') return 'furniture'
  return TABLE_LINE.test(line) ? 'prose' : undefined
}

/** Whether a line above an underline is its heading, and not a paragraph above a rule. */
function isHeadingText(line: string): boolean {
  return line.length <= 200 && !HEADING.test(line) && !/^\s*(?:[-*+>|]|\d+[.)])\s/.test(line)
}
