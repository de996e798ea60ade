import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createComparer } from '../../main/compare/comparer.ts'
import { compareArticles, type CompareArticle } from '../../main/compare/compare.ts'
import { comparedLayers } from '../../main/contract/prepared.ts'
import { random, sentence, vocabulary } from './invented-words.ts'

/** Articles on one invented event: most sentences their own, a third taken from a common wire, some of those edited. */
export function inventedSet(count: number, words: number, seed = 7): CompareArticle[] {
  const next = random(seed)
  const word = vocabulary(6000, next)
  const wire = Array.from({ length: 40 }, () => sentence(word, next))
  return Array.from({ length: count }, (_, n) => {
    const paragraphs: string[] = []
    let length = 0
    while (length < words) {
      let text = next() < 0.33 ? wire[Math.floor(next() * wire.length)]! : sentence(word, next)
      if (next() < 0.3) {
        text = text
          .split(' ')
          .map((original) => (next() < 0.1 ? word() : original))
          .join(' ')
      }
      length += text.split(' ').length
      paragraphs.push(text)
    }
    return { id: String(n + 1), title: null, text: paragraphs.join('\n\n'), layers: [] }
  })
}

function measure(name: string, articles: readonly CompareArticle[], rounds: number): number {
  const times: number[] = []
  for (let n = 0; n < rounds; n++) {
    const from = performance.now()
    compareArticles(articles, { minWords: 8, layers: comparedLayers })
    times.push(performance.now() - from)
  }
  times.sort((a, b) => a - b)
  process.stdout.write(
    `${name.padEnd(34)} median ${times[times.length >> 1]!.toFixed(0).padStart(6)} ms   best ${times[0]!.toFixed(0).padStart(6)} ms   worst ${times.at(-1)!.toFixed(0).padStart(6)} ms\n`,
  )
  return times[times.length >> 1]!
}

/** The comparing thread as the window uses it, texts and answer handed over. */
async function measureWorker(name: string, articles: readonly CompareArticle[], rounds: number): Promise<void> {
  const comparer = createComparer()
  const options = { minWords: 8, layers: comparedLayers }
  await comparer.compare(articles, options)
  const times: number[] = []
  for (let n = 0; n < rounds; n++) {
    const from = performance.now()
    await comparer.compare(articles, options)
    times.push(performance.now() - from)
  }
  times.sort((a, b) => a - b)
  process.stdout.write(
    `${name.padEnd(34)} median ${times[rounds >> 1]!.toFixed(0).padStart(6)} ms in the comparing thread\n`,
  )
  await comparer.close()
}

/** What `git diff --word-diff` takes for the same pairs, which aligns words in their order and nothing else. */
function holdAgainstGit(articles: readonly CompareArticle[], ours: number): void {
  const folder = mkdtempSync(join(tmpdir(), 'variorum-bench-'))
  try {
    for (const { id, text } of articles) writeFileSync(join(folder, id), text)
    const from = performance.now()
    for (const [n, { id }] of articles.entries()) {
      for (const other of articles.slice(n + 1)) {
        const args = ['diff', '--no-index', '--word-diff=porcelain', '--no-color', id, other.id]
        if (spawnSync('git', args, { cwd: folder }).error !== undefined) {
          process.stdout.write('git is not installed: nothing to hold it against\n')
          return
        }
      }
    }
    const theirs = performance.now() - from
    const ratio = (ours / theirs).toFixed(2)
    process.stdout.write(
      `git diff --word-diff over the same pairs: ${theirs.toFixed(0)} ms; ours takes ${ratio} of that\n`,
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Times comparisons of invented articles of the sizes that the product promises. */
export async function benchCompare(): Promise<void> {
  measure('2 articles of 1,000 words', inventedSet(2, 1000), 20)
  const eight = inventedSet(8, 1000)
  holdAgainstGit(eight, measure('8 articles of 1,000 words', eight, 20))
  await measureWorker('8 articles of 1,000 words', eight, 20)
  const fifty = inventedSet(50, 1000)
  measure('50 articles of 1,000 words', fifty, 3)
  await measureWorker('50 articles of 1,000 words', fifty, 3)
  measure('2 unrelated of 100,000 words', [...inventedSet(1, 100_000, 1), ...inventedSet(1, 100_000, 2)], 2)
  const book = inventedSet(1, 100_000, 3)[0]!
  measure('100,000 words with themselves', [book, { ...book, id: '2' }], 2)
  const drum = { id: '1', title: null, text: 'again and again '.repeat(30_000), layers: [] }
  measure('the same three words 30,000 times', [drum, { ...drum, id: '2' }], 2)
}
