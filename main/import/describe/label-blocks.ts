import type { Layer } from '../../contract/article.ts'
import { tokenise } from '../../text/tokens.ts'
import type { Block } from './blocks.ts'
import { isBareName, isRole, readByline } from './bylines.ts'
import { captionRule } from './captions.ts'
import { isPhotoCredit, readTextCredit } from './credits.ts'
import { readDateLine } from './date-lines.ts'
import type { DayOrder } from './dates.ts'
import { furnitureRule, isRightsNotice } from './furniture.ts'
import { readAddress, readLabelledLine, type LabelledField } from './labelled-lines.ts'
import {
  contentWords,
  isOpen,
  isProse,
  isQuotedHeading,
  isSentence,
  isStandfirst,
  isTitle,
  measure,
  QUESTION,
  sentencesOf,
  stem,
  TERMINAL,
  wordsOf,
} from './line-shape.ts'
import { knownOutlet } from './outlet-hosts.ts'

/** A block with its layer, and the rule that decided it. `field` where the line states a field after a label. */
export interface LabelledBlock extends Block {
  layer: Layer
  rule: string
  field?: { readonly name: LabelledField; readonly value: string }
}

type Pending = Block & { layer?: Layer; rule?: string; field?: LabelledBlock['field'] }

// "MOSCOW (Agency) -", "Berlin, 6. Februar –", "ISTANBUL —": how wire copy begins.
const WIRE_PREFIX =
  /^[*_]*(?!(?:FILE|ARCHIV|ARCHIVO|PHOTO)\b)(?:\p{Lu}[\p{Lu}\s.'’/-]{2,40}(?:,\s[^—–()]{2,40}?)?\s*(?:\([^()]{2,40}\)\s*)?|\p{Lu}[\p{L}\p{M}\s.'’/-]{1,40}(?:,\s[^—–()]{2,40}?)?\s*\([^()]{2,40}\)\s*|\p{Lu}[\p{L}\p{M}.'’-]{1,25}(?:,\s\d{1,2}\.?\s\p{L}+)?\s)(?:[—–]|--?)\s/u
const ABOUT_WRITER =
  /^(?:\p{Lu}[\p{L}\p{M}'’.-]*\s){2,4}(?:is|was|ist|est|es|è|é|—|–)\s.{0,120}\b(?:correspondents?|reporters?|editors?|journalists?|columnists?|writers?|fellows?|professors?|lecturers?|analysts?|authors?|freelancers?|korrespondent(?:in)?|redakteur(?:in)?|journalist(?:in|e)?|periodista|giornalista|jornalista|correspondant[e]?|autor(?:in)?)\b/iu
const OPENS_SPEECH = /^["“„«'‘]/
const LIST_ITEM = /^(?:[-*•–—·▪]|\d{1,2}[.)])\s+\S/u
const EDITORIAL_NOTE =
  /^(?:correction|clarification|editor['’]s\s+note|this\s+(?:article|story|piece|report)\s+(?:was|has\s+been)\s+(?:first\s+|originally\s+)?(?:amended|updated|corrected|published|edited|translated)|anmerkung\s+der\s+redaktion|korrektur|note\s+de\s+la\s+rédaction|nota\s+(?:de\s+la\s+redacción|da\s+redação|del\s+editor)|от\s+редакции)/iu

/**
 * Labels the lines of a scraped text. Sure signs first (addresses, labels, dates, credits, captions, known furniture), then
 * what stands where: title and standfirst before the first paragraph, subheadings between paragraphs, furniture around them.
 * `slug`: words of the address's path, which often are the title's.
 */
export function labelBlocks(
  blocks: readonly Block[],
  options: { readonly order: DayOrder | undefined; readonly slug: readonly string[] },
): LabelledBlock[] {
  const lines: Pending[] = blocks.map((block) => ({ ...block }))
  labelSure(lines, options.order)
  const head = headOf(lines)
  labelHead(lines, head, options)
  labelRest(lines, head)
  ensureBody(lines)
  return lines as LabelledBlock[]
}

/** Whether a line at the end says who the writer is. */
export function isAboutWriter(line: string): boolean {
  return line.length <= 250 && ABOUT_WRITER.test(line)
}

function labelSure(lines: Pending[], order: DayOrder | undefined): void {
  const firstProse = lines.findIndex((line) => isProse(line))
  const lastProse = lines.findLastIndex((line) => isProse(line))
  for (const [at, line] of lines.entries()) {
    if (line.mark === 'furniture') set(line, 'furniture', 'its markup')
    else if (line.mark === 'prose') set(line, 'body', 'its markup')
    else if (readAddress(line.raw) !== undefined) set(line, 'furniture', 'a web address')
    else {
      const outside = at <= Math.max(firstProse, 0) + 1 || at > lastProse - 1 || at < 6
      if (outside) labelField(line)
      if (line.layer === undefined) labelByItself(line, order, at < firstProse || at > lastProse || firstProse === -1)
    }
  }
  labelCaptions(lines)
}

function labelField(line: Pending): void {
  const labelled = readLabelledLine(line.raw)
  if (labelled === undefined || (labelled.value === '' && labelled.field !== 'url')) return
  if (labelled.value.length > 250 && labelled.field !== 'url') return
  const layer: Record<LabelledField, Layer> = {
    title: 'headline', outlet: 'furniture', byline: 'byline', date: 'dateline', url: 'furniture', language: 'furniture', section: 'furniture',
  } // prettier-ignore
  if (labelled.field === 'date' && readDateLine(line.plain, undefined) === undefined) return
  set(line, layer[labelled.field], `a line labelled as ${labelled.field}`)
  line.field = { name: labelled.field, value: labelled.value }
}

function labelByItself(line: Pending, order: DayOrder | undefined, outside: boolean): void {
  const { plain } = line
  if (plain === '') set(line, 'furniture', 'markup alone')
  else if (isRightsNotice(plain)) set(line, 'furniture', 'a rights notice')
  else if (isPhotoCredit(plain)) set(line, 'credit', 'the credit of a picture')
  else if (readTextCredit(plain) !== undefined) set(line, 'credit', readTextCredit(plain)!.rule)
  else {
    const date = line.mark === undefined ? readDateLine(plain, order) : undefined
    if (date !== undefined && (outside || date.rest === '')) {
      const byline = readByline(plain)
      set(line, byline === undefined ? 'dateline' : 'byline', 'a line that dates the text')
      return
    }
    const rule = furnitureRule(plain)
    if (rule !== undefined) set(line, 'furniture', rule)
  }
}

function labelCaptions(lines: Pending[]): void {
  const lastProse = lines.findLastIndex((line) => isProse(line))
  const firstProse = lines.findIndex((line) => isProse(line) && !/[)\]*]$/.test(line.raw))
  const spaced = lines.some((line, at) => at > 0 && line.apart)
  for (const [at, line] of lines.entries()) {
    if (line.layer !== undefined || line.mark !== undefined || WIRE_PREFIX.test(line.plain)) continue
    const before = lines[at - 1]
    const after = lines[at + 1]
    const rule = captionRule(line.raw, {
      doubled: sameWords(before, line) || sameWords(line, after),
      credit: creditBeside(lines, at, spaced),
      inHead: at < firstProse,
      last: at === lastProse,
    })
    if (rule !== undefined) set(line, 'caption', rule)
  }
}

/** How near a line is to one that only credits a picture. Where a text has no empty lines, every line is joined to the next. */
function creditBeside(lines: readonly Pending[], at: number, spaced: boolean): 'joined' | 'near' | 'none' {
  const isPhoto = (other: Pending | undefined): boolean => other?.rule === 'the credit of a picture'
  const after = lines[at + 1]
  if (isPhoto(after)) {
    const { plain } = lines[at]!
    if (spaced) return after!.apart ? 'near' : 'joined'
    return !isOpen(plain) && plain.length <= 200 && sentencesOf(plain) === 1 ? 'joined' : 'near'
  }
  const isTaken = lines[at - 2]?.layer === 'caption'
  return spaced && isPhoto(lines[at - 1]) && !lines[at]!.apart && !isTaken ? 'joined' : 'none'
}

function sameWords(a: Pending | undefined, b: Pending | undefined): boolean {
  return a !== undefined && b !== undefined && a.plain.length >= 25 && a.plain === b.plain
}

/** How many blocks stand before the first paragraph of the body (a standfirst among them). */
function headOf(lines: readonly Pending[]): { readonly end: number; readonly standfirst: number | undefined } {
  const first = lines.findIndex((line) => line.layer === undefined && isProse(line))
  if (first === -1) return { end: lines.length, standfirst: undefined }
  const next = lines.findIndex((line, at) => at > first && line.layer === undefined && isProse(line))
  if (next === -1 || WIRE_PREFIX.test(lines[first]!.plain)) return { end: first, standfirst: undefined }
  const between = lines.slice(first + 1, next)
  const isHeadKind = (line: Pending): boolean =>
    line.layer === 'caption' ||
    line.layer === 'dateline' ||
    line.layer === 'byline' ||
    readByline(line.plain) !== undefined
  const { plain } = lines[first]!
  const short = plain.length <= 350 && sentencesOf(plain) <= 2
  const signs = between.filter((line) => line.layer !== undefined || isHeadKind(line))
  // A picture may also follow the first paragraph of the text. A summary is told from it by standing above byline and date.
  const before = lines.slice(0, first)
  const isUnder = before.some(
    (line) => line.layer === 'dateline' || line.layer === 'byline' || line.layer === 'caption',
  )
  const hasTitle = before.some((line) => line.layer === 'headline' || (line.layer === undefined && isTitle(line.plain)))
  const decides = (line: Pending): boolean => isHeadKind(line) && (line.layer !== 'caption' || !(isUnder && hasTitle))
  const summary = short && !/^["“„«]/.test(plain) && signs.some(decides) && between.length <= 8
  return summary ? { end: next, standfirst: first } : { end: first, standfirst: undefined }
}

function labelHead(
  lines: Pending[],
  head: { readonly end: number; readonly standfirst: number | undefined },
  options: { readonly order: DayOrder | undefined; readonly slug: readonly string[] },
): void {
  const title = lines.findIndex((line) => line.layer === 'headline')
  const chosen = title === -1 ? chooseTitle(lines, head.end, options.slug) : title
  if (chosen !== undefined)
    set(lines[chosen]!, 'headline', lines[chosen]!.rule ?? 'the first line before the text that is a headline')
  const titleText = chosen === undefined ? undefined : lines[chosen]!.plain
  for (let at = 0; at < head.end; at++) {
    const line = lines[at]!
    if (line.layer !== undefined) continue
    if (at === head.standfirst) set(line, 'standfirst', 'a summary before picture, byline or date')
    else if (readByline(line.plain) !== undefined) set(line, 'byline', 'a line that names the writer')
    else if (titleText !== undefined && line.plain === titleText) set(line, 'furniture', 'the headline again')
    else if (chosen !== undefined && at > chosen && isBareByline(lines, at))
      set(line, 'byline', 'a name between headline and text')
    else if (chosen !== undefined && at > chosen && isStandfirst(line.plain))
      set(line, 'standfirst', 'a summary between headline and text')
    else if (isSentence(line.plain) && chosen !== undefined && at > chosen)
      set(line, at === head.end - 1 ? 'body' : 'standfirst', 'a sentence before the text')
    else if (knownOutlet(line.plain) !== undefined) set(line, 'furniture', 'the name of the outlet')
    else if (chosen !== undefined || head.end < lines.length) set(line, 'furniture', 'a short line before the text')
  }
}

/** The line that is the headline: of those that could be, the first whose words the text takes up, or the marked one. */
function chooseTitle(lines: readonly Pending[], end: number, slug: readonly string[]): number | undefined {
  const marked = lines.findIndex((line, at) => line.mark === 'title' && line.layer === undefined && at <= end)
  if (marked !== -1) return marked
  const candidates: number[] = []
  for (let at = 0; at < end; at++) if (lines[at]!.layer === undefined && isTitle(lines[at]!.plain)) candidates.push(at)
  if (end === lines.length && candidates.length > 0 && lines.length < 3)
    return lines.length === 1 ? undefined : candidates[0]
  let words: ReadonlySet<string> | undefined
  const text = (): ReadonlySet<string> =>
    (words ??= new Set(
      lines
        .slice(end)
        .filter((line) => line.layer === undefined)
        .flatMap((line) => tokenise(line.plain).words.map(stem)),
    ))
  const taken = (at: number, words: ReadonlySet<string>): number => {
    const own = contentWords(lines[at]!.plain)
    return own.length === 0 ? 0 : own.filter((word) => words.has(word)).length / own.length
  }
  const named = new Set(slug.map(stem))
  const bySlug = named.size < 3 ? undefined : candidates.find((at) => taken(at, named) >= 0.6)
  const long = candidates.filter((at) => measure(lines[at]!.plain) >= 22 && wordsOf(lines[at]!.plain) >= 3)
  // Entries of menus are short, and the text does not take up their words.
  return (
    bySlug ??
    (long.length === 1 ? long[0] : long.find((at) => measure(lines[at]!.plain) >= 45 || taken(at, text()) >= 0.2)) ??
    long[0] ??
    candidates.at(-1)
  )
}

function isBareByline(lines: readonly Pending[], at: number): boolean {
  if (!isBareName(lines[at]!.plain) || knownOutlet(lines[at]!.plain) !== undefined) return false
  const beside = [lines[at - 1], lines[at + 1]]
  return beside.some((line) => line?.layer === 'dateline' || (line !== undefined && isRole(line.plain)))
}

function labelRest(lines: Pending[], head: { readonly end: number }): void {
  const interview = isInterview(lines.slice(head.end))
  const last = lines.findLastIndex((line) => line.layer === undefined && (isProse(line) || isSentence(line.plain)))
  for (let at = head.end; at < lines.length; at++) {
    const line = lines[at]!
    if (line.layer !== undefined) continue
    const { plain } = line
    const open = isOpen(plain) && !(interview && QUESTION.test(plain))
    if (at > last) labelTail(line, lines[at - 1])
    else if (line.mark === 'heading' || line.mark === 'title') set(line, 'subheading', 'its markup')
    else if (at > last - 2 && EDITORIAL_NOTE.test(plain)) set(line, 'furniture', 'an editorial note')
    else if (at > last - 2 && at > head.end + 1 && isAboutWriter(plain))
      set(line, 'furniture', 'a note about the writer')
    else if (
      isProse(line) ||
      !open ||
      LIST_ITEM.test(line.raw) ||
      (OPENS_SPEECH.test(plain) && !isQuotedHeading(plain))
    )
      set(line, 'body', 'a paragraph')
    else labelShort(lines, at, last)
  }
}

/** Whether questions and answers take turns: then a short question is no heading. */
function isInterview(lines: readonly Pending[]): boolean {
  const text = lines.filter((line) => line.layer === undefined && (TERMINAL.test(line.plain) || isProse(line)))
  const questions = text.filter((line) => QUESTION.test(line.plain)).length
  return questions >= 3 && questions * 3 >= text.length
}

function labelTail(line: Pending, before: Pending | undefined): void {
  if (readByline(line.plain) !== undefined) set(line, 'byline', 'a line that names the writer')
  // A text that was cut off ends in a paragraph without full stop; to lose its words is worse than to keep a long link.
  else if (before?.layer === 'body' && measure(line.plain) >= 80 && wordsOf(line.plain) >= 12)
    set(line, 'body', 'a paragraph without full stop')
  else if (LIST_ITEM.test(line.raw) && measure(line.plain) > 60) set(line, 'body', 'an item of a list')
  else set(line, 'furniture', 'a short line after the text')
}

/** Short lines without full stop between paragraphs, from one on: subheadings, or links of a list. */
function labelShort(lines: readonly Pending[], at: number, last: number): void {
  let end = at + 1
  while (isShort(lines[end])) end++
  const run = end - at
  const label = lines[at - 1]
  const isUnderLabel = label?.rule === 'a related story' && label.plain.length <= 60
  for (let n = at; n < end; n++) {
    const line = lines[n]!
    const size = measure(line.plain)
    if (isUnderLabel) set(line, 'furniture', 'a line under a label for related stories')
    else if (run >= 3) set(line, size > 60 ? 'body' : 'furniture', 'a line among short lines')
    else if (size <= 110 && wordsOf(line.plain) <= 16 && n < last)
      set(line, 'subheading', 'a short line between paragraphs')
    else set(line, 'body', 'a paragraph without full stop')
  }
}

function isShort(line: Pending | undefined): boolean {
  if (line === undefined || line.layer !== undefined || line.mark !== undefined) return false
  return (
    !isProse(line) &&
    isOpen(line.plain) &&
    !LIST_ITEM.test(line.raw) &&
    (!OPENS_SPEECH.test(line.plain) || isQuotedHeading(line.plain))
  )
}

/** Texts without any paragraph (a message, a list): what is left, or else the longest line, is the body. */
function ensureBody(lines: Pending[]): void {
  for (const line of lines) if (line.layer === undefined) set(line, 'body', 'the only text there is')
  if (lines.some((line) => line.layer === 'body')) return
  const usable = lines.filter(
    (line) =>
      line.rule !== 'a web address' &&
      line.mark !== 'furniture' &&
      line.layer !== 'dateline' &&
      line.layer !== 'byline' &&
      line.field === undefined,
  )
  const longest = usable.toSorted((a, b) => b.plain.length - a.plain.length)[0]
  if (longest !== undefined && longest.layer !== 'headline' && longest.plain.length >= 40)
    set(longest, 'body', 'the only text there is')
}

function set(line: Pending, layer: Layer, rule: string): void {
  line.layer = layer
  line.rule = rule
}
