import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Comparison, Passage } from '../../../main/contract/comparison.ts'
import { tempDir } from '../../support/temp-dir.ts'
import { newApp } from './new-app.ts'

const articles = {
  'agency.txt': [
    'Ferry Runs Aground Off Port Maren',
    'The ferry Aldona ran aground on a sandbank two miles off Port Maren early on Tuesday, the harbour authority said.',
    'Nobody was missing after the night, and all of the passengers were brought ashore within three hours.',
    'The owner has cancelled its night crossings until further notice, Nordlys Lines said in a statement.',
  ],
  'outlet.txt': [
    'Night ferry stuck on sandbank',
    'The owner has cancelled its night crossings until further notice, the company said.',
    'The ferry Aldona ran aground on a sandbank two miles off Port Maren early on Tuesday, officials said.',
    'Fishermen carried tired children up the quay steps wrapped in woollen blankets.',
  ],
}

async function compared() {
  const folder = join(tempDir(), 'inbox')
  mkdirSync(folder)
  for (const [name, paragraphs] of Object.entries(articles)) writeFileSync(join(folder, name), paragraphs.join('\n\n'))
  const { app, call, ended } = newApp()
  await call('corpus.create', { name: 'Rows' })
  const { job } = await app.importPaths([folder])
  await ended(job)
  const members = await call('article.ids', { sort: 'title', descending: false })
  const set = await call('set.create', { name: 'Ferry', members })
  const run = (order = members, minWords = 8): Promise<Comparison> =>
    call('compare.run', { articles: order, minWords, set: set.id })
  return { call, set, members, run }
}

const find = ({ rows }: Comparison, words: string): { row: Comparison['rows'][number]; cell: Passage } => {
  for (const row of rows) {
    const cell = row.cells.find((one) => one?.text.includes(words) === true)
    if (cell) {
      const { article, start, end, text } = cell
      return { row, cell: { article, start, end, text } }
    }
  }
  throw new Error(`no row has "${words}"`)
}

test('links made in a set hold in every comparison of it, and in no other, until they are undone', async () => {
  const { call, set, members, run } = await compared()
  const before = await run()
  const nobody = find(before, 'Nobody was missing')
  const fishermen = find(before, 'Fishermen carried')
  expect(nobody.row).not.toBe(fishermen.row)
  const owner = find(before, 'Nordlys Lines said')
  expect(owner.row.cells.every((cell) => cell !== null)).toBe(true)

  await call('set.link', { id: set.id, kind: 'link', places: [fishermen.cell, nobody.cell] })
  await call('set.link', {
    id: set.id,
    kind: 'unlink',
    places: owner.row.cells.map((cell) => find(before, cell!.text).cell),
  })
  const aground = find(before, 'harbour authority')
  await call('set.link', { id: set.id, kind: 'lock', places: [aground.cell] })

  for (const [order, minWords] of [
    [members, 8],
    [members.toReversed(), 5],
    [members, 30],
  ] as const) {
    const found = await run([...order], minWords)
    expect(find(found, 'Nobody was missing').row).toBe(find(found, 'Fishermen carried').row)
    expect(find(found, 'Nobody was missing').row.linked).toHaveLength(2)
    expect(find(found, 'Nordlys Lines said').row).not.toBe(find(found, 'the company said').row)
    expect(find(found, 'harbour authority').row).toMatchObject({ locked: true, linked: [aground.cell.article] })
  }
  const elsewhere = await call('compare.run', { articles: members })
  expect(find(elsewhere, 'Nobody was missing').row).not.toBe(find(elsewhere, 'Fishermen carried').row)

  for (let step = 0; step < 3; step++) await call('history.undo', {})
  expect(await run()).toEqual(before)
  for (let step = 0; step < 3; step++) await call('history.redo', {})
  expect(find(await run(), 'harbour authority').row.locked).toBe(true)
})
