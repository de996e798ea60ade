import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openCorpusDb, type CorpusDb } from '../../db/client.ts'
import { AppError } from '../../main/contract/errors.ts'
import { finishedQuery } from '../../main/contract/finished-query.ts'
import { createSearcher, type Searcher } from '../../main/search/searcher.ts'
import { random } from './invented-words.ts'
import { writeSearchCorpus } from './search-corpus.ts'
import { keyToPaint } from './search-window.ts'

const ARTICLES = 100_000
/** Queries of a kind, each asked once: what was asked before would be remembered. */
const QUERIES = 40
const AGAINST = 5
/** Of more texts the index of the other program would take an hour, and say the same. */
const MOST_AGAINST = 200_000
/** What the list of a window of 1280 by 800 fetches at once. */
const PAGE = { offset: 0, limit: 12 }
const TYPED = { hurried: true, correct: true } as const
const MS_BETWEEN_KEYS = 70

/** Nobody asks for so long after a corpus was opened, and what makes phrases fast is made: a part for all, and one for each article. */
const LEFT_ALONE_MS = 4000
const LEFT_ALONE_MS_EACH = 0.15

/** Queries by their kind, a new one each time. */
type Kinds = Readonly<Record<string, () => string>>

interface Measured {
  /** Milliseconds until the list could be painted: rows with snippets, their number and their order. */
  readonly page: number[]
  /** Until the facets and suggestions, asked for with the same key, were there too. */
  readonly all: number[]
  /** Processor time that all threads took for it: what it would take on a machine with nothing else to do, at most. */
  readonly cpu: number[]
  readonly hits: number[]
}

/**
 * Measures from key to answer through the service that the window asks, over a generated corpus, in one run with `recollq` and
 * `rg` on the same texts where they are installed.
 *
 * `VARIORUM_BENCH_ARTICLES` says how many articles (above 200,000 the others are left out), `VARIORUM_BENCH_FOLDER` names a folder in which corpus and texts are kept for the
 * next run.
 */
export async function benchSearch(): Promise<void> {
  const count = Number(process.env['VARIORUM_BENCH_ARTICLES'] ?? ARTICLES)
  const kept = process.env['VARIORUM_BENCH_FOLDER']
  const folder = kept === undefined ? mkdtempSync(join(tmpdir(), 'variorum-bench-')) : join(kept, String(count))
  try {
    mkdirSync(folder, { recursive: true })
    const file = join(folder, 'bench.variorum')
    if (!existsSync(file)) {
      const seconds = await timed(() => writeSearchCorpus(folder, count))
      out(`${count.toLocaleString('en')} articles generated and stored in ${(seconds / 1000).toFixed(0)} s`)
    }
    const db = await openCorpusDb(file)
    const searcher = createSearcher(db)
    let kinds: Kinds
    try {
      kinds = await measure(db, searcher, folder, count)
    } finally {
      await searcher.close()
      await db.close()
    }
    await painted(file, kinds, leftAloneMs(count))
  } finally {
    if (kept === undefined) rmSync(folder, { recursive: true, force: true })
  }
}

async function measure(db: CorpusDb, searcher: Searcher, folder: string, count: number): Promise<Kinds> {
  const next = random(5)
  const words = await wordsByFrequency(db, count)
  const pick = (low: number, high: number): string => {
    const some = words.slice(firstBelow(words, high * count), firstBelow(words, low * count))
    if (some.length === 0) throw new Error(`No word stands in ${low * 100}% to ${high * 100}% of the articles.`)
    return some[Math.floor(next() * some.length)]![0]
  }
  const phrases = await someText(db, count, next)
  const year = (): number => 2010 + Math.floor(next() * 14)
  const kinds: Kinds = {
    'rare word (in under 0.1%)': () => `${pick(0, 0.001)} `,
    'word in 1 to 5%': () => `${pick(0.01, 0.05)} `,
    'common word (in over 20%)': () => `${pick(0.2, 1)} `,
    'prefix of 1 letter': () => pick(0, 0.05).slice(0, 1),
    'prefix of 2 letters': () => pick(0, 0.05).slice(0, 2),
    'prefix of 3 letters': () => pick(0, 0.05).slice(0, 3),
    'prefix of 6 letters': () => pick(0, 0.05).slice(0, 6),
    'phrase of 2 words': () => `"${phrases(2)}"`,
    'phrase of 4 words': () => `"${phrases(4)}"`,
    'two words of 5 to 40%': () => `${pick(0.05, 0.4)} ${pick(0.05, 0.4)} `,
    'word, date and tag': () => `${pick(0.05, 1)} date:${year()}..${year() + 1} tag:wire `,
    'either of two, not a third, date': () =>
      `(${pick(0.01, 0.3)} OR ${pick(0.01, 0.3)}) -${pick(0.01, 0.3)} date:>=${year()} `,
    'two words and an outlet, not a tag': () =>
      `${pick(0.05, 0.5)} ${pick(0.05, 0.5)} outlet:"outlet ${1 + Math.floor(next() * 9)}" -tag:wire `,
    'misspelt word': () => misspelt(pick(0, 0.01)),
  }
  const warm = await timed(() => searcher.warm())
  const first = newMeasured()
  await key(searcher, 'x', first)
  out(
    `made ready in ${warm.toFixed(0)} ms; the first key: list ${first.page[0]!.toFixed(0)}, all ${first.all[0]!.toFixed(0)} ms`,
  )
  for (const query of Object.values(kinds)) await key(searcher, query(), newMeasured())
  const fresh = newMeasured()
  for (let n = 0; n < QUERIES; n++) await key(searcher, kinds['phrase of 2 words']!(), fresh)
  await leftAlone(count)

  out(
    `${'from key to answer, ms'.padEnd(38)}   list: median    p95    max   all: median    p95   processor: median   p95   hits`,
  )
  report('phrase of 2 words, just opened', fresh)
  const everything = newMeasured()
  for (const [name, query] of Object.entries(kinds)) {
    const measured = newMeasured()
    for (let n = 0; n < QUERIES; n++) await key(searcher, query(), measured)
    everything.page.push(...measured.page)
    everything.all.push(...measured.all)
    everything.cpu.push(...measured.cpu)
    report(name, measured)
  }
  await typing(searcher, words, next)
  report('all of these', everything)
  await sorted(searcher, pick)
  if (count <= MOST_AGAINST) against(folder, count, await comparison(searcher, () => pick(0.0005, 0.02)))
  return kinds
}

