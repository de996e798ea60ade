import { describe, expect, it } from 'vitest'
import { readHtml } from '../../../main/import/formats/html.ts'

const GERMAN =
  '<p>Der Stadtrat hat beschlossen, dass die alte Brücke über den Sarn im nächsten Jahr abgerissen und durch eine neue ersetzt wird, die breiter ist und auch Radwege hat, wie die Bürgermeisterin mitteilte.</p>'
const ENGLISH =
  '<p>The council has decided that the old bridge over the Sarn is to be torn down next year and replaced with a new one that is wider and has lanes for bicycles, the mayor said in a statement.</p>'

interface PageParts {
  readonly language?: string
  readonly head?: string
  readonly title?: string
  readonly top?: string
  readonly end?: string
}

/** The date of an invented page: what stands under its headline, at its end, in its head. */
function dateOf({ language = 'de', head = '', title = 'Neue Brücke', top = '', end = '' }: PageParts) {
  const text = (language.startsWith('en') ? ENGLISH : GERMAN).repeat(5)
  const source = `<!doctype html><html lang="${language}"><head><title>${title}</title>${head}</head><body>
    <div id="header"><a href="/">Bote</a></div><div id="content"><h1>Neue Brücke</h1>${top}${text}${end}</div></body></html>`
  const { value, evidence } = readHtml(source, { hints: {}, size: source.length }, []).extracted.date
  return { value, evidence }
}

const canonical = (path: string): string => `<link rel="canonical" href="https://bote.example/${path}">`
const linked = (json: string): string => `<script type="application/ld+json">${json}</script>`

describe('the date of a page', () => {
  it.each([
    ['in an element each', { top: '<div class="post-date"><i>Mai</i><b>12</b><u>2015</u></div>' }],
    ['in a sentence of the blog', { end: '<p>Dieser Eintrag wurde am Dienstag, 12. Mai 2015 um 10:15 erstellt.</p>' }],
    ['beside the writer, set apart by style alone', { top: '<div><span>12. Mai 2015</span><span>Anna Weir</span></div>' }],
    ['in the end of the article', { end: '<footer class="article-footer"><span class="article-footer-date">12. Mai 2015</span></footer>' }],
    ['told by its weekday', { language: 'en', top: '<p>Submitted by Ann on Tue, 05/12/2015 - 10:15</p>' }],
    ['told by the country that the page states', { language: 'en', head: '<meta property="og:locale" content="en_US">', top: '<p class="date">05/12/2015</p>' }],
    ['in the path of its address', { head: canonical('2015/0512/bridge') }],
    ['half shown, half in its address', { head: canonical('2015/05/bridge/'), top: '<p class="date">12. Mai</p>' }],
    ['in a meta element', { head: '<meta name="published_on" content="2015-05-12T21:00:00.000Z">' }],
    ['in RDFa', { top: '<span property="schema:dateCreated" content="2015-05-12T10:15:00+02:00"></span>' }],
    ['in JSON-LD that is no JSON', { head: linked('{"@type":"NewsArticle","headline":"the "new" bridge","datePublished":"2015-05-12T10:15:00+02:00",}') }],
    ['in the data of a script', { end: '<script>state={"publishedAt":1431425700000}</script>' }],
    ['in data that are written into markup', { end: '<div data-state="{&quot;datePublished&quot;:&quot;2015-05-12T09:00:00-05:00&quot;}"></div>' }],
    ['in what React puts in its place later', { top: '<div hidden id="S:0"><p>12. Mai 2015 · 8 Minuten</p></div>' }],
    ['in the dateline', { top: `<p>Tarn, 12. Mai 2015 - ${GERMAN.slice(3)}` }],
    ['in the title of the page', { title: 'Neue Brücke - 12. Mai 2015' }],
  ] satisfies [string, PageParts][])('is found %s', (_, parts) => {
    expect(dateOf(parts)).toEqual({ value: '2015-05-12', evidence: expect.any(String) })
  }) // prettier-ignore

  it('is the one beside the title where the data of the page name a later day', () => {
    const head = linked('{"@type":"NewsArticle","headline":"Neue Brücke","datePublished":"2019-01-08T10:15:00+01:00"}')
    const shown = dateOf({ head, top: '<p class="post-date">12. Mai 2015</p>' })
    expect(shown.value).toBe('2015-05-12')
    expect(shown.evidence).toContain('2019-01-08')
    expect(dateOf({ head, top: '<p class="post-date">12. Mai 2021</p>' }).value).toBe('2019-01-08')
    expect(dateOf({ head, end: '<p>Der Bau begann am 12. Mai 2015.</p>' }).value).toBe('2019-01-08')
  })

  it('is the one beside the title where a meta element only says that it is a date', () => {
    const head = '<meta name="date" content="2015-05-02">'
    expect(dateOf({ head, top: '<p class="post-date">12. Mai 2015</p>' }).value).toBe('2015-05-12')
    expect(dateOf({ head }).value).toBe('2015-05-02')
  })

  it('is not known where nothing states it', () => {
    expect(dateOf({ end: '<p>Am 12. Mai 2015 war die alte Brücke gesperrt worden, weil ein Schiff sie gestreift hatte.</p>' }).value).toBeNull()
    expect(dateOf({ language: 'en', top: '<p class="date">05/06/2015</p>' }).value).toBeNull()
    expect(dateOf({ language: 'en', top: '<p class="date">Money, 06/12/2017</p>' }).value).toBeNull()
  }) // prettier-ignore
})
