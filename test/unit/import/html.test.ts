import { describe, expect, it } from 'vitest'
import type { Extracted } from '../../../main/contract/article.ts'
import { readHtml } from '../../../main/import/formats/html.ts'

const record = (source: string): ReturnType<typeof readHtml> => readHtml(source, { hints: {}, size: source.length }, [])
const read = (source: string): Extracted => record(source).extracted
const layersOf = ({ text, layers }: Extracted): string[] =>
  layers.map(({ layer, start, end }) => `${layer}: ${text.slice(start, end)}`)

const P1 =
  'The wells of the upper valley have run dry, the river authority said on Thursday, and nobody in the villages knows why it came so early.'
const P2 =
  'Growers have begun to carry water from the lower lock, some of them twice a day. "We have never seen this," one of them said.'
const P3 =
  'The authority will send tank wagons to the villages from Monday on. It asked people to use as little water as they can until then.'

function page(options: { head?: string; above?: string; inside?: string; below?: string } = {}): string {
  return `<!doctype html><html lang="en"><head><title>Wells run dry in upper valley | The Sarn Herald</title>${options.head ?? ''}</head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav><main><article><h1>Wells run dry in upper valley</h1>${options.above ?? ''}
<p>${P1}</p><p>${P2}</p>${options.inside ?? ''}<p>${P3}</p></article></main>${options.below ?? ''}<footer>Imprint Privacy</footer></body></html>`
}

describe('the article of a page', () => {
  it('is its paragraphs, each by itself, with the headline above them', () => {
    expect(layersOf(read(page()))).toEqual([
      'headline: Wells run dry in upper valley',
      `body: ${P1}`,
      `body: ${P2}`,
      `body: ${P3}`,
    ])
  })

  it('has captions where they stood, and subheadings', () => {
    const figure =
      '<figure><img src="w.jpg"><figcaption>A well near Ostry, March 2024. (Corpress)</figcaption></figure>'
    expect(layersOf(read(page({ inside: `${figure}<h2>Tank wagons</h2>` })))).toEqual([
      'headline: Wells run dry in upper valley',
      `body: ${P1}`,
      `body: ${P2}`,
      'caption: A well near Ostry, March 2024. (Corpress)',
      'subheading: Tank wagons',
      `body: ${P3}`,
    ])
  })

  it('leaves out related stories, newsletters and share buttons', () => {
    const { body, text } = read(
      page({
        inside:
          '<aside class="related"><a href="/b">The lock treaty</a></aside><div class="newsletter-box">Sign up to our newsletter</div><div class="share-tools"><a>Facebook</a></div>',
        below: '<section class="most-read"><ol><li><a href="/c">Divers find crack</a></li></ol></section>',
      }),
    )
    expect(body).toBe(`${P1}\n\n${P2}\n\n${P3}`)
    expect(text).not.toMatch(/lock treaty|newsletter|Facebook|Divers/)
  })

  it('labels furniture, credits, byline and date that stand among the paragraphs', () => {
    const extracted = read(
      page({
        above: '<p class="x">By Ana Brod</p><p>14 March 2024, 10:30</p>',
        inside: '<p>Read more: The lock treaty</p><p>Reporting by Ana Brod; editing by Peter Hals</p>',
      }),
    )
    expect(layersOf(extracted).filter((line) => !line.startsWith('body'))).toEqual([
      'headline: Wells run dry in upper valley',
      'byline: By Ana Brod',
      'dateline: 14 March 2024, 10:30',
      'furniture: Read more: The lock treaty',
      'credit: Reporting by Ana Brod; editing by Peter Hals',
    ])
    expect(extracted.byline.value).toBeNull()
    expect(extracted.date.value).toBe('2024-03-14')
  })

  it('never glues the words of neighbouring blocks, and keeps line breaks', () => {
    const extracted = read(page({ inside: '<ul><li>one</li><li>two</li></ul><p>a<br>b<br><br>c <b>bold</b>er</p>' }))
    expect(extracted.text).toContain('one\n\ntwo')
    expect(extracted.text).toMatch(/a\nb\n\nc bolder/)
  })

  it('is found on short pages and in parts of pages', () => {
    expect(read(`<div><p>${P1}</p></div>`).body).toBe(P1)
    expect(read('<html><body><div>Boats were told to wait.</div></body></html>').body).toBe('Boats were told to wait.')
  })

  it('runs and loads nothing', () => {
    const extracted = read(
      page({
        inside:
          '<script>document.body.innerHTML = "gone"; throw new Error("ran")</script><img src="https://tracker.example/x.gif" onerror="globalThis.ran = 1">',
      }),
    )
    expect(extracted.body).toContain(P3)
    expect('ran' in globalThis).toBe(false)
  })

  it.each([
    ['nested too deep', '<div>'.repeat(100_000)],
    ['never closed', '<b><i><a>'.repeat(20_000)],
    ['of too many elements', '<p>a <b>b</b></p>'.repeat(60_000)],
    ['of nothing but angle brackets', '<'.repeat(2_000_000)],
  ])('is read as plain text when the page is %s', (_, markup) => {
    const { extracted, warnings } = record(`<html><body><p>${P1}</p>${markup}</body></html>`)
    expect(extracted.text).toContain(P1)
    expect(warnings.map(({ code }) => code)).toContain('plain-reading')
  })
})

