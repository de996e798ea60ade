import type { Printed } from './printed-articles.ts'

/** What the interface of Nexis prints in a language. Labels in the order of the head, then of the tail. */
export interface NexisWords {
  readonly line: (number: number, total: number) => string
  readonly byline: string
  readonly section: string
  readonly length: string
  readonly words: string
  readonly loaded: string
  readonly language: string
  readonly graphic: string
  readonly subject: string
  readonly rights: string
  readonly date: string
  readonly iso: string
}

export const NEXIS_WORDS: Readonly<Record<string, NexisWords>> = {
  English: {
    line: (number, total) => `${number} of ${total} DOCUMENTS`, byline: 'BYLINE', section: 'SECTION', length: 'LENGTH', words: 'words',
    loaded: 'LOAD-DATE', language: 'LANGUAGE', graphic: 'GRAPHIC', subject: 'SUBJECT', rights: 'All Rights Reserved', date: 'March 3, 2014 Monday', iso: '2014-03-03',
  },
  German: {
    line: (number, total) => `Dokument ${number} von ${total}`, byline: 'AUTOR', section: 'RUBRIK', length: 'LÄNGE', words: 'Wörter',
    loaded: 'UPDATE', language: 'SPRACHE', graphic: 'GRAFIK', subject: 'THEMA', rights: 'Alle Rechte vorbehalten', date: 'Montag 3. März 2014', iso: '2014-03-03',
  },
  French: {
    line: (number, total) => `Document ${number} de ${total}`, byline: 'AUTEUR', section: 'RUBRIQUE', length: 'LONGUEUR', words: 'mots',
    loaded: 'DATE-CHARGEMENT', language: 'LANGUE', graphic: 'GRAPHIQUE', subject: 'SUJET', rights: 'Tous droits réservés', date: 'lundi 3 mars 2014', iso: '2014-03-03',
  },
  Spanish: {
    line: (number, total) => `Documento ${number} de ${total}`, byline: 'AUTOR', section: 'SECCIÓN', length: 'LONGITUD', words: 'palabras',
    loaded: 'FECHA-CARGA', language: 'IDIOMA', graphic: 'GRÁFICO', subject: 'ASUNTO', rights: 'Todos los derechos reservados', date: '3 de marzo de 2014', iso: '2014-03-03',
  },
  Italian: {
    line: (number, total) => `Documento ${number} di ${total}`, byline: 'AUTORE', section: 'SEZIONE', length: 'LUNGHEZZA', words: 'parole',
    loaded: 'DATA-CARICAMENTO', language: 'LINGUA', graphic: 'GRAFICO', subject: 'OGGETTO', rights: 'Tutti i diritti riservati', date: 'lunedì 3 marzo 2014', iso: '2014-03-03',
  },
  Dutch: {
    line: (number, total) => `${number} van ${total} DOCUMENTEN`, byline: 'AUTEUR', section: 'SECTIE', length: 'LENGTE', words: 'woorden',
    loaded: 'LAADDATUM', language: 'TAAL', graphic: 'AFBEELDING', subject: 'ONDERWERP', rights: 'Alle rechten voorbehouden', date: '3 maart 2014 maandag', iso: '2014-03-03',
  },
  Portuguese: {
    line: (number, total) => `Documento ${number} de ${total}`, byline: 'AUTOR', section: 'SEÇÃO', length: 'COMPRIMENTO', words: 'palavras',
    loaded: 'DATA-CARGA', language: 'IDIOMA', graphic: 'GRÁFICO', subject: 'ASSUNTO', rights: 'Todos os direitos reservados', date: '3 de março de 2014', iso: '2014-03-03',
  },
  // Labels that no table has: they are told from their form.
  Icelandic: {
    line: (number, total) => `${number} of ${total} DOCUMENTS`, byline: 'HÖFUNDUR', section: 'HLUTI', length: 'LENGD', words: 'orð',
    loaded: 'LOAD-DATE', language: 'LANGUAGE', graphic: 'GRAPHIC', subject: 'EFNI', rights: 'All Rights Reserved', date: 'March 3, 2014', iso: '2014-03-03',
  },
} // prettier-ignore

const centred = (text: string): string => ' '.repeat(Math.max(0, Math.floor((80 - text.length) / 2))) + text

/** A paragraph as Nexis wraps it: at most 78 columns. */
export function wrapped(text: string, width = 78): string {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines.join('\n')
}

/** A document of a classic text export of Nexis. */
export function nexisDocument(
  article: Printed,
  number: number,
  total: number,
  words: NexisWords = NEXIS_WORDS['English']!,
): string {
  return [
    centred(words.line(number, total)),
    '',
    '',
    centred(article.outlet),
    '',
    centred(article.date),
    '',
    wrapped(article.title),
    '',
    `${words.byline}: ${article.byline}`,
    '',
    `${words.section}: NEWS; Pg. 3`,
    '',
    `${words.length}: 132 ${words.words}`,
    '',
    ...article.paragraphs.flatMap((paragraph) => [wrapped(paragraph), '']),
    `${words.subject}: BRIDGES (92%); FERRIES (90%); HARBOUR BOARDS (78%)`,
    '',
    `${words.loaded}: ${words.date}`,
    '',
    `${words.language}: ENGLISH`,
    '',
    `${words.graphic}: The bridge in April. Ferries wait below.`,
    '',
    'PUBLICATION-TYPE: Newspaper',
    '',
    '',
    centred('Copyright 2016 Ostry Papers Ltd'),
    centred(words.rights),
    '',
    '',
  ].join('\n')
}

