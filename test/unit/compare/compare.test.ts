import { describe, expect, it } from 'vitest'
import { layers as allLayers } from '../../../main/contract/article.ts'
import { comparisonSchema } from '../../../main/contract/comparison.ts'
import { article, compare, harbour } from './articles.ts'

const texts = (passages: readonly { text: string }[]): string[] => passages.map((passage) => passage.text)

describe('compareArticles', () => {
  it('finds copies and light edits and says who has them', () => {
    const found = compare([harbour.agency, harbour.outlet, harbour.own])
    expect(comparisonSchema.parse(found)).toEqual(found)
    expect(found.shared.map((group) => [group.kind, group.occurrences.map((o) => o.article)])).toEqual([
      ['light-edit', ['1', '2']],
      ['verbatim', ['1', '2']],
    ])
    expect(texts(found.shared[1]!.occurrences)).toEqual([
      'The owner, Nordlys Lines, has cancelled its night crossings until further notice',
      'The owner, Nordlys Lines, has cancelled its night crossings until further notice',
    ])
    expect(found.articles[2]).toMatchObject({ sharedWords: 0, sharedShare: 0 })
    expect(found.matrix[0]![1]).toBeGreaterThan(0.4)
    expect(found.matrix[0]![2]).toBe(0)
  })

  it('invents nothing for unrelated articles', () => {
    const found = compare([
      article('1', 'The council will vote on the new swimming pool in May. Its roof has leaked for years.'),
      article('2', 'A comet that was last seen in 1834 can be watched with field glasses this week, astronomers say.'),
    ])
    expect(found.shared).toEqual([])
    expect(found.missing).toEqual([])
    expect(found.matrix).toEqual([
      [1, 0],
      [0, 1],
    ])
    expect(found.rows.every((row) => row.cells.filter((cell) => cell !== null).length === 1)).toBe(true)
    expect(found.onlyHere).toHaveLength(3)
    expect(found.quotations).toEqual([])
  })

  it('calls an article under another headline the same but for the headline', () => {
    const original = article('1', ['headline', 'Everybody safe'], ...bodyOf(harbour.agency))
    const copy = article('2', ['headline', 'Mishap at sea'], ...bodyOf(harbour.agency))
    const found = compare([original, copy])
    const [first, second] = found.articles
    expect(first!.words - first!.sharedWords).toBe(2)
    expect(second!.words - second!.sharedWords).toBe(3)
    expect(found.articles.map(({ textShare }) => textShare)).toEqual([1, 1])
    expect(found.shared).toHaveLength(1)
    expect(found.shared[0]).toMatchObject({ kind: 'verbatim', quoted: false })
    expect(found.onlyHere).toEqual([])
    const changed = found.rows.flatMap((row) => row.cells[1]?.diff ?? []).filter((run) => run.op !== 'same')
    expect(changed.map(({ text }) => text)).toEqual(['Mishap at sea'])
    const alone = compare([original, article('3', ['headline', 'Mishap at sea'], 'Another text altogether.')])
    expect(alone.rows.filter(({ cells }) => !cells.includes(null))).toEqual([])
  })

  it('is all shared with itself, repeats included', () => {
    const twice = article('1', ...bodyOf(harbour.agency), ...bodyOf(harbour.agency))
    const found = compare([twice, { ...twice, id: '2' }])
    expect(found.articles.map((entry) => entry.sharedShare)).toEqual([1, 1])
    expect(found.matrix).toEqual([
      [1, 1],
      [1, 1],
    ])
  })

  it('counts a paragraph that one article prints twice once, and shows both places', () => {
    const paragraph =
      'The bridge over the lower canal stays closed to lorries until the inspectors have seen both piers'
    const words = paragraph.split(' ').length
    const found = compare([
      article('1', `${paragraph}.`, 'Shops on the western bank complain of losses.', `${paragraph}.`),
      article('2', 'Nothing else happened in town.', `${paragraph}.`),
    ])
    expect(found.articles.map((entry) => entry.sharedWords)).toEqual([words, words])
    expect(found.shared).toHaveLength(1)
    expect(found.shared[0]!.occurrences.map((o) => o.article)).toEqual(['1', '1', '2'])
  })

  it('does not report what an article shares with itself alone', () => {
    const paragraph =
      'The bridge over the lower canal stays closed to lorries until the inspectors have seen both piers.'
    expect(compare([article('1', paragraph, paragraph), article('2', 'A quiet day.')]).shared).toEqual([])
  })

  it('compares captions only when asked, and breaks passages at what it does not compare', () => {
    const without = compare([harbour.agency, harbour.outlet])
    expect(without.shared.flatMap((group) => texts(group.occurrences)).join()).not.toContain('Photo')
    const withCaptions = compare([harbour.agency, harbour.outlet], 8, allLayers)
    expect(withCaptions.shared[0]!.occurrences.map((o) => o.article)).toEqual(['1', '2', '2'])

    const first = 'The committee met behind closed doors for nine hours on Friday'
    const second = 'and its chairman left the building without a word to the press'
    const broken = article('2', first, ['furniture', 'Read more about this story here'], second)
    const found = compare([article('1', `${first} ${second}.`), broken])
    expect(found.shared.map((group) => group.occurrences[1]!.text)).toEqual([first, second])
  })

  it('finds the same statement in several articles as one group', () => {
    const lead = 'The ministry of fisheries said that the quota for herring would be cut by a third from next spring'
    const found = compare([
      article('1', `${lead}.`, 'Boats will stay in port for longer, the guild fears.'),
      article('2', 'In the capital the mood was calm.', `${lead}, in line with advice from biologists.`),
      article('3', `On Monday ${lead[0]!.toLowerCase()}${lead.slice(1)}.`),
    ])
    expect(found.shared).toHaveLength(1)
    expect(found.shared[0]).toMatchObject({ kind: 'verbatim', words: 19 })
    expect(found.shared[0]!.occurrences.map((o) => o.article)).toEqual(['1', '2', '3'])
    const row = found.rows.find(({ cells }) => cells.every((cell) => cell !== null))!
    expect(row.cells[0]!.diff).toBeUndefined()
    expect(row.cells[2]!.diff).toEqual([
      { op: 'only', text: 'On Monday ' },
      { op: 'same', text: `${lead[0]!.toLowerCase()}${lead.slice(1)}.` },
    ])
  })

  it('cuts a passage of two articles where a third has only a part of it', () => {
    const one = 'The ministry of fisheries said that the quota for herring would be cut by a third from next spring.'
    const two = 'Skippers in the northern ports had asked for a longer pause and for money to lay up their boats.'
    const found = compare([
      article('1', `${one} ${two}`),
      article('2', `${one} ${two}`),
      article('3', one),
      article('4', two),
    ])
    expect(found.shared.map((group) => group.occurrences.map((o) => o.article))).toEqual([
      ['1', '2', '3'],
      ['1', '2', '4'],
    ])
  })

  it('cuts a passage where one article has a whole sentence more', () => {
    const one = 'The ministry of fisheries said that the quota for herring would be cut by a third from next spring.'
    const two = 'Skippers in the northern ports had asked for a longer pause and for money to lay up their boats.'
    const own = 'Nobody was surprised.'
    const found = compare([article('1', `${one} ${own} ${two}`), article('2', `${one} ${two}`)])
    expect(found.shared.map((group) => group.occurrences[0]!.text)).toEqual([one.slice(0, -1), two.slice(0, -1)])
    expect(texts(found.onlyHere)).toEqual([own])
  })

  it('marks a passage as quoted when it stands in quotation marks everywhere', () => {
    const words = 'We have never been asked and we would never have agreed to such a plan'
    const found = compare([
      article('1', `"${words}," the mayor said.`),
      article('2', `The mayor was angry: “${words}.”`),
    ])
    expect(found.shared).toMatchObject([{ kind: 'verbatim', quoted: true }])
    expect(compare([article('1', `"${words}," he said.`), article('2', `${words}.`)]).shared).toMatchObject([
      { quoted: false },
    ])
  })

  it('leaves out short strings of names and titles, but not whole headlines', () => {
    const title = 'the Deputy Foreign Minister of Northern Arvania, Maria Teresa Lindqvist'
    const found = compare([
      article('1', `At noon ${title} opened a bridge that nobody had asked for, to thin applause.`),
      article('2', `A letter reached ${title} only when the ship had already left for the islands.`),
    ])
    expect(found.shared).toEqual([])
    const headline = 'Northern Arvania Opens Bridge After Nine Years Of Building Work'
    expect(compare([article('1', ['headline', headline]), article('2', ['headline', headline])]).shared).toHaveLength(1)
  })

  it('aligns sentences whatever their order and keeps each column whole', () => {
    const a = 'The night train from the coast was held for six hours because of snow on the pass.'
    const b = 'A spokeswoman for the railway said that blankets and soup had been handed out.'
    const c = 'Travellers spoke of cold carriages, broken lamps and a long silence from the loudspeakers.'
    const found = compare([article('1', a, b, c), article('2', c, 'It is the third such delay this winter.', a, b)])
    expect(found.rows.map((row) => row.cells.map((cell) => cell?.text ?? null))).toEqual(
      [
        [a, a],
        [b, b],
        [c, c],
        [null, 'It is the third such delay this winter.'],
      ].sort((p, q) => order(p) - order(q)),
    )
    function order(cells: (string | null)[]): number {
      // The base's order; the sentence of the second alone stands before what follows it there.
      return cells[0] === null ? -1 : [a, b, c].indexOf(cells[0]!)
    }
  })

  it('finds sentences of which every fifth word was changed', () => {
    const sentences = Array.from({ length: 12 }, (_, n) =>
      Array.from(
        { length: 20 },
        (_, k) => `${'bdfgklmnprst'[(n + k) % 12]}${'aeiou'[(n * 3 + k) % 5]}${'lnrst'[k % 5]}o${n}x${k}`,
      ).join(' '),
    )
    const edited = sentences.map((sentence, n) =>
      sentence
        .split(' ')
        .map((word, k) => ((k + n) % 5 === 0 ? `other${n}y${k}` : word))
        .join(' '),
    )
    const told = (list: readonly string[]): string => list.map((sentence) => `The ${sentence}.`).join(' ')
    const found = compare([article('1', told(sentences)), article('2', told(edited.toReversed()))])
    expect(found.rows).toHaveLength(12)
    found.rows.forEach((row, n) => {
      expect(row.cells.map((cell) => cell?.text)).toEqual([`The ${sentences[n]}.`, `The ${edited[n]}.`])
      expect(row.score).toBeGreaterThan(0.6)
    })
  })

  it('offers what most have and one lacks, with the closest wording', () => {
    const claim = 'The harbour will be dredged to a depth of eleven metres before the end of the year.'
    const found = compare([
      article('1', claim),
      article('2', claim, 'Cafes on the quay stay open.'),
      article('3', 'The harbour is to be made deeper, the owner of a cafe hopes.'),
    ])
    expect(found.missing).toHaveLength(1)
    expect(found.missing[0]!.passage).toMatchObject({ article: '1', text: claim })
    expect(found.missing[0]!.lackedBy).toHaveLength(1)
    expect(found.missing[0]!.lackedBy[0]).toMatchObject({ article: '3', nearest: { article: '3' } })
    expect(found.missing[0]!.lackedBy[0]!.score).toBeLessThan(0.4)
  })

  it('takes articles that are empty, of one word, or in several languages', () => {
    const found = compare([
      article('1'),
      article('2', 'Word'),
      article('3', 'Der Hafen bleibt am 3. Februar geschlossen. Die Fischer warten.'),
      article('4', 'الميناء مغلق اليوم. هل سيفتح غدا؟ لا أحد يعرف.'),
      article('5', '港は今日も閉まっている。明日は開くのか？誰も知らない。'),
    ])
    expect(found.articles.map((entry) => entry.sharedShare)).toEqual([0, 0, 0, 0, 0])
    expect(found.shared).toEqual([])
    expect(found.rows.map((row) => row.cells.findIndex((cell) => cell !== null))).toEqual([1, 2, 2, 3, 3, 3, 4, 4, 4])
    expect(compare([])).toMatchObject({ articles: [], rows: [], matrix: [] })
  })

  it('finds copies in scripts without spaces and from right to left', () => {
    const arabic = 'قالت وزارة الخارجية إن الميناء سيبقى مغلقا حتى نهاية الأسبوع بسبب العاصفة الشديدة'
    const chinese = '外交部发言人说港口将因强风暴关闭至本周末'
    const found = compare([
      article('1', `${arabic}.`, 'A line of its own.', `${chinese}。`),
      article('2', `خبر عاجل: ${arabic}.`, `据报道，${chinese}。`),
    ])
    expect(found.shared.map((group) => group.occurrences[0]!.text)).toEqual([arabic, chinese])
  })

  it('compares texts without a full stop in a hundred thousand words', () => {
    const words = Array.from({ length: 100_000 }, (_, n) => `w${(n * 7919) % 50_021}`)
    const text = words.join(' ')
    const found = compare([article('1', text), article('2', text.slice(text.indexOf(' ') + 1))])
    expect(found.articles[1]!.sharedShare).toBe(1)
    expect(found.articles[0]!.sharedWords).toBe(words.length - 1)
    const drum = 'again and again '.repeat(20_000)
    expect(compare([article('1', drum), article('2', drum)]).articles[0]!.sharedShare).toBe(1)
  })
})

function bodyOf(source: { text: string; layers: readonly { layer: string; start: number; end: number }[] }): string[] {
  return source.layers.filter((span) => span.layer === 'body').map((span) => source.text.slice(span.start, span.end))
}