describe('the fields of a page', () => {
  it('come from JSON-LD', () => {
    const { title, outlet, byline, date, url } = read(
      page({
        head: `<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebPage","datePublished":"2019-01-01"},
          {"@type":"NewsArticle","headline":"Wells run dry in upper valley","datePublished":"2024-03-14T23:30:00-05:00","dateModified":"2024-03-16",
           "author":[{"@type":"Person","name":"Ana Brod"},{"@type":"Person","name":"Tomas Lind"}],"publisher":{"@type":"Organization","name":"The Sarn Herald"},
           "mainEntityOfPage":{"@id":"https://sarn.example/wells-run-dry"}}]}</script>`,
      }),
    )
    expect([title.value, outlet.value, byline.value, date.value, url.value]).toEqual([
      'Wells run dry in upper valley',
      'The Sarn Herald',
      'Ana Brod, Tomas Lind',
      '2024-03-14',
      'https://sarn.example/wells-run-dry',
    ])
    expect(date.evidence).toContain('2024-03-14T23:30:00-05:00')
  })

  it('come from meta elements, and the day is that which is printed', () => {
    const { outlet, byline, date, url } = read(
      page({
        head: `<meta property="og:site_name" content="The Sarn Herald"><meta name="author" content="By Ana Brod"><meta property="article:published_time" content="2024-03-14T00:30:00+02:00">
          <meta property="article:modified_time" content="2024-03-20"><link rel="canonical" href="https://sarn.example/wells?id=3&utm_source=x">`,
      }),
    )
    expect([outlet.value, byline.value, date.value, url.value]).toEqual([
      'The Sarn Herald',
      'Ana Brod',
      '2024-03-14',
      'https://sarn.example/wells?id=3',
    ])
  })

  it('come from what the page marks and shows', () => {
    const { byline, date } = read(
      page({
        above:
          '<div class="byline">By <a rel="author" href="/a">Ana Brod</a></div><time datetime="2024-03-14T10:00Z">14 March</time>',
      }),
    )
    expect([byline.value, date.value]).toEqual(['Ana Brod', '2024-03-14'])
    expect(read(page({ above: '<span class="article-date">14.03.2024</span>' })).date.value).toBe('2024-03-14')
    expect(read(page({ below: '<aside><time datetime="2023-01-01">x</time></aside>' })).date.value).toBeNull()
  })

  it('come from the address: the date of its path, the outlet by the table, else a suggestion', () => {
    const known = read(page({ head: '<link rel="canonical" href="https://www.bbc.co.uk/news/2024/03/14/wells">' }))
    expect([known.outlet.value, known.outlet.status, known.date.value]).toEqual(['BBC News', 'stated', '2024-03-14'])
    const unknown = read(page({ head: '<link rel="canonical" href="https://sarn.example/news/wells">' })).outlet
    expect(unknown).toMatchObject({ value: null, status: 'unknown' })
    expect(unknown.evidence).toContain('suggested: sarn.example')
  })

  it('never take a related story for the article, nor its date', () => {
    const { date } = read(
      page({
        head: '<script type="application/ld+json">{"@type":"ItemList","itemListElement":[{"@type":"NewsArticle","datePublished":"2020-01-01"}]}</script>',
      }),
    )
    expect(date.value).toBeNull()
  })

  it('take the outlet off the title, and mend JSON-LD with line breaks in its strings', () => {
    const { title, date } = read(
      `<html><head><title>Wells run dry | World | The Sarn Herald</title><meta property="og:site_name" content="The Sarn Herald"><script type="application/ld+json">{"@type":"NewsArticle","description":"a\nb","datePublished":"2024-03-14",}</script></head><body><p>${P1}</p><p>${P2}</p></body></html>`,
    )
    expect(title.value).toBe('Wells run dry')
    expect(date.value).toBe('2024-03-14')
  })

  it('let the text decide the language, and note what the page declares', () => {
    const { language } = read(page().replace('lang="en"', 'lang="de"'))
    expect(language).toEqual({
      value: 'en',
      status: 'inferred',
      evidence: 'the words of the text; the file states “de”',
    })
  })
})
