import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Layer } from '../../../main/contract/article.ts'

/** A scraped article with its truth; see test/fixtures/scraped/README.md. */
export interface LabelledFixture {
  readonly name: string
  readonly text: string
  readonly fields: ReadonlyMap<string, string | null>
  /** The layer of each line of the text that is not empty, by its place. */
  readonly lines: readonly { readonly start: number; readonly end: number; readonly layer: Layer }[]
}

const LAYERS: Readonly<Record<string, Layer>> = {
  H: 'headline',
  S: 'standfirst',
  D: 'dateline',
  Y: 'byline',
  B: 'body',
  U: 'subheading',
  C: 'caption',
  R: 'credit',
  F: 'furniture',
}

const FOLDER = join(import.meta.dirname, '../../fixtures/scraped')

export function readLabelledFixtures(): LabelledFixture[] {
  return readdirSync(FOLDER)
    .filter((name) => name !== 'README.md')
    .map((name) => parse(name, readFileSync(join(FOLDER, name), 'utf8')))
}

function parse(name: string, source: string): LabelledFixture {
  const fields = new Map<string, string | null>()
  const lines: { start: number; end: number; layer: Layer }[] = []
  let text = ''
  let layer: Layer = 'body'
  for (const line of source.replace(/\n$/, '').split('\n')) {
    const field = /^@(\w+) (.*)$/.exec(line)
    if (field !== null) {
      fields.set(field[1]!, field[2] === '-' ? null : field[2]!)
      continue
    }
    const bar = line.indexOf('|')
    const words = line.slice(bar + 1)
    if (bar > 0 && line[0] !== '+') layer = LAYERS[line.slice(0, bar)]!
    if (words.trim() !== '') lines.push({ start: text.length, end: text.length + words.length, layer })
    text += `${words}\n`
  }
  return { name, text, fields, lines }
}
