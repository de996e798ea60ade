import { describe, expect, it } from 'vitest'
import type { Extracted } from '../../../main/contract/article.ts'
import { readFileAs } from './read-file.ts'

async function read(source: string): Promise<Extracted> {
  return (await readFileAs('a.md', source)).articles[0]!.extracted
}

const layersOf = ({ text, layers }: Extracted): string[] =>
  layers.map(({ layer, start, end }) => `${layer}: ${text.slice(start, end)}`)
const BODY = 'The wells of the upper valley have run dry, the river authority said on Thursday, and nobody knows why.'

describe('markdown', () => {
  it('takes fields from front matter, as printed, and keeps it in the text as furniture', async () => {
    const source = `---\ntitle: "Wells: dry"\nauthor: [Ana Brod, Tomas Lind]\ndate: 2024-03-14\nsource: https://a.example/wells\noutlet: The Sarn Herald\n---\n\n${BODY}\n`
    const extracted = await read(source)
    expect(extracted.text).toBe(source)
    expect(extracted.title).toEqual({ value: 'Wells: dry', status: 'stated', evidence: 'the front matter of the file' })
    expect(extracted.byline.value).toBe('Ana Brod, Tomas Lind')
    expect(extracted.date.value).toBe('2024-03-14')
    expect(extracted.url.value).toBe('https://a.example/wells')
    expect(extracted.outlet.value).toBe('The Sarn Herald')
    expect(extracted.layers[0]).toEqual({ layer: 'furniture', start: 0, end: source.indexOf('\n\n') })
    expect(extracted.body).toBe(BODY)
  })

  it('does not take a rule for front matter, nor obeys what is no list of entries', async () => {
    expect((await read(`---\n\n${BODY}\n\n---\n`)).title.value).toBeNull()
    const tagged = await read(`---\ntitle: !!js/function "x"\nbomb: &a [*a]\n---\n\n${BODY}`)
    expect(tagged.body).toContain(BODY)
  })

  it('takes headings, images, rules, code and comments at their word', async () => {
    const extracted = await read(
      `Wells run dry\n=============\n\n![A well](w.jpg)\n\n<!-- a note -->\n\n${BODY}\n\nNobody knows why\n----------------\n\n${BODY}\n\n* * *\n\n\`\`\`\n# no heading\n\`\`\`\n`,
    )
    expect(layersOf(extracted)).toEqual([
      'headline: Wells run dry',
      'furniture: =============',
      'furniture: ![A well](w.jpg)',
      'furniture: <!-- a note -->',
      `body: ${BODY}`,
      'subheading: Nobody knows why',
      'furniture: ----------------',
      `body: ${BODY}`,
      'furniture: * * *',
      'furniture: ```',
      'body: # no heading',
      'furniture: ```',
    ])
    expect(extracted.title.value).toBe('Wells run dry')
  })

  it('shows the title without its marks', async () => {
    expect((await read(`# Wells **run** [dry](#)\n\n${BODY}`)).title.value).toBe('Wells run dry')
  })
})
