import { columnFields, type ColumnField } from '../../contract/tables.ts'

// Names as `plainName` gives them, those that say it best first; a bar ends each group of equal rank.
const NAMES: Readonly<Record<ColumnField, string>> = {
  title: `headline, title, article title, news title, headline main, title rendered, story title, document title, title text, web title, titre, titel, uberschrift, schlagzeile, titulo, titular,
    encabezado, manchete, titolo, kop, tittel, overskrift, otsikko, tytul, naglowek, nadpis, naslov, cim, titlu, baslik, заголовок, название, العنوان, عنوان, عنوان المقال, 标题, 標題, タイトル, 見出し, 제목, כותרת, τιτλος, tieu de, judul
    | head line, headlines, titles, hl, hd, ti, heading, header, article headline, page title, og title, seo title, subject, name, betreff`,
  text: `full text, fulltext, article text, article body, maintext, main text, body text, content text, story text, plain text, volltext, artikeltext, texte integral, texto completo, testo completo
    | text, body, content, article content, content rendered, content encoded, body content, contents, article, story, inhalt, texte, corps, corps du texte, contenu, contenu de l article, texte de l article, texto, cuerpo,
    contenido, testo, corpo, corpo del testo, contenuto, conteudo, corpo do texto, tekst, inhoud, artikel, artikelinhalt, tresc, tresc artykulu, text clanku, obsah, szoveg, tartalom, metin, icerik, haber metni, текст, текст статьи, содержание, содержимое,
    النص, نص, المحتوى, محتوى, المتن, نص المقال, 正文, 内容, 內容, 全文, 文本, 本文, 記事本文, 본문, 내용, טקסט, תוכן, κειμενο, noi dung, isi, konten, teks, tartalma, continut, innehall, brodtext, sisalto, teksti, indhold, innhold
    | clean text, cleaned text, text clean, clean content, raw text, raw content, news, document, post, post text, post content, message, tweet, tweet text, transcript, paragraphs, content html, body html, html, article html, news text, news content, td, lp td, story body, text body, plaintext, page text, page content, selftext, contents content, content content, blocks text, blocks content, sections text, sections content, paragraphs text, elements content`,
  standfirst: `standfirst, subtitle, sub title, subheadline, sub headline, subhead, sub heading, lead, lede, lead paragraph, dek, deck, chapo, chapeau, vorspann, unterzeile, untertitel, teasertext, sous titre, subtitulo, entradilla, bajada,
    copete, sottotitolo, occhiello, linha fina, ondertitel, ingress, лид, подзаголовок, trail text
    | description, summary, abstract, excerpt, excerpt rendered, snippet, teaser, zusammenfassung, beschreibung, kurzfassung, resume, resumen, sommario, riassunto, resumo, samenvatting, intro, аннотация, описание, краткое содержание, ملخص, الملخص,
    وصف, الوصف, 摘要, 概要, 描述, 요약, ozet, streszczenie, short description, meta description, og description, descripcion, descrizione, descricao, kort`,
  outlet: `outlet, media outlet, news outlet, newspaper, newspaper name, newspaper title, publication, publication title, publication name, name of publication, media name, outlet name, source name, source title, publisher name, publisher, zeitung, publikation, medienname, titre de publication,
    titre du journal, nom du journal, nom du media, nom de la source, periodico, nombre del medio, publicacion, testata, giornale, veiculo, jornal, krant, gazeta, gazete, издание, сми, газета, الصحيفة, الوسيلة, الجريدة, 媒体, 報紙, 报纸, 新聞社, 매체, 언론사, 신문사, εφημεριδα
    | medium, media, source, site name, sitename, website name, quelle, medien, journal, magazine, paper, titre du media, support, medio, diario, fuente, fonte, bron, zrodlo, kaynak, источник, المصدر, مصدر, 来源, 來源, 出处, 출처, news source, news site, media source, publication source, site, website, portal, brand, station, channel, press, hostname, host, domain, source domain, domain name,
    sn, pub, provider, source id, media id name, feed, feed title, blog name, tidning, lehti, avis, источник публикации, url domain`,
  byline: `byline, byline original, author, authors, author name, author names, authors name, writer, writers, reporter, journalist, creator, dc creator, autor, autoren, autorin, autor in, verfasser, verfasserin, auteur, auteurs, autores, autor es, autore, autori, autrice, periodista, giornalista, schrijver, forfatter, forfattare, kirjoittaja,
    autorzy, autor clanku, szerzo, yazar, muhabir, автор, авторы, журналист, الكاتب, المؤلف, كاتب, اسم الكاتب, 作者, 记者, 記者, 著者, 기자, 작성자, מחבר, כותב, συντακτης, tac gia, penulis
    | by, bylines, by line, contributor, contributors, written by, creator name, user name, user screen name, screen name, username, author s, au, von, par, credit`,
  date: `publication date, date published, published date, publish date, date publish, pub date, published at, published on, published, publication datetime, published time, publication time, published datetime, web publication date, first published, first publication date, date of publication, article date, date posted, posted at, posted on, date issued, issue date, release date, erscheinungsdatum, veroffentlichungsdatum,
    veroffentlicht, veroffentlicht am, publikationsdatum, date de publication, date de parution, publie le, date parution, date publication, fecha de publicacion, fecha publicacion, data di pubblicazione, data pubblicazione, data de publicacao, data publicacao, publicatiedatum, datum publicatie, data publikacji, data wydania, yayin tarihi, дата публикации, опубликовано, تاريخ النشر, 发布日期, 发布时间, 發佈日期, 出版日期, 公開日, 게시일, ngay dang
    | date, datetime, date time, seendate, seen date, dateline date, datum, fecha, data, dato, paivamaara, datum clanku, tarih, дата, التاريخ, تاريخ, 日期, 时间, 日付, 날짜, 작성일, תאריך, ημερομηνια, ngay, tanggal, pd, published parsed, news date
    | created at, created, creation date, date created, timestamp, time, day, publish time, created utc, date download, crawl date, updated at, modified, date modified, last updated, year`,
  url: `url, article url, web url, source url, original url, page url, canonical url, canonical link, permalink, story url, news url, document url, target uri, final url, full url, link rendered
    | link, href, links, uri, address, web address, webadresse, adresse, adresse url, lien, enlace, direccion, direccion url, collegamento, indirizzo, endereco, koppeling, odkaz, adres, baglanti, ссылка, адрес, الرابط, رابط, 链接, 連結, 網址, 网址, リンク, 링크, קישור, συνδεσμος, duong dan, tautan, expanded url, article link, news link, guid`,
  language: `language, lang, language code, language of publication, sprache, langue, idioma, lingua, taal, jezyk, jazyk, nyelv, sprog, sprak, kieli, dil, язык, اللغة, لغة, 语言, 語言, 言語, 언어, שפה, γλωσσα, ngon ngu, bahasa
    | article language, source language, detected language, locale, la, iso language, language name`,
  id: `id, article id, doc id, document id, story id, stories id, news id, item id, record id, guid, uuid, accession number, accession no, accessionnumber, proquest document id, identifier, id str, tweet id, post id, nr, no, number, nummer, numero, key, an, index, row id, unnamed 0, doi, hash`,
}

