import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { acceptClaim, mergeClaims } from '../../main/contract/figure-ledger.ts'
import { comparisonSchema } from '../../main/contract/comparison.ts'
import { openCorpusDb } from '../../db/client.ts'
import { tempDir } from '../support/temp-dir.ts'
import { writeSample } from './articles.ts'
import { json, variorum } from './cli.ts'

describe('compare', () => {
  test('applies what was decided about figures in the set, and writes its tables', async () => {
    const folder = tempDir()
    const corpus = join(folder, 'x.variorum')
    await json(corpus, ['import', writeSample(folder)])
    await json(corpus, ['set', 'create', 'Weir', '1', '2', '3', '4', '5'])
    const compare = async () => comparisonSchema.parse(await json(corpus, ['compare', '--set', 'Weir']))
    const { figures } = await compare()
    const [first, second] = figures
    const db = await openCorpusDb(corpus)
    const [set] = await db.read('set.list', {})
    await db.write('set.decide', {
      id: set!.id,
      step: 'Merge and accept',
      decisions: [...mergeClaims(first!, [second!]), ...acceptClaim(figures[2]!, true)],
    })
    await db.close()

    const after = (await compare()).figures
    expect(after).toHaveLength(figures.length - 1)
    expect(
      after
        .filter(({ accepted }) => accepted)
        .map(({ key }) => key)
        .toSorted(),
    ).toEqual([first!.key, figures[2]!.key].toSorted())

    for (const [table, words] of [
      ['figures', /no-counterpart/],
      ['quotations', /There has lately been a grave rise/],
    ] as const) {
      const file = join(folder, `${table}.csv`)
      const answer = await json(corpus, ['compare', '--set', 'Weir', '--table', table, '--csv', file])
      const csv = readFileSync(file, 'utf8')
      expect(csv).toMatch(words)
      expect(answer).toMatchObject({ table, csv: file })
      expect(csv.trimEnd().split('\r\n').length - 1).toBeGreaterThanOrEqual((answer as { rows: number }).rows)
    }
    expect(await variorum(['compare', '1', '2', '--table', 'names', '--csv', 'x', '--corpus', corpus])).toMatchObject({
      code: 2,
    })
    expect(await variorum(['compare', '1', '2', '--table', 'figures', '--corpus', corpus])).toMatchObject({ code: 2 })
  })
})
