import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LayerSpan } from '../../../main/contract/article.ts'
import type { DiffRun } from '../../../main/contract/comparison.ts'
import { diffTexts, type DiffedText } from '../../../main/compare/text-diff.ts'
import { tokenise } from '../../../main/text/tokens.ts'

/** A text of body paragraphs. */
function bodyOf(...paragraphs: string[]): DiffedText {
  const text = paragraphs.join('\n\n')
  return { text, layers: text === '' ? [] : [{ layer: 'body', start: 0, end: text.length }] }
}

const marked = (runs: readonly DiffRun[] | null): string | null =>
  runs === null
    ? null
    : runs.map(({ op, text }) => (op === 'same' ? text : op === 'only' ? `[+${text}]` : `[~${text}]`)).join('')

const shown = (old: DiffedText, young: DiffedText): [string, string | null, string | null][] =>
  diffTexts(old, young).rows.map((row) => [row.kind, marked(row.old), marked(row.new)])

describe('the difference of two texts', () => {
  test('words that changed are marked on both sides, words that only one has on that side', () => {
    expect(
      shown(
        bodyOf('The ferry opened again on Friday.', 'Some four hundred people stood on the quay at Tarn.'),
        bodyOf('The ferry line opened again on Friday.', 'Some six hundred people stood on the quay at Tarn.'),
      ),
    ).toEqual([
      ['changed', 'The ferry opened again on Friday.', 'The ferry [+line] opened again on Friday.'],
      [
        'changed',
        'Some [~four] hundred people stood on the quay at Tarn.',
        'Some [~six] hundred people stood on the quay at Tarn.',
      ],
    ])
  })

  test('paragraphs that came and went stand alone, between those that stayed', () => {
    expect(
      shown(
        bodyOf('One stays as it is here.', 'This one was taken out by somebody.', 'Three stays too, of course.'),
        bodyOf('One stays as it is here.', 'Three stays too, of course.', 'Wholly fresh words close it.'),
      ),
    ).toEqual([
      ['same', 'One stays as it is here.', 'One stays as it is here.'],
      ['removed', '[+This one was taken out by somebody.]', null],
      ['same', 'Three stays too, of course.', 'Three stays too, of course.'],
      ['added', null, '[+Wholly fresh words close it.]'],
    ])
  })

  test('what stands elsewhere in the other text has moved', () => {
    const [a, b] = ['The first paragraph says one thing.', 'A second one says quite another matter.']
    const { rows } = diffTexts(bodyOf(a, b), bodyOf(b, a))
    expect(
      rows
        .filter(({ moved }) => moved)
        .map(({ kind }) => kind)
        .toSorted(),
    ).toEqual(['added', 'removed'])
  })

  test('case, quotation marks and Markdown make no difference; furniture is left out', () => {
    const old = bodyOf('“We were neighbours,” she **said** [there](#).')
    const text = '"We were Neighbours," she said there.\n\nSubscribe now'
    const layers: LayerSpan[] = [
      { layer: 'body', start: 0, end: 37 },
      { layer: 'furniture', start: 39, end: text.length },
    ]
    const { rows, words } = diffTexts(old, { text, layers })
    expect(rows.map(({ kind }) => kind)).toEqual(['same'])
    expect(words).toEqual({ same: 6, removed: 0, added: 0 })
  })

  test('captions and headlines are paragraphs with their layer', () => {
    const layers: LayerSpan[] = [{ layer: 'headline', start: 0, end: 5 }]
    const { rows } = diffTexts({ text: 'Title', layers }, bodyOf('Something else entirely here'))
    expect(rows.map(({ kind, layer }) => [kind, layer])).toEqual([
      ['removed', 'headline'],
      ['added', 'body'],
    ])
  })

  const word = fc.constantFrom('river', 'weir', 'Valley', 'boat', 'said', '12', 'lamp', 'stone')
  const paragraph = fc.array(word, { minLength: 1, maxLength: 14 }).map((words) => `${words.join(' ')}.`)
  const text = fc.array(paragraph, { maxLength: 8 }).map((paragraphs) => bodyOf(...paragraphs))

  test('the runs of a side are that text, and the words add up', () => {
    fc.assert(
      fc.property(text, text, (old, young) => {
        const { rows, words } = diffTexts(old, young)
        const side = (which: 'old' | 'new'): string[] =>
          rows.flatMap((row) => (row[which] === null ? [] : [row[which].map((run) => run.text).join('')]))
        expect(side('old').join('\n\n')).toBe(old.text)
        expect(side('new').join('\n\n')).toBe(young.text)
        expect(words.same + words.removed).toBe(tokenise(old.text).words.length)
        expect(words.same + words.added).toBe(tokenise(young.text).words.length)
        for (const row of rows) if (row.kind === 'same') expect(row.new!.every(({ op }) => op === 'same')).toBe(true)
      }),
    )
  })

  test('a text differs in nothing from itself, and turned round the sides change places', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(diffTexts(a, a).rows.every(({ kind }) => kind === 'same')).toBe(true)
        const [there, back] = [diffTexts(a, b).words, diffTexts(b, a).words]
        expect(there.removed - there.added).toBe(back.added - back.removed)
      }),
    )
  })

  test('very many paragraphs that all differ end at once', () => {
    const many = (seed: string): DiffedText =>
      bodyOf(...Array.from({ length: 3000 }, (_, n) => `${seed}${n} and ${seed}${n * 7} or ${seed}${n % 13}.`))
    expect(diffTexts(many('a'), many('b')).rows).toHaveLength(6000)
  })
})
