import type { Layer, LayerSpan } from '../../main/contract/article.ts'

/** One paragraph as the reader shows it: [start, end) in UTF-16 units of the article's text, without white space around it. */
export interface Block {
  readonly layer: Layer
  readonly start: number
  readonly end: number
  /** Lines wrapped at a fixed width: their breaks are spaces, not ends of paragraphs. */
  readonly wrapped: boolean
}

/** Blocks in reading order, neighbours of furniture gathered into one group. */
export type BlockGroup =
  | { readonly type: 'block'; readonly block: Block }
  | { readonly type: 'furniture'; readonly blocks: readonly Block[] }

const BLANK_LINE = /\n[^\S\n]*\n/
const MIN_WRAP = 45
const MAX_WRAP = 100

/**
 * Divides a text into paragraphs by its layer spans. What no span covers is body. Inside a span an empty line ends a paragraph,
 * and so does the end of a line, unless the lines look wrapped at a fixed width.
 */
export function articleBlocks(text: string, layers: readonly LayerSpan[]): Block[] {
  const blocks: Block[] = []
  let at = 0
  for (const { layer, start, end } of layers) {
    if (start > at) divide(text, at, start, 'body', blocks)
    divide(text, Math.max(start, at), end, layer, blocks)
    at = Math.max(at, end)
  }
  if (at < text.length) divide(text, at, text.length, 'body', blocks)
  return blocks
}

/** Gathers neighbouring furniture, so that it can be folded away as one. */
export function groupBlocks(blocks: readonly Block[]): BlockGroup[] {
  const groups: BlockGroup[] = []
  let furniture: Block[] = []
  const close = (): void => {
    if (furniture.length > 0) groups.push({ type: 'furniture', blocks: furniture })
    furniture = []
  }
  for (const block of blocks) {
    if (block.layer === 'furniture') {
      furniture.push(block)
      continue
    }
    close()
    groups.push({ type: 'block', block })
  }
  close()
  return groups
}

function divide(text: string, from: number, to: number, layer: Layer, blocks: Block[]): void {
  let start = from
  while (start < to) {
    const rest = text.slice(start, to)
    const gap = BLANK_LINE.exec(rest)
    const end = gap === null ? to : start + gap.index
    divideLines(text, start, end, layer, blocks)
    start = gap === null ? to : end + gap[0].length
  }
}

function divideLines(text: string, from: number, to: number, layer: Layer, blocks: Block[]): void {
  const lines: [number, number][] = []
  let start = from
  while (start < to) {
    const found = text.indexOf('\n', start)
    const end = found === -1 || found > to ? to : found
    const trimmed = trim(text, start, end)
    if (trimmed !== null) lines.push(trimmed)
    start = end + 1
  }
  if (lines.length === 0) return
  const wrapped = lines.length > 1 && lines.slice(0, -1).every(([a, b]) => b - a >= MIN_WRAP && b - a <= MAX_WRAP)
  if (wrapped) blocks.push({ layer, start: lines[0]![0], end: lines.at(-1)![1], wrapped })
  else for (const [a, b] of lines) blocks.push({ layer, start: a, end: b, wrapped })
}

function trim(text: string, start: number, end: number): [number, number] | null {
  let from = start
  let to = end
  while (from < to && isSpace(text, from)) from++
  while (to > from && isSpace(text, to - 1)) to--
  return from < to ? [from, to] : null
}

function isSpace(text: string, at: number): boolean {
  return text[at]!.trim() === ''
}
