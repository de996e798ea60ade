import type { PDFPageProxy } from 'pdfjs-dist'
import { plainCharacters } from './plain-characters.ts'

/**
 * A piece of text as a page shows it, in points. Axes are turned so that most of the page's text runs along u and its lines follow
 * each other along v: for a page of vertical Japanese, u goes down and v to the left.
 */
export interface Run {
  readonly text: string
  /** Where it begins along its line, counted from the left (or top). */
  readonly u: number
  /** Its baseline, growing from line to line. */
  readonly v: number
  readonly length: number
  /** Size of the font. */
  readonly size: number
  readonly rightToLeft: boolean
  /** Place in the page's own order. */
  readonly order: number
  /** A space stands before it in the page's own order. */
  readonly spaced: boolean
}

/** The text of a page: what runs the main way, and what runs another (along the margin, across the page), in the page's own order. */
export interface PageRuns {
  readonly runs: readonly Run[]
  readonly askew: readonly string[]
  /** Extent of the page along v. */
  readonly depth: number
}

/** A page with more pieces of text than this is a drawing; the rest is left out. */
const MOST_RUNS = 60_000
// oxlint-disable-next-line no-control-regex -- fonts without a character map give such codes
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\ufffe\uffff]+/gu

/** Reads the text layer of a page. Text that is drawn twice at one place, as for a shadow, is read once. */
export async function readRuns(page: PDFPageProxy): Promise<PageRuns> {
  const viewport = page.getViewport({ scale: 1 })
  const content = await page.getTextContent({ includeMarkedContent: false })
  const placed: Placed[] = []
  let spaced = false
  for (const item of content.items) {
    if (!('str' in item) || placed.length >= MOST_RUNS) continue
    const text = plainCharacters(item.str.replace(CONTROLS, '').toWellFormed())
    if (text.trim() === '') {
      spaced ||= text !== '' || item.hasEOL
      continue
    }
    const [a, b, c, d, e, f] = multiply(viewport.transform, item.transform as number[])
    if (![a, b, c, d, e, f, item.width, item.height].every(Number.isFinite)) continue
    const vertical = content.styles[item.fontName]?.vertical === true
    const angle = vertical ? 90 : (Math.atan2(b, a) * 180) / Math.PI
    placed.push({
      text: text.trim(),
      x: e,
      y: f,
      quarter: quarterOf(angle),
      length: vertical ? item.height : item.width,
      size: Math.hypot(c, d) || Math.hypot(a, b) || 1,
      rightToLeft: item.dir === 'rtl',
      spaced: spaced || /^\s/.test(text),
    })
    spaced = item.hasEOL || /\s$/.test(text)
  }
  if (isVertical(placed)) placed.forEach(turnUpright)
  const main = mainQuarter(placed)
  const cos = [1, 0, -1, 0][main]!
  const sin = [0, 1, 0, -1][main]!
  const [x0, y0, x1, y1] = [0, 0, viewport.width, viewport.height]
  const corners = [y0 * cos - x0 * sin, y1 * cos - x1 * sin, y0 * cos - x1 * sin, y1 * cos - x0 * sin]
  const top = Math.min(...corners)
  const seen = new Set<string>()
  const runs: Run[] = []
  const askew: string[] = []
  for (const [order, { text, x, y, quarter, ...rest }] of placed.entries()) {
    const u = x * cos + y * sin
    const v = y * cos - x * sin - top
    if (text.length >= 2) {
      const cell = (value: number): number => Math.round(value / (rest.size * 0.4))
      const key = `${quarter}|${cell(u)}|${cell(v)}|${text}`
      if (seen.has(key)) continue
      seen.add(key)
    }
    if (quarter === main) runs.push({ text, u, v, order, ...rest })
    else askew.push(text)
  }
  return { runs, askew, depth: Math.max(...corners) - top }
}

interface Placed {
  readonly text: string
  readonly x: number
  y: number
  /** Quarter turns, or undefined for text at another angle. */
  quarter: number | undefined
  length: number
  readonly size: number
  readonly rightToLeft: boolean
  readonly spaced: boolean
}

const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff00-\uffef]$/u

/** Whether most characters are drawn one by one, each under the one before: vertical text whose font does not say so. */
function isVertical(placed: readonly Placed[]): boolean {
  let under = 0
  for (const [at, { text, x, y, size, quarter }] of placed.entries()) {
    const before = placed[at - 1]
    if (before === undefined || quarter !== 0 || !UNSPACED.test(text) || before.text.length > 1) continue
    if (Math.abs(x - before.x) < size * 0.4 && y > before.y && y - before.y < size * 2) under++
  }
  return under > placed.length * 0.6 && under >= 20
}

function turnUpright(run: Placed): void {
  if (run.quarter !== 0 || !UNSPACED.test(run.text)) return
  run.quarter = 1
  run.y -= run.size * 0.88
  run.length = run.size
}

function quarterOf(angle: number): number | undefined {
  const quarter = Math.round(angle / 90)
  return Math.abs(angle - quarter * 90) > 8 ? undefined : (quarter + 4) % 4
}

function mainQuarter(placed: readonly Placed[]): number {
  const letters = [0, 0, 0, 0]
  for (const { quarter, text } of placed) if (quarter !== undefined) letters[quarter]! += text.length
  return letters.indexOf(Math.max(...letters))
}

type Matrix = readonly [number, number, number, number, number, number]

function multiply(m: readonly number[], n: readonly number[]): Matrix {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = m
  const [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0] = n
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f]
}
