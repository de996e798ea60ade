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

describe('the article of a page in parts', () => {
  const long = (n: number): string => `Part ${n} of the account. ${P1} ${P2} ${P3}`

  it('is all of it, where its sections are far apart in the page', () => {
    const sections = [1, 2, 3, 4, 5].map(
      (n) =>
        `<div class="row"><div class="col"><div class="text"><h2>Chapter ${n}</h2><p>${long(n)}</p></div></div></div>`,
    )
    const { body } = read(
      `<html><head><title>An account of the wells</title></head><body><h1>An account of the wells</h1>${sections.join('')}</body></html>`,
    )
    for (const n of [1, 2, 3, 4, 5]) expect(body).toContain(`Part ${n} of`)
  })

  it('ends where other stories begin', () => {
    const teaser = (n: number): string =>
      `<div class="item"><h3><a href="/${n}">Another story of the lower valley ${n}</a></h3><p>${P2} ${n}</p></div>`
    const { body } = read(
      page({ inside: `<p>${P1} Again.</p>`, below: `<div>${[1, 2, 3, 4].map(teaser).join('')}</div>` }),
    )
    expect(body).not.toContain('Another story')
    expect(body).toContain(P3)
  })

  it('sets aside labels above the text and lists of links under it', () => {
    const links = `<ul><li><a href="/a">How the river authority lost its way in the valley</a></li><li><a href="/b">What the growers of Ostry want from the state now</a></li></ul>`
    const { layers, text } = read(page({ above: '<p>World news</p>', inside: `<h3>More on this story</h3>${links}` }))
    const furniture = layers
      .filter(({ layer }) => layer === 'furniture')
      .map(({ start, end }) => text.slice(start, end))
    expect(read(page({ above: '<p>World news</p>' })).body).not.toContain('World news')
    expect(furniture.join('|') + '|').not.toContain(P3)
    expect(read(page({ inside: links })).body).not.toContain('lost its way')
  })

  it('is what a page shows without scripts, or has in its JSON-LD, where it has no other', () => {
    const head = '<title>Wells run dry in upper valley</title>'
    const bare = `<html><head>${head}</head><body><div id="app"></div><noscript><h1>Wells run dry in upper valley</h1><p>${P1}</p><p>${P2}</p><p>${P3}</p></noscript></body></html>`
    expect(read(bare).body).toContain(P2)
    const data = JSON.stringify({ '@type': 'NewsArticle', headline: 'Wells run dry', articleBody: `${P1}\n\n${P2}` })
    const linked = `<html><head>${head}<script type="application/ld+json">${data}</script></head><body><div id="app"></div></body></html>`
    expect(read(linked).body).toBe(`${P1}\n\n${P2}`)
  })

  it('is missing with a warning where a page has a title and no text', () => {
    const { extracted, warnings } = record(
      '<html><head><title>Wells run dry in upper valley</title><meta property="article:published_time" content="2024-03-14T10:00:00+01:00"></head><body><div id="app"></div></body></html>',
    )
    expect([extracted.title.value, extracted.date.value, extracted.body]).toEqual([
      'Wells run dry in upper valley',
      '2024-03-14',
      '',
    ])
    expect(warnings).toMatchObject([{ code: 'no-text' }])
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

  it.each([
    ['a line with writer and date', { above: '<p>By Ana Brod - Mar 14, 2024</p>' }],
    ['a class in one word', { above: '<p class="articleDateAndPlace">14. 03. 2024, 14:59 Uhr</p>' }],
    ['an attribute', { above: '<span class="timestamp" title="2024-03-14 10:00">3 hours ago</span>' }],
    ['an aside of its own', { above: '<aside><span class="date">14 March 2024</span></aside>' }],
    ['data of its scripts', { head: '<script>x={"publishedAt":"2024-03-14T10:00"}</script>' }],
    [
      'its headline’s address',
      { above: '<h2><a rel="bookmark" href="https://sarn.example/2024/03/14/wells">Wells</a></h2>' },
    ],
    ['an update, where nothing else is said', { below: '<div>Last updated: 14 March 2024</div>' }],
  ])('take the date from %s', (_, options) => {
    expect(read(page(options)).date.value).toBe('2024-03-14')
  })

  it('say that a date is of an update', () => {
    const { date } = read(page({ head: '<meta property="article:modified_time" content="2024-03-14T10:00:00Z">' }))
    expect(date.evidence).toContain('which dates an update')
  })

  it('prefer the publication to the update, and the day that is shown to that in UTC', () => {
    const modified = '<meta property="article:modified_time" content="2024-05-01T10:00:00Z">'
    expect(read(page({ head: modified, above: '<span class="date">14 March 2024</span>' })).date.value).toBe(
      '2024-03-14',
    )
    const utc = '<meta property="article:published_time" content="2024-03-15T02:30:00Z">'
    expect(read(page({ head: utc, above: '<span class="date">March 14, 2024</span>' })).date.value).toBe('2024-03-14')
  })

  it('decide which of day and month comes first only where the page tells it', () => {
    const shown = { above: '<span class="date">04/03/2024</span>' }
    expect(read(page(shown)).date.value).toBeNull()
    const named = page({ ...shown, head: '<meta property="og:updated" content="2024-03-04">' })
    expect(read(named).date.value).toBe('2024-03-04')
    expect(read(page(shown).replace('lang="en"', 'lang="en-GB"')).date.value).toBe('2024-03-04')
  })

  it('never take the date of a comment, a teaser or a caption', () => {
    const others = `<figure><img src="a.jpg"><figcaption>A well, photographed on 1 February 2023 in Ostry</figcaption></figure>`
    const comments =
      '<div class="comments"><div class="comment"><span class="date">2 March 2024</span><p>So sad.</p></div></div>'
    expect(read(page({ inside: others, below: comments })).date.value).toBeNull()
  })
})
