import type { FileHead } from '../formats/format.ts'
import { isOtherText } from '../recognise-text.ts'

const PROMISED = new Set(['json', 'jsonl', 'ndjson', 'jsonlines'])
const BRACKET = /^\ufeff?\s*[[{]/
// A text may begin with a bracket, too: a footnote, a link, a stage direction. None begins with a key.
const KEY = /^\ufeff?\s*(?:\[\s*)*\{\s*"(?:[^"\\]|\\.){0,500}"\s*:/

/** Whether a file begins as JSON does: with a key in an object, or with any bracket where its extension promises JSON. */
export function looksLikeJson(head: FileHead): boolean {
  if (isOtherText(head)) return false
  return (PROMISED.has(head.extension) ? BRACKET : KEY).test(head.text)
}

/** Whether each line of a file is an object of its own. */
export function looksLikeJsonLines(head: FileHead): boolean {
  if (!looksLikeJson(head)) return false
  const lines = head.text.replace(/^\ufeff/, '').split(/\r?\n/)
  const isCut = head.bytes.length >= 16_384
  const [first, second] = lines.filter((line, index) => line.trim() !== '' && !(isCut && index === lines.length - 1))
  const promised = ['jsonl', 'ndjson', 'jsonlines'].includes(head.extension)
  if (first === undefined) return promised
  if (!isWhole(first)) return promised && !first.trim().endsWith('{') && first.length > 20
  return promised || (second !== undefined && /^\s*\{/.test(second))
}

function isWhole(line: string): boolean {
  if (!/^\s*\{/.test(line)) return false
  try {
    JSON.parse(line)
    return true
  } catch {
    return false
  }
}