/** The same in the window: from the last key to the frame in which its results stand. */
async function painted(corpus: string, kinds: Kinds, leftAlone: number): Promise<void> {
  const times = await keyToPaint(corpus, kinds, leftAlone)
  if (times === null) return out('there is no Chromium: what is painted was not measured')
  out('from key to painted results, ms                  median    p95    max')
  for (const [name, each] of [...Object.entries(times), ['all of these', Object.values(times).flat()] as const])
    out(
      `${name.padEnd(46)} ${[median(each), share(each, 0.95), Math.max(...each)].map((ms) => ms.toFixed(0).padStart(7)).join('')}`,
    )
}

/** One key: what the window asks for, all at once. */
async function key(searcher: Searcher, query: string, measured: Measured): Promise<void> {
  const from = performance.now()
  const before = process.cpuUsage()
  const asked = finishedQuery(query)
  const list = { query: asked, bin: false, sort: 'relevance', descending: true } as const
  const page = searcher.page(list, PAGE, TYPED).then(({ total }) => {
    measured.page.push(performance.now() - from)
    measured.hits.push(total)
  })
  await Promise.all([page, searcher.facets(asked, TYPED), searcher.suggest(query, 6)])
  measured.all.push(performance.now() - from)
  const { user, system } = process.cpuUsage(before)
  measured.cpu.push((user + system) / 1000)
}

/** Words of 12 letters typed quickly: each key gives up what the key before asked for. Measured from the last key. */
async function typing(searcher: Searcher, words: readonly [string, number][], next: () => number): Promise<void> {
  const long = words.filter(([word]) => word.length >= 12)
  const measured = newMeasured()
  let givenUp = 0
  let late = 0
  for (let n = 0; n < QUERIES; n++) {
    const word = long[Math.floor(next() * long.length)]![0].slice(0, 12)
    let before = new AbortController()
    let newest = 0
    const answers: Promise<void>[] = []
    for (let length = 1; length <= word.length; length++) {
      if (length > 1) await new Promise((resolve) => setTimeout(resolve, MS_BETWEEN_KEYS))
      before.abort()
      const controller = (before = new AbortController())
      const from = performance.now()
      const list = { query: `${word.slice(0, length)}*`, bin: false, sort: 'relevance', descending: true } as const
      answers.push(
        searcher.page(list, PAGE, { ...TYPED, signal: controller.signal }).then(
          ({ total }) => {
            if (length < newest) late++
            newest = length
            if (length < word.length) return
            measured.page.push(performance.now() - from)
            measured.all.push(performance.now() - from)
            measured.hits.push(total)
          },
          (error: unknown) => {
            if (!(error instanceof AppError) || error.code !== 'cancelled') throw error
            givenUp++
          },
        ),
      )
    }
    await Promise.all(answers)
  }
  report(`12 letters, one each ${MS_BETWEEN_KEYS} ms`, measured)
  out(
    `  ${givenUp} of ${QUERIES * 11} keys before the last were given up unanswered; ${late} answers came after a later one`,
  )
}

/** What a change of the order costs, for a query that was just answered. */
async function sorted(searcher: Searcher, pick: (low: number, high: number) => string): Promise<void> {
  const query = `${pick(0.2, 1)} `
  for (const sort of ['date', 'title', 'hits', 'relevance'] as const) {
    for (const group of [false, true]) {
      const ms = await timed(() => searcher.page({ query, bin: false, sort, descending: true, group }, PAGE, TYPED))
      out(`  a common word by ${sort}${group ? ', same texts folded' : ''}: ${ms.toFixed(0)} ms`)
    }
  }
}

