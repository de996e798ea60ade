import { furnitureRule } from '../describe/furniture.ts'
import { measure } from '../describe/line-shape.ts'
import { sameWords } from './article-blocks.ts'
import type { PageBlock } from './block-text.ts'
import { isProse, SENTENCE_END } from './main-part.ts'
import { introducesOthers } from './other-stories.ts'

const TERMINAL = /[.!?…。！？؟۔।:;]["”»’')\]]*$/u
/** Most blocks before the first paragraph of an article; where there are more, it is a list or a table and no head. */
const LONGEST_HEAD = 12
const MANY = 3

/** The blocks that could be of the article by themselves, but stand where no block of an article does. */
export function outOfPlace(blocks: readonly PageBlock[], title: string | null): ReadonlySet<PageBlock> {
  const out = new Set(blocks.slice(endOfArticle(blocks)))
  addLabelsOfHead(blocks, title, out)
  addRepeated(blocks, out)
  addLists(blocks, out)
  return out
}

/** Sections, names and the title again, before the first paragraph. */
function addLabelsOfHead(blocks: readonly PageBlock[], title: string | null, out: Set<PageBlock>): void {
  const first = blocks.findIndex(isProse)
  if (first > LONGEST_HEAD) return
  for (let at = first - 1; at >= 0; at--) {
    const block = blocks[at]!
    const short = measure(block.text) < 80 && !TERMINAL.test(block.text)
    if (title !== null && repeats(block.text, title)) out.add(block)
    else if (block.kind === 'paragraph' && short) out.add(block)
    // A heading over nothing is a label of the page.
    else if (block.kind === 'heading' && out.has(blocks[at + 1]!)) out.add(block)
  }
}

/** Whether a line is the title, perhaps with a section or a site before or after it. */
function repeats(line: string, title: string): boolean {
  if (sameWords(line, title)) return true
  const [a, b] = [bare(line), bare(title)]
  return b.length >= 20 && a.length <= b.length * 2 && (a.includes(b) || (a.length >= 20 && b.includes(a)))
}

function bare(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
}

// Before a bar, or in capitals before a colon.
const LABEL = /^(?:([^|»]{4,40}?)\s*[|»]|([\p{Lu}\s]{4,40}):)\s*\S/u

/** Lines that stand again and again, and lines that begin with the same label: "READ ALSO | …". */
function addRepeated(blocks: readonly PageBlock[], out: Set<PageBlock>): void {
  const lines = new Map<string, PageBlock[]>()
  const add = (key: string, block: PageBlock): void => {
    const same = lines.get(key)
    if (same === undefined) lines.set(key, [block])
    else same.push(block)
  }
  for (const block of blocks) {
    if (block.kind !== 'paragraph' || block.text.length > 160 || block.text.endsWith(':')) continue
    if (block.text.length > 25) add(block.text, block)
    const label = SENTENCE_END.test(block.text) ? undefined : labelOf(block.text)
    if (label !== undefined) add(`${label}|`, block)
  }
  for (const same of lines.values()) if (same.length >= MANY) for (const block of same) out.add(block)
}

function labelOf(line: string): string | undefined {
  const match = LABEL.exec(line)
  return match?.[1] ?? match?.[2]
}

/** Lists of links to other pages, and what a promotion lists. */
function addLists(blocks: readonly PageBlock[], out: Set<PageBlock>): void {
  for (let at = 0; at < blocks.length;) {
    let end = at
    while (blocks[end]?.kind === 'item') end++
    if (end === at) {
      at++
      continue
    }
    const items = blocks.slice(at, end)
    // Titles of stories are longer than names and keywords.
    const linked = items.filter(({ text, links }) => links >= 0.5 && measure(text) >= 25 && !SENTENCE_END.test(text))
    const before = blocks[at - 1]
    const promoted = before !== undefined && before.text.length <= 200 && furnitureRule(before.text) === 'a promotion'
    if (linked.length >= 2 && linked.length >= items.length * 0.8) for (const item of linked) out.add(item)
    if (promoted) for (const item of items) out.add(item)
    at = end
  }
}

/** Where what belongs to the article ends: after its last paragraph, and before lists of other stories. */
function endOfArticle(blocks: readonly PageBlock[]): number {
  const total = proseOf(blocks)
  let end = blocks.length
  for (const [at, { kind, text }] of blocks.entries()) {
    if (at === 0 || text.length > 80 || kind === 'item' || kind === 'caption' || !introducesOthers(text)) continue
    if (kind !== 'heading' && text.length > 40) continue
    const after = blocks.slice(at + 1)
    const linked = after.filter(({ links }) => links >= 0.5).length
    if (proseOf(after) <= total * 0.2 && linked >= after.length * 0.4) {
      end = at
      break
    }
  }
  while (end > 0 && isLeftOver(blocks[end - 1]!)) end--
  return end
}

function proseOf(blocks: readonly PageBlock[]): number {
  return blocks.reduce((sum, block) => sum + (isProse(block) ? block.text.length : 0), 0)
}

/** Whether a block after the last paragraph is none of the article: headings without text, links, labels. */
function isLeftOver({ kind, text, links }: PageBlock): boolean {
  if (kind === 'heading') return true
  if (kind === 'caption') return false
  if (kind === 'item') return links >= 0.5 && !SENTENCE_END.test(text)
  return measure(text) < 80 && !TERMINAL.test(text)
}
