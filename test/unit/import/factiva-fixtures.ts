import type { Printed } from './printed-articles.ts'

/** What the interface of Factiva prints in a language. */
export interface FactivaWords {
  readonly count: string
  readonly document: string
  readonly language: string
  readonly date: string
  readonly page: string
}

export const FACTIVA_WORDS: Readonly<Record<string, FactivaWords>> = {
  English: { count: '1,132 words', document: 'Document', language: 'English', date: '3 March 2014', page: 'Page 1 of 2 © 2016 Factiva, Inc. All rights reserved.' },
  German: { count: '1.132 Wörter', document: 'Dokument', language: 'Englisch', date: '3 März 2014', page: 'Seite 1 von 2 © 2016 Factiva, Inc. Alle Rechte vorbehalten.' },
  French: { count: '1 132 mots', document: 'Document', language: 'Anglais', date: '3 mars 2014', page: 'Page 1 de 2 © 2016 Factiva, Inc. Tous droits réservés.' },
  Spanish: { count: '1.132 palabras', document: 'Documento', language: 'Inglés', date: '3 marzo 2014', page: 'Página 1 de 2 © 2016 Factiva, Inc.' },
  Italian: { count: '1.132 parole', document: 'Documento', language: 'Inglese', date: '3 marzo 2014', page: 'Pagina 1 di 2 © 2016 Factiva, Inc.' },
  Portuguese: { count: '1.132 palavras', document: 'Documento', language: 'Inglês', date: '3 março 2014', page: 'Página 1 de 2 © 2016 Factiva, Inc.' },
  Russian: { count: '1 132 слов', document: 'Документ', language: 'английский', date: '3 марта 2014', page: 'Стр. 1 из 2 © 2016 Factiva, Inc.' },
  Chinese: { count: '1132 字', document: '文件', language: '英文', date: '2014 年 3 月 3 日', page: '© 2016 Factiva, Inc.' },
  Japanese: { count: '1132 字', document: '文書', language: '英語', date: '2014年 3月 3日', page: '© 2016 Factiva, Inc.' },
} // prettier-ignore

const number = (at: number): string => `OSTRY0002016041${at}ec4e0000${at}`
const html = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** An HTML export of Factiva: with indexing, or by position. `words`: the interface's; its date stands for every article's. */
export function factivaPage(
  articles: readonly Printed[],
  options: { readonly indexed: boolean; readonly words?: FactivaWords },
): string {
  const words = options.words ?? { ...FACTIVA_WORDS['English']!, date: '' }
  const date = (article: Printed): string => (words.date === '' ? article.iso : words.date)
  const row = (code: string, value: string): string =>
    `<tr><td align="right" valign="top" class="index"><b>${code}</b>&nbsp;</td><td>${value}</td></tr>`
  const text = (paragraphs: readonly string[]): string =>
    paragraphs.map((each) => `<p class="articleParagraph enarticleParagraph">${html(each)}</p>`).join('\n')
  const indexed = (article: Printed, at: number): string =>
    `<div class="article enArticle"><table>${row('SE', 'News')}${row('HD', `<b class='enHeadline'>${html(article.title)}</b>\n`)}${row('BY', `By ${article.byline}`)}${row('WC', words.count)}${row('PD', date(article))}${row('ET', '15:32')}${row('SN', article.outlet)}${row('SC', 'OSTRY')}${row('LA', words.language)}${row('CY', '(c) 2016 Ostry Papers. ')}<tr><td class="index"><p><b>LP</b>&nbsp;</p></td><td>${text(article.paragraphs.slice(0, 1))}</td></tr><tr><td class="index"><p><b>TD</b>&nbsp;</p></td><td>${text(article.paragraphs.slice(1))}</td></tr>${row('ART', 'The bridge in April.')}${row('NS', 'gcat : Political/General News | gtrans : Transport')}${row('PUB', 'Ostry Papers')}${row('AN', `${words.document} ${number(at)}`)}</table><br/></div>`
  const plain = (article: Printed, at: number): string =>
    `<div id="article-${number(at)}" class="article" ><div class="article enArticle"><p>
<div>News</div><div id="hd" ><span class='enHeadline'>${html(article.title)}</span>
</div><div class="author">By ${article.byline} </div><div>${words.count}</div><div>${date(article)}</div><div>${article.outlet}</div><div>OSTRY</div><div>Late Edition</div><div>3</div><div>${words.language}</div><div>(c) 2016 Ostry Papers </div>
</p>${text(article.paragraphs)}<p>The bridge in April. Ferries wait below.</p><p>Ostry Papers Limited</p><p>${words.document} ${number(at)}</p></div></div><br/><span></span>`
  return `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html><head><title>Factiva</title><style>.icon a{display:block;}${'.pad{margin:0;}'.repeat(2000)}</style></head>
<body><form><div id="contentWrapper"><span></span>${articles.map(options.indexed ? indexed : plain).join('<br/><span></span>')}<table class="searchPreview "><tr><td class="label">Text</td><td>bridge</td></tr></table><div id="pageFooter"><span class="copyright">&copy; 2016 Factiva, Inc.</span></div></div></form></body></html>`
}

