import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { europressePage } from './europresse-fixtures.ts'
import { layerOf } from './layers-of.ts'
import { BRIDGE_CLOSED, FERRIES } from './printed-articles.ts'
import { readFileAs, readPath } from './read-file.ts'

const BOTH = [BRIDGE_CLOSED, FERRIES]

describe('an HTML export of Europresse', () => {
  it('is read in the newer layout', async () => {
    const page = europressePage(BOTH, true)
    const { articles, refusals } = await readFileAs('biblio.html', page)
    expect(refusals).toEqual([])
    for (const [at, { record, extracted, bytes }] of articles.entries()) {
      expect(record).toBe(`news·20160414·OH·${at}q1503_125605${at}`)
      expect(extracted).toMatchObject({
        format: 'europresse',
        title: { value: BOTH[at]!.title, status: 'stated' },
        outlet: { value: BOTH[at]!.outlet, status: 'stated' },
        byline: { value: BOTH[at]!.byline, status: 'stated' },
        date: { value: '2016-04-14', status: 'stated' },
        url: { value: 'https://ostryherald.example.org/2016/04/14/bridge.html', status: 'stated' },
        body: BOTH[at]!.paragraphs.join('\n\n'),
      })
      expect(layerOf(extracted, 'standfirst')).toEqual(['PONTS', 'Deux paliers sont fissurés'])
      expect(layerOf(extracted, 'caption')).toEqual(['Le pont en avril.'])
      expect(layerOf(extracted, 'credit')).toEqual(['© 2016 Ostry Papers. Tous droits réservés.'])
      expect(Buffer.from(bytes).toString()).toMatch(/^<article>[^]*<\/article>$/)
    }
    expect(articles).toHaveLength(2)
  })

  it('is read in the older layout, and the declared encoding is not believed', async () => {
    const { articles, refusals } = await readFileAs('biblio.html', europressePage(BOTH, false))
    expect(refusals).toEqual([])
    for (const [at, { extracted, media, warnings }] of articles.entries()) {
      expect(extracted).toMatchObject({
        title: { value: BOTH[at]!.title },
        outlet: { value: BOTH[at]!.outlet },
        byline: { value: BOTH[at]!.byline.replace(' and ', ' et ') },
        date: { value: '2016-04-14', evidence: 'the line “Société, jeudi 14 avril 2016, p. 03”' },
        body: BOTH[at]!.paragraphs.join('\n\n'),
      })
      expect(extracted.text).not.toMatch(/certificat/)
      expect(media).toBe('text/html;charset=utf-8')
      expect(warnings[0]?.code).toBe('guessed-encoding')
    }
    expect(articles).toHaveLength(2)
  })

  it('does without an author, and says where the number of the document has another date', async () => {
    const page = europressePage(BOTH, false).replace('Jonah Pell<br>', '').replaceAll('news·20160414', 'news·20121004')
    const { articles } = await readFileAs('biblio.html', page)
    expect(articles[0]!.extracted.byline.value).toBeNull()
    expect(articles[0]!.extracted.body).toBe(BRIDGE_CLOSED.paragraphs.join('\n\n'))
    expect(articles[0]!.extracted.date).toMatchObject({
      value: '2016-04-14',
      evidence: expect.stringContaining('says 2012-10-04'),
    })
  })

  it('gives whole articles only when it is cut off', async () => {
    const page = europressePage(BOTH, true)
    const { articles, refusals } = await readFileAs('biblio.html', page.slice(0, page.indexOf('Some waited')))
    expect(articles).toHaveLength(1)
    expect(refusals).toMatchObject([{ refusal: { code: 'truncated' } }])
  })
})

const SAMPLES = '../shared/corpus/exports/europresse/inst/texts'

describe.runIf(existsSync(SAMPLES))('the samples of Europresse', () => {
  it.each([
    ['europresse_test1.html', ['2013-10-05', '2012-10-03', '2012-10-04']],
    ['europresse_test2.html', ['2006-03-14', '2006-03-14', '2006-03-13', '2006-03-13']],
  ])('%s gives its articles', async (name, dates) => {
    const { articles, refusals } = await readPath(`${SAMPLES}/${name}`)
    expect(refusals).toEqual([])
    expect(articles.map(({ extracted }) => extracted.date.value)).toEqual(dates)
    for (const { extracted } of articles) {
      expect([extracted.title.status, extracted.outlet.status]).toEqual(['stated', 'stated'])
      expect(extracted.body).not.toBe('')
    }
  })
})