interface Comparison {
  readonly words: readonly string[]
  readonly ours: readonly number[]
}

async function comparison(searcher: Searcher, pick: () => string): Promise<Comparison> {
  const words = Array.from({ length: AGAINST }, pick)
  const ours: number[] = []
  for (const word of words) {
    const list = { query: word, bin: false, sort: 'relevance', descending: true } as const
    ours.push(await timed(() => searcher.page(list, PAGE, TYPED)))
  }
  return { words, ours }
}

/** The same words with other programs on the same texts. */
function against(folder: string, count: number, { words, ours }: Comparison): void {
  const texts = join(folder, 'texts')
  const mine = median(ours)
  const hold = (name: string, run: (word: string) => { ok: boolean }): void => {
    const times: number[] = []
    for (const word of words) {
      const from = performance.now()
      if (!run(word).ok) {
        out(`${name} is not installed: nothing to hold it against`)
        return
      }
      times.push(performance.now() - from)
    }
    const theirs = median(times)
    out(
      `${name}: median ${theirs.toFixed(0)} ms for words that took ${mine.toFixed(0)} ms here: ${(theirs / mine).toFixed(1)} times`,
    )
  }
  hold('rg -w -i -l', (word) => ran('rg', ['-w', '-i', '-l', word, texts]))
  const configuration = join(folder, 'recoll')
  if (!existsSync(join(configuration, 'indexed'))) {
    mkdirSync(configuration, { recursive: true })
    writeFileSync(join(configuration, 'recoll.conf'), `topdirs = ${texts}\n`)
    if (!ran('recollindex', ['-c', configuration, '-z']).ok) {
      out('recollindex is not installed: nothing to hold it against')
      return
    }
    writeFileSync(join(configuration, 'indexed'), String(count))
  }
  hold('recollq', (word) => ran('recollq', ['-c', configuration, '-n', '100', word]))
}

function ran(program: string, args: readonly string[]): { ok: boolean } {
  const { error } = spawnSync(program, args, { stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 1e9 })
  return { ok: error === undefined }
}

/** All words of the corpus, the most frequent first, with the number of articles. */
async function wordsByFrequency(db: CorpusDb, count: number): Promise<[string, number][]> {
  const words: [string, number][] = []
  const atLeast = Math.max(1, Math.floor(count / 20_000))
  for (let after: string | null = null; ;) {
    const page: { terms: [string, number][]; next: string | null } = await db.read('search.vocabulary', {
      after,
      limit: 20_000,
      atLeast,
    })
    words.push(...page.terms)
    if (page.next === null) return words.toSorted((a, b) => b[1] - a[1])
    after = page.next
  }
}

/** The place of the first word in fewer articles than this. */
function firstBelow(words: readonly [string, number][], articles: number): number {
  const at = words.findIndex(([, frequency]) => frequency < articles)
  return at < 0 ? words.length : at
}

/** Words that follow one another in some article. */
async function someText(db: CorpusDb, count: number, next: () => number): Promise<(length: number) => string> {
  const ids = Array.from({ length: 50 }, () => String(1 + Math.floor(next() * count)))
  const texts = (await db.read('article.texts', { ids })).map(({ text }) => text.match(/[a-z]+/gi) ?? [])
  return (length) => {
    const words = texts[Math.floor(next() * texts.length)]!
    const from = Math.floor(next() * (words.length - length))
    return words.slice(from, from + length).join(' ')
  }
}

/** Two neighbouring letters changed about. */
function misspelt(word: string): string {
  const at = Math.floor(word.length / 2)
  return `${word.slice(0, at)}${word[at + 1] ?? 'x'}${word[at]}${word.slice(at + 2)} `
}

function newMeasured(): Measured {
  return { page: [], all: [], cpu: [], hits: [] }
}

function report(name: string, { page, all, cpu, hits }: Measured): void {
  const number = (value: number, width = 7): string => value.toFixed(0).padStart(width)
  const some = hits.length === 0 ? '' : `   ${Math.min(...hits)} to ${Math.max(...hits)}`
  out(
    `${name.padEnd(38)} ${number(median(page), 15)}${number(share(page, 0.95))}${number(Math.max(...page))}${number(median(all), 14)}${number(share(all, 0.95))}${cpu.length === 0 ? '' : number(median(cpu), 20) + number(share(cpu, 0.95), 6)}${some}`,
  )
}

function leftAloneMs(articles: number): number {
  return LEFT_ALONE_MS + LEFT_ALONE_MS_EACH * articles
}

async function leftAlone(articles: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, leftAloneMs(articles)))
}

function median(values: readonly number[]): number {
  return share(values, 0.5)
}

function share(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]!
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await work()
  return performance.now() - from
}

function out(line: string): void {
  process.stdout.write(`${line}\n`)
}