/** The lines of a text, RTF or PDF export of Factiva without field codes, with its list of contents and running heads. */
export function factivaLines(articles: readonly Printed[], words = FACTIVA_WORDS['English']!): string[] {
  return [
    'Factiva',
    ...articles.map(({ title }, at) => `${title}.................... ${at + 2}`),
    words.page,
    ...articles.flatMap((article, at) => [
      'News',
      article.title,
      `By ${article.byline}`,
      words.count,
      words.date,
      '10:32 GMT',
      article.outlet,
      'OSTRY',
      '3',
      words.language,
      'Copyright 2016 Ostry Papers Ltd. All rights reserved.',
      ...article.paragraphs.slice(0, 1),
      words.page,
      ...article.paragraphs.slice(1),
      'Ostry Papers Limited',
      `${words.document} ${number(at)}`,
    ]),
    'Search Summary',
    'Text bridge',
  ]
}

/** The same with field codes, as a table that became text. */
export function factivaCodes(articles: readonly Printed[], separator: string): string[] {
  return articles.flatMap((article, at) =>
    [
      ['SE', 'News'], ['HD', article.title], ['BY', `By ${article.byline}`], ['WC', '132 words'], ['PD', '14 April 2016'], ['ET', '10:32'], ['SN', article.outlet],
      ['SC', 'OSTRY'], ['LA', 'English'], ['CY', '(c) 2016 Ostry Papers'], ['LP', article.paragraphs[0]!], ['TD', article.paragraphs.slice(1).join('\n')],
      ['NS', 'gcat : Political/General News'], ['PUB', 'Ostry Papers'], ['AN', `Document ${number(at)}`],
    ].map(([code, value]) => `${code}${separator}${value}`),
  ) // prettier-ignore
}

/** An XML export of Factiva. `prefix`: of its elements. */
export function factivaXml(articles: readonly Printed[], count = articles.length, prefix = ''): string {
  const paragraph = (text: string): string =>
    `<paragraph display="Proportional" truncation="None">${html(text)}</paragraph>`
  const records = articles.map(
    (article, at) => `<ppsarticle><article>
<accessionNo>${number(at)}</accessionNo><baseLanguage>EN</baseLanguage><byline>${paragraph(`By ${article.byline}`)}</byline><copyright>(c) 2016 Ostry Papers </copyright>
<headline>${paragraph(article.title)
      .replace('>', '>\n <hlt>')
      .replace(' ', ' ')
      .replace(/(<hlt>\S+)/, '$1</hlt>')}</headline>
<leadParagraph>${paragraph(article.paragraphs[0]!)}</leadParagraph>
<publicationDate><dateTime>${article.iso}T01:35:58Z</dateTime></publicationDate><sourceName>${article.outlet}</sourceName>
<newsSubject code="c21"><name>Output/Production</name></newsSubject><artWork>${paragraph('The bridge in April.')}</artWork>
<tailParagraphs>${article.paragraphs.slice(1).map(paragraph).join('\n')}</tailParagraphs><wordCount>132</wordCount></article></ppsarticle>`,
  )
  const xml = `<?xml version="1.0" encoding="utf-8"?><PPSResponse><ppsArticleResponse xmlns="http://global.factiva.com/pps/2.0"><ppsarticleResultSet count="${count}">${records.join('\n')}</ppsarticleResultSet></ppsArticleResponse></PPSResponse>`
  return prefix === '' ? xml : xml.replace(/<(\/?)([a-zA-Z])/g, `<$1${prefix}:$2`).replace('xmlns=', `xmlns:${prefix}=`)
}