/** A classic text export of Nexis with its cover. */
export function nexisText(articles: readonly Printed[], words?: NexisWords): string {
  const cover = `\n\n\nDownload Request: Selected Items: 1-${articles.length}\nTime Of Request: Friday, May 20, 2016  16:51:31\n\nSend To:\nOSTRY LIBRARY\n\nTerms: (bridge or ferry)\n\nSource: The Ostry Herald\nProject ID: None\n\n\n`
  return cover + articles.map((article, at) => nexisDocument(article, at + 1, articles.length, words)).join('')
}

const html = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** A classic HTML export of Nexis. A word of date and headline is highlighted, which splits their spans. */
export function nexisPage(articles: readonly Printed[], count = articles.length): string {
  const span = (style: string, text: string): string => `<SPAN CLASS="${style}">${html(text)}</SPAN>`
  const block = (...spans: string[]): string => `<BR><DIV CLASS="c5"><P CLASS="c6">${spans.join('')}</P>\n</DIV>\n`
  const lit = (text: string, plain: string, high: string): string => {
    const [first, ...rest] = text.split(' ')
    return span(high, first!) + span(plain, ` ${rest.join(' ')}`)
  }
  const documents = articles.map(
    (article, at) => `<A NAME="DOC_ID_0_${at}"></A><!-- Hide XML section from browser
<DOC NUMBER=${at + 1}>
<DOCFULL> -->
<BR><DIV CLASS="c0"><P CLASS="c1"><SPAN CLASS="c2">${at + 1} of ${count} DOCUMENTS</SPAN></P>
</DIV>
<BR><DIV CLASS="c0"><BR><P CLASS="c1"><SPAN CLASS="c2">${html(article.outlet)}</SPAN></P>
</DIV>
<BR><DIV CLASS="c3"><P CLASS="c1">${lit(article.date, 'c2', 'c4')}</P>
</DIV>
${block(lit(article.title, 'c7', 'c10'))}${block(span('c8', 'BYLINE: '), span('c2', article.byline))}${block(span('c8', 'LENGTH: '), span('c2', '132 words'))}
<BR><DIV CLASS="c5">${article.paragraphs.map((text) => `<P CLASS="c9">${lit(text, 'c2', 'c4')}</P>`).join('\n')}
</DIV>
${block(span('c8', 'LOAD-DATE: '), span('c2', 'March 3, 2014'))}${block(span('c8', 'LANGUAGE: '), span('c2', 'ENGLISH'))}${block(span('c8', 'GRAPHIC: '), span('c2', 'The bridge in April.'))}
<BR><DIV CLASS="c0"><BR><P CLASS="c1"><SPAN CLASS="c2">Copyright 2016 Ostry Papers Ltd<BR>All Rights Reserved</SPAN></P>
</DIV>
<!-- Hide XML section from browser
</DOCFULL>
</DOC> -->
`,
  )
  return `<HTML>
<HEAD>
<STYLE TYPE="text/css"><!--
.c0 { text-align: center; }
.c1 { text-align: center; margin-top: 0em; }
.c2 { font-family: Arial; font-size: 10pt; font-weight: normal; }
.c3 { text-align: center; margin-left: 13%; }
.c4 { font-size: 10pt; font-weight: bold; color: #CC0033; }
.c5 { text-align: left; }
.c6 { text-align: left; margin-top: 0em; }
.c7 { font-size: 14pt; font-weight: bold; }
.c8 { font-size: 10pt; font-weight: bold; }
.c9 { text-align: left; margin-top: 1em; }
.c10 { font-size: 14pt; font-weight: bold; color: #CC0033; }
--></STYLE>
<TITLE>&nbsp;</TITLE>
<META TOPIC="null" DOCUMENTS="${count}" UPDATED="Tuesday, October 15, 2019  23:59:59" /></HEAD>
<BODY>
${documents.join('')}</BODY></HTML>
`
}

/** The paragraphs of an export of Nexis Uni, as a DOCX, RTF or PDF file holds them. */
export function nexisUniParagraphs(articles: readonly Printed[], count = articles.length): string[] {
  return [
    '',
    'Date and Time: Friday, 5. July 2019 09:31:00 CEST',
    'Job Number: 00000001',
    `Documents (${count})`,
    ...articles.flatMap(({ title }, at) => [
      `${at + 1}. ${title}`,
      'Client/Matter: -None-',
      'Search Terms: bridge',
      'Search Type: Natural Language ',
      'Narrowed by: ',
      '',
      'Content Type',
      'Narrowed by',
      'News',
      'Sources: The Ostry Herald; Content Type: News',
    ]),
    ...articles.flatMap((article) => [
      '',
      article.title,
      article.outlet,
      article.date,
      '',
      '\nCopyright 2016 Ostry Papers Ltd All Rights Reserved',
      '\n',
      'Section:\u00a0NEWS; Version:2',
      'Length:\u00a0132 words',
      `Byline:\u00a0${article.byline}`,
      'Highlight:\u00a0The works are to cost two million.',
      'Body',
      '',
      ...article.paragraphs,
      '\nGraphic',
      '',
      'PHOTO: The bridge in April.',
      'Classification',
      '',
      'Language:\u00a0ENGLISH',
      '\nSubject:\u00a0BRIDGES (92%); FERRIES (90%)',
      '\nLoad-Date:\u00a0May 3, 2016',
      '',
      '\nEnd of Document',
      '',
    ]),
  ]
}
