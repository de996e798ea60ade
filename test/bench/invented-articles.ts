import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { capital, random, sentence, vocabulary } from './invented-words.ts'

const MONTHS = 'January February March April May June July August September October November December'.split(' ')
const NAMES = 'Ada Lind,Karim Nasser,Ines Prado,Tomas Vrba,Mei Tan,Olu Bello,Jana Frei,Sam Ortiz'.split(',')
const OUTLETS = 'Harbour Gazette,Northern Ledger,The Daily Lantern,Valley Courier,Eastgate Post'.split(',')
const FILES_A_FOLDER = 1000
const VOCABULARY = 60_000

interface InventedArticle {
  readonly title: string
  readonly byline: string
  readonly date: string
  readonly outlet: string
  readonly slug: string
  readonly paragraphs: readonly string[]
  readonly related: readonly string[]
}

/** An endless supply of invented articles: 4 to 9 paragraphs, and what stands around them on a page. */
function* articles(seed: number): Generator<InventedArticle, never> {
  const next = random(seed)
  const word = vocabulary(VOCABULARY, next)
  const one = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)]!
  const headline = (): string => capital(Array.from({ length: 6 + Math.floor(next() * 5) }, word).join(' '))
  for (;;) {
    const title = headline()
    const day = 1 + Math.floor(next() * 28)
    yield {
      title,
      byline: one(NAMES),
      date: `${day} ${one(MONTHS)} ${2010 + Math.floor(next() * 15)}`,
      outlet: one(OUTLETS),
      slug: title.toLowerCase().replaceAll(' ', '-'),
      paragraphs: Array.from({ length: 4 + Math.floor(next() * 6) }, () =>
        Array.from({ length: 1 + Math.floor(next() * 3) }, () => sentence(word, next)).join(' '),
      ),
      related: [headline(), headline(), headline()],
    }
  }
}

/** Writes so many small texts as people scrape them, in folders of a thousand. */
export function writeTexts(folder: string, count: number, seed = 11): void {
  const source = articles(seed)
  write(folder, count, 'txt', () => {
    const { title, byline, date, outlet, slug, paragraphs, related } = source.next().value
    const host = `${outlet.toLowerCase().replaceAll(' ', '')}.example`
    return `${title}\n\nBy ${byline}\n${date}\n\nShare this article\n\n${paragraphs.join('\n\n')}\n\nRead more: ${related[0]}\n\nhttps://www.${host}/news/${slug}\n`
  })
}

/** Writes so many pages: navigation, scripts, a head with metadata, an article with pictures, teasers and a footer. */
export function writePages(folder: string, count: number, seed = 12): void {
  const source = articles(seed)
  write(folder, count, 'html', (n) => {
    const { title, byline, date, outlet, slug, paragraphs, related } = source.next().value
    const menu = Array.from(
      { length: 40 },
      (_, k) => `<li class="menu-item menu-item-${k}"><a href="/s/${k}">Section ${k}</a></li>`,
    )
    const teaser = (text: string, k: number): string =>
      `<article class="teaser teaser--small"><a href="/t/${k}"><img src="/img/${k}.jpg" alt=""><h3>${text}</h3></a><p>${text} again</p><time>${date}</time></article>`
    const teasers = Array.from({ length: 24 }, (_, k) => teaser(related[k % 3]!, k))
    const picture = `<figure class="picture"><picture><source srcset="/p/${n}.webp"><img src="/p/${n}.jpg" alt="A picture"></picture><figcaption>${related[1]} (Photo: ${byline})</figcaption></figure>`
    const linked = JSON.stringify({
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      headline: title,
      author: { '@type': 'Person', name: byline },
      publisher: { '@type': 'Organization', name: outlet },
    })
    const text = paragraphs.map(
      (words, k) => `<p>${words} <a href="/l/${k}">${related[2]}</a>.</p>${k === 1 ? picture : ''}`,
    )
    return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title} | ${outlet}</title><meta property="og:site_name" content="${outlet}"><meta property="og:title" content="${title}"><link rel="canonical" href="https://www.example.org/news/${slug}"><style>${'.a{margin:0}'.repeat(300)}</style><script type="application/ld+json">${linked}</script></head><body class="page"><header class="site-header"><nav><ul>${menu.join('')}</ul></nav></header><main><article class="article"><header><h1>${title}</h1><p class="byline">By ${byline}</p><time class="published">${date}</time><div class="share-tools"><ul><li>Share</li><li>Save</li></ul></div></header><div class="article-body">${text.join('\n')}</div></article><aside class="related"><h2>Related</h2>${teasers.join('\n')}</aside></main><footer><ul>${menu.join('')}</ul><p>© ${outlet}. All rights reserved.</p></footer><script>${'window.a=1;'.repeat(2000)}</script></body></html>`
  })
}

function write(folder: string, count: number, extension: string, content: (n: number) => string): void {
  for (let n = 0; n < count; n++) {
    const inner = join(folder, String(Math.floor(n / FILES_A_FOLDER)).padStart(3, '0'))
    if (n % FILES_A_FOLDER === 0) mkdirSync(inner, { recursive: true })
    writeFileSync(join(inner, `${String(n).padStart(6, '0')}.${extension}`), content(n))
  }
}
