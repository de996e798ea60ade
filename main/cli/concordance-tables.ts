import type { Collocates, ConcordancePage, Dispersion, Frequency, MarkedLine } from '../contract/concordance.ts'
import { queryNotes, type AboutQuery } from './query-notes.ts'
import { tableLines, textWidth } from './table.ts'
import type { Terminal } from './terminal.ts'

function printAbout(terminal: Terminal, about: AboutQuery & Pick<ConcordancePage, 'seeksWords'>): void {
  for (const note of queryNotes(about)) terminal.line(note)
  if (!about.seeksWords) terminal.line('The query seeks no words, so there is nothing to show in its words.')
}

/** Lines with the hits in one column, as many whole words on either side as the terminal has room for. */
export function printLines(terminal: Terminal, about: ConcordancePage, lines: readonly MarkedLine[]): void {
  printAbout(terminal, about)
  // Half a line of the terminal on either side of the hit, whose column is as wide as most hits need.
  const width = terminal.columns > 0 ? terminal.columns : 120
  const widest = Math.min(24, Math.max(1, ...lines.map(({ match }) => textWidth(oneLine(match)))))
  const idWidth = Math.max(1, ...lines.map(({ article }) => article.length))
  const side = Math.max(12, Math.floor((width - idWidth - widest - 8) / 2))
  for (const { article, before, match, after } of lines) {
    const hit = oneLine(match)
    const left = wholeWords(before, side, true).trimEnd()
    const right = wholeWords(after, side + Math.max(0, widest - textWidth(hit)), false)
    const space = ' '.repeat(Math.max(0, side - textWidth(left)))
    terminal.line(`${article.padStart(idWidth)}  ${space}${left}  [${hit}]${right}`)
  }
  terminal.line(
    lines.length === about.total
      ? `${about.total} lines in ${about.articles} articles`
      : `${lines.length} of ${about.total} lines in ${about.articles} articles`,
  )
}

/** Collocates as a table. */
export function printCollocates(terminal: Terminal, result: Collocates): void {
  printAbout(terminal, result)
  const right = { right: true }
  const columns = [
    { title: 'word', cut: true },
    { title: 'together', ...right },
    { title: 'left', ...right },
    { title: 'right', ...right },
    { title: 'corpus', ...right },
    { title: 'log-Dice', ...right },
    { title: 'log-likelihood', ...right },
  ]
  const rows = result.collocates.map((one) => [
    one.word,
    ...[one.together, one.left, one.right, one.frequency].map(String),
    one.logDice.toFixed(2),
    one.logLikelihood.toFixed(1),
  ])
  for (const line of tableLines(columns, rows, terminal.columns)) terminal.line(line)
  terminal.line(`${result.collocates.length} of ${result.found} collocates of ${result.total} hits`)
}

/** Where the hits stand in each article, one line each. */
export function printDispersion(terminal: Terminal, result: Dispersion): void {
  printAbout(terminal, result)
  const right = { right: true }
  const columns = [
    { title: 'id', ...right },
    { title: 'hits', ...right },
    { title: 'per million', ...right },
    { title: "Juilland's D", ...right },
    { title: 'plot' },
    { title: 'title', cut: true },
  ]
  const rows = result.rows.map(({ article, hits, perMillion, evenness, places, title, opening }) => [
    article,
    String(hits),
    perMillion.toFixed(0),
    evenness.toFixed(2),
    plotOf(places.map(({ at }) => at)),
    title ?? `[${opening}]`,
  ])
  for (const line of tableLines(columns, rows, terminal.columns)) terminal.line(line)
  const { total, articles, searched, deviation, deviationNormalised, evenness } = result
  terminal.line(
    `${total} hits in ${articles} of ${searched} articles; DP ${deviation.toFixed(3)} (normalised ${deviationNormalised.toFixed(3)}), Juilland's D ${evenness.toFixed(3)}`,
  )
}

const PLOT_WIDTH = 40

function plotOf(places: readonly number[]): string {
  const marks = new Set(places.map((at) => Math.min(PLOT_WIDTH - 1, Math.floor(at * PLOT_WIDTH))))
  return Array.from({ length: PLOT_WIDTH }, (_, at) => (marks.has(at) ? '|' : '·')).join('')
}

/** Hits over time, a column for each outlet. */
export function printFrequency(terminal: Terminal, result: Frequency): void {
  printAbout(terminal, result)
  const names = { all: 'all', unknown: 'outlet unknown', others: 'other outlets' }
  const series = result.series.map(({ kind, outlet }) => (kind === 'outlet' ? outlet : names[kind]))
  const columns = [{ title: result.unit }, ...series.map((title) => ({ title, right: true, cut: true }))]
  const rows = result.periods.map((period, at) => [
    period,
    ...result.series.map(({ points }) => {
      const point = points[at]!
      return point.perMillion === null ? '–' : `${point.perMillion.toFixed(1)} (${point.hits})`
    }),
  ])
  for (const line of tableLines(columns, rows, terminal.columns)) terminal.line(line)
  terminal.line(`Hits per million words, and hits in brackets; – where no words were searched.`)
  terminal.line(`${result.undated.hits} hits without a date, ${result.imprecise.hits} with one less precise`)
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}

/** As many whole words as fit, from the end that is next to the hit. */
function wholeWords(text: string, room: number, fromEnd: boolean): string {
  if (textWidth(text) <= room) return text
  const parts = text.split(/(?<=\s)/)
  if (fromEnd) parts.reverse()
  let used = 0
  const fitting: string[] = []
  for (const part of parts) {
    used += textWidth(part)
    if (used > room) break
    fitting.push(part)
  }
  return (fromEnd ? fitting.reverse() : fitting).join('')
}
