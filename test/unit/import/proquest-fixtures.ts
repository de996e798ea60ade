import type { Printed } from './printed-articles.ts'

const html = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** What the interface of ProQuest prints in a language. */
export interface ProQuestWords {
  readonly author: string
  readonly info: string
  readonly abstract: string
  readonly text: string
  readonly subject: string
  readonly title: string
  readonly outlet: string
  readonly date: string
  readonly place: string
  readonly language: string
  readonly number: string
  readonly link: string
  readonly database: string
  readonly printedDate: string
}

export const PROQUEST_WORDS: Readonly<Record<string, ProQuestWords>> = {
  English: { author: 'Author', info: 'Publication info', abstract: 'Abstract', text: 'Full text', subject: 'Subject', title: 'Title', outlet: 'Publication title', date: 'Publication date', place: 'Place of publication', language: 'Language of publication', number: 'ProQuest document ID', link: 'Document URL', database: 'Database', printedDate: 'Mar 3, 2014' },
  German: { author: 'Autor', info: 'Publikationsinfo', abstract: 'Zusammenfassung', text: 'Volltext', subject: 'Thema', title: 'Titel', outlet: 'Publikationstitel', date: 'Publikationsdatum', place: 'Publikationsort', language: 'Publikationssprache', number: 'ProQuest-Dokument-ID', link: 'Dokument-URL', database: 'Datenbank', printedDate: '3. März 2014' },
  French: { author: 'Auteur', info: 'Informations sur la publication', abstract: 'Résumé', text: 'Texte intégral', subject: 'Sujet', title: 'Titre', outlet: 'Titre de la publication', date: 'Date de publication', place: 'Lieu de publication', language: 'Langue de publication', number: 'Identifiant de document ProQuest', link: 'URL du document', database: 'Base de données', printedDate: '3 mars 2014' },
  Spanish: { author: 'Autor', info: 'Información de publicación', abstract: 'Resumen', text: 'Texto completo', subject: 'Materia', title: 'Título', outlet: 'Título de publicación', date: 'Fecha de publicación', place: 'Lugar de publicación', language: 'Idioma de la publicación', number: 'ID del documento de ProQuest', link: 'URL del documento', database: 'Base de datos', printedDate: '3 de marzo de 2014' },
  Italian: { author: 'Autore', info: 'Informazioni sulla pubblicazione', abstract: 'Estratto', text: 'Testo completo', subject: 'Argomento', title: 'Titolo', outlet: 'Titolo pubblicazione', date: 'Data di pubblicazione', place: 'Luogo di pubblicazione', language: 'Lingua di pubblicazione', number: 'ID documento ProQuest', link: 'URL documento', database: 'Banca dati', printedDate: '3 marzo 2014' },
  Portuguese: { author: 'Autor', info: 'Informações da publicação', abstract: 'Resumo', text: 'Texto completo', subject: 'Assunto', title: 'Título', outlet: 'Título da publicação', date: 'Data de publicação', place: 'Local de publicação', language: 'Idioma de publicação', number: 'ID do documento ProQuest', link: 'URL do documento', database: 'Base de dados', printedDate: '3 de março de 2014' },
} // prettier-ignore

const RULE = '_'.repeat(60)
const document = (at: number): string => `26373919${60 + at}`
const PROXY = 'https://libproxy.ostry.edu/login?url=https://www.proquest.com/newspapers/bridge/docview/'

/** A record of a text export of ProQuest. */
export function proQuestRecord(article: Printed, at: number, words = PROQUEST_WORDS['English']!): string {
  return `
${article.title}

${words.author}: ${article.byline}

${words.info}: ${article.outlet} ; Lower Ostry [Lower Ostry]. ${words.printedDate}: A.3.

${PROXY}${document(at)}/se-2?accountid=15090

${words.abstract}: Bearings of a bridge are cracked.

Links: https://ostry.example.org/openurl?atitle=x&amp;jtitle=y

${words.text}: ${article.paragraphs.join('\n')}
CAPTION: The bridge in April.
CREDIT: ${article.byline}

${words.subject}: Bridges; Ferries

Location: Lower Ostry

${words.title}: ${article.title}

${words.outlet}: ${article.outlet}; Lower Ostry

${words.date}: ${words.printedDate}

${words.place}: Lower Ostry

${words.language}: English

${words.number}: ${document(at)}

${words.link}: ${PROXY}${document(at)}/se-2?accountid=15090

Copyright: Copyright 2016 Ostry Papers Ltd.

${words.database}: Ostry Newsstream

${RULE}`
}

/** A text export of ProQuest with its footer. */
export function proQuestText(articles: readonly Printed[], words?: ProQuestWords): string {
  return `${RULE}\n${articles.map((article, at) => proQuestRecord(article, at, words)).join('\n')}\n\nContact us at: http://about.proquest.com/go/pqissupportcontact\nDatabase copyright © 2016 ProQuest LLC. All rights reserved.\nTerms and Conditions: https://www.proquest.com/info/termsAndConditions\n`
}

/** An HTML export of ProQuest. Each text is a document of its own in the middle of the page. */
export function proQuestPage(articles: readonly Printed[]): string {
  const field = (label: string, value: string): string =>
    `<p style="margin:0;"><strong>${label}: </strong>${value}</p>\n`
  const records = articles.map(
    (article, at) => `<div style="margin-bottom:20px;border-bottom:2px solid #ccc;padding-bottom:5px">
<a name="DocID_MSTAR_${document(at)}"></a><p style="margin:0"></p>
<p style="margin:0;font-weight:bold;">${html(article.title)}</p>
${field('Author', article.byline)}${field('Publication info', `${article.outlet} ; Lower Ostry [Lower Ostry]14 Apr 2016: A.3.`)}<p><a href="${PROXY}${document(at)}?accountid=1">ProQuest document link</a></p>
${field('Abstract', 'None available.')}<div style="clear:both"></div><div><strong style="float:left">Links: </strong><a target="_blank" href="http://ucelinks.example.org/sfx">UC-eLinks</a></div>
<p style="margin:0"><strong>Full text: </strong><text wordcount="239" htmlcontent="true"><html><head><meta name="ValidationSchema" content="x"><title></title></head><body>
${article.paragraphs.map((text) => `<p>${html(text).replace('board', '<span class="hit">board</span>')}</p>`).join('   ')}</body></html></text></p>
${field('Subject', 'Bridges; Ferries')}${field('Publication title', `${article.outlet}; Lower Ostry`)}${field('Publication date', `${article.iso.slice(8)} Apr 2016`)}${field('Place of publication', 'Lower Ostry')}${field('ProQuest document ID', document(at))}${field('Document URL', `<a href="${PROXY}${document(at)}">${PROXY}${document(at)}</a>`)}${field('Copyright', '(Copyright (c) 2016 Ostry Papers)')}${field('Database', 'Ostry Newsstream')}</div>
`,
  )
  return `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN"><html><head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><title>ProQuest Export</title></head><body><p>Email 4 of 5</p>${records.join('')}</body></html>`
}