const RANKS: ReadonlyMap<string, readonly Meaning[]> = ranks()

/** What a name can mean. Less is better: first `rank`, then `order`, its place in the list. */
export interface Meaning {
  readonly field: ColumnField
  readonly rank: number
  readonly order: number
}

function ranks(): Map<string, Meaning[]> {
  const found = new Map<string, Meaning[]>()
  for (const field of columnFields) {
    for (const [rank, group] of NAMES[field].split('|').entries()) {
      for (const [order, name] of group.split(',').map(plainName).entries()) {
        const others = found.get(name) ?? []
        others.push({ field, rank, order })
        found.set(name, others)
      }
    }
  }
  return found
}

/**
 * A column's name in the form in which names are compared: words in lower case without accents, one space between them.
 * "pubDate", "PUB_DATE" and "Pub-Date" are "pub date".
 */
export function plainName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/(?<=[\p{Ll}\p{N}])(?=\p{Lu}\p{Ll})|(?<=\p{Ll})(?=\p{Lu})/gu, ' ')
    .toLowerCase()
    .replaceAll('ı', 'i')
    .replaceAll('ł', 'l')
    .replaceAll('ß', 'ss')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .normalize('NFC')
}

/** What a name says that its column holds; rank 0 says it best. A name can mean two things: "guid". */
export function meaningsOf(name: string): readonly Meaning[] {
  return RANKS.get(name) ?? []
}

// Words that make of a strong name a weaker one of the same meaning: "article headline", "Headline (EN)".
const CORE: readonly (readonly [ColumnField, RegExp])[] = [
  ['title', /\b(?:headline|title|titel|titre|titulo|titolo|заголовок)\b/u],
  ['text', /\b(?:fulltext|full text|body|text|content|volltext|texte|texto|testo|tekst|текст)\b/u],
  ['outlet', /\b(?:newspaper|publication|outlet|zeitung|journal|periodico)\b/u],
  ['byline', /\b(?:byline|authors?|autor|auteur|autore|автор)\b/u],
  ['date', /\b(?:date|datum|fecha|дата)\b/u],
  ['url', /\b(?:url|link|permalink)\b/u],
  ['language', /\b(?:language|lang|sprache|langue)\b/u],
]
const OTHER_THINGS =
  /\b(?:id|ids|count|length|len|words?|number|num|image|images|img|photo|picture|thumbnail|icon|logo|video|audio|type|section|category|topic|sentiment|score|polarity|embedding|vector|tokens?|lemmas?|hash|md5|sha\d*|size|format|path|file|filename|rank|position|color|colour|width|height|status|flag|is|has|cleaned at|download|crawl|crawled|accessed|access|update|updated|modified|birth|event|sub|meta|related|source url|media url|author url|user|email|country|city|region|location|short|alt|caption|rights|license)\b/u

/** What a name that is not in the list still suggests: "article headline (en)"; undefined when it means something else. */
export function likelyMeaning(name: string): ColumnField | undefined {
  if (name.split(' ').length > 5 || OTHER_THINGS.test(name)) return undefined
  const found = CORE.filter(([, pattern]) => pattern.test(name))
  return found.length === 1 ? found[0]![0] : undefined
}
