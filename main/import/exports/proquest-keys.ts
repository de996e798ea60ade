/** What a labelled line of a ProQuest export is about. `index`: terms, numbers and notes of the database. */
export type ProQuestRole =
  | 'title'
  | 'author'
  | 'outlet'
  | 'info'
  | 'date'
  | 'year'
  | 'place'
  | 'text'
  | 'abstract'
  | 'link'
  | 'address'
  | 'number'
  | 'language'
  | 'copyright'
  | 'publisher'
  | 'index'

/** A line that begins with a label of ProQuest. */
export interface ProQuestKey {
  readonly role: ProQuestRole
  readonly label: string
  readonly value: string
}

// English, German, French, Spanish, Italian, Portuguese, Dutch; compared without spaces and signs, for exports break labels
// in the middle ("Placeof publication", "ProQuestdocument ID").
const KEYS: Readonly<Record<ProQuestRole, string>> = {
  title:
    'Title|Titel|Titre|Título|Titolo|Document title|Titel des Dokuments|Titre du document|Título del documento|Titolo del documento|Título do documento',
  author: 'Author|Authors|Autor|Autoren|Autor/in|Verfasser|Auteur|Auteurs|Autores|Autor(es)|Autore|Autori|Byline',
  outlet:
    'Publication title|Publikationstitel|Titel der Publikation|Titre de la publication|Titre de publication|Título de publicación|Título de la publicación|Titolo pubblicazione|Titolo della pubblicazione|Título da publicação|Publicatietitel|Titel van publicatie|Source title',
  info: 'Publication info|Publikationsinfo|Publikationsinformationen|Informations sur la publication|Infos sur la publication|Información de publicación|Información de la publicación|Informazioni sulla pubblicazione|Informações da publicação|Informações sobre a publicação|Publicatie-info',
  date: 'Publication date|Publikationsdatum|Erscheinungsdatum|Date de publication|Fecha de publicación|Data di pubblicazione|Data pubblicazione|Data de publicação|Data da publicação|Publicatiedatum',
  year: 'Publication year|Publikationsjahr|Erscheinungsjahr|Année de publication|Año de publicación|Anno di pubblicazione|Anno pubblicazione|Ano de publicação|Ano da publicação|Publicatiejaar',
  place:
    'Place of publication|Publikationsort|Erscheinungsort|Ort der Publikation|Lieu de publication|Lugar de publicación|Luogo di pubblicazione|Luogo pubblicazione|Local de publicação|Local da publicação|Plaats van publicatie',
  text: 'Full text|Volltext|Texte intégral|Texte complet|Texto completo|Testo completo|Testo integrale|Texto integral|Volledige tekst|Full-text|Fulltext',
  abstract:
    'Abstract|Zusammenfassung|Kurzfassung|Résumé|Resumen|Estratto|Riassunto|Resumo|Samenvatting|Abstract (summary)|Abstract (Zusammenfassung)|Abstract (English)',
  link: 'Document URL|Dokument-URL|URL des Dokuments|URL du document|URL de documento|URL del documento|URL documento|URL do documento|Document-URL',
  address: 'URL|Web address|Web-URL',
  number:
    'ProQuest document ID|ProQuest-Dokument-ID|ProQuest Dokument-ID|Dokument-ID von ProQuest|Identifiant de document ProQuest|ID du document ProQuest|ID de documento de ProQuest|ID del documento de ProQuest|ID del documento ProQuest|ID documento ProQuest|ID do documento ProQuest|ID do documento da ProQuest|ProQuest-document-ID',
  language:
    'Language of publication|Publikationssprache|Sprache der Publikation|Sprache der Veröffentlichung|Langue de publication|Langue de la publication|Idioma de la publicación|Idioma de publicación|Lingua di pubblicazione|Lingua della pubblicazione|Idioma de publicação|Idioma da publicação|Taal van publicatie|Language|Sprache|Langue|Idioma|Lingua|Taal',
  copyright:
    "Copyright|Urheberrecht|Droits d’auteur|Droits d'auteur|Derechos de autor|Diritti d'autore|Direitos autorais",
  publisher: 'Publisher|Herausgeber|Verlag|Éditeur|Editor|Editorial|Editore|Editora|Uitgever',
  index:
    "Subject|Thema|Themen|Fachgebiet|Sujet|Materia|Tema|Soggetto|Argomento|Assunto|Onderwerp|Business indexing term|Location|Ort|Lieu|Lugar|Località|Local|Locatie|People|Personen|Personnes|Personas|Persone|Pessoas|Company / organization|Company|Unternehmen/Organisation|Firma/Organisation|Société / organisation|Entreprise / organisation|Empresa / organización|Azienda / organizzazione|Empresa / organização|Identifier / keyword|Identifier/keyword|Kennung/Schlüsselwort|Identificateur / mot-clé|Identificador / palabra clave|Identificatore / parola chiave|Identificador / palavra-chave|Keyword|Keywords|Classification|Klassifikation|Clasificación|Classificazione|Classificação|NAICS|Volume|Band|Volumen|Issue|Ausgabe|Numéro|Número|Numero|Ejemplar|Pages|Seiten|Páginas|Pagine|First page|Erste Seite|Première page|Primera página|Prima pagina|Primeira página|Page count|Number of pages|Anzahl der Seiten|Section|Ressort|Rubrik|Section du journal|Sección|Sezione|Seção|column|Column|Spalte|Edition|Country of publication|Publikationsland|Land der Publikation|Pays de publication|País de publicación|Paese di pubblicazione|País de publicação|Publication subject|Publikationsthema|Thema der Publikation|Sujet de la publication|Sujet de publication|Materia de publicación|Materia de la publicación|Argomento pubblicazione|Assunto da publicação|ISSN|e-ISSN|ISBN|CODEN|DOI|Source type|Quelltyp|Quellentyp|Type de source|Tipo de fuente|Tipo di fonte|Tipo de fonte|Document type|Dokumenttyp|Type de document|Tipo de documento|Tipo di documento|Tipo documento|Document feature|Dokumentmerkmal|Caractéristiques du document|Característica del documento|Document features|Last updated|Zuletzt aktualisiert|Letzte Aktualisierung|Dernière mise à jour|Última actualización|Ultimo aggiornamento|Última atualização|Laatst bijgewerkt|Database|Datenbank|Base de données|Base de datos|Banca dati|Base de dados|Databases|Links|Link|Liens|Enlaces|Collegamenti|Accession number|Zugangsnummer|Numéro d'accès|Número de acceso|Dateline|Supplement|Series|Publication history|Publication type|Notes|Note|Entry date|Update code|Correction|Supplemental data|Online publication date|Publication note|Geographic area|Alternate title|Print publication date|Credit line|Start page|Sponsor|Peer reviewed|Scholarly journals|Reference|Cited by",
}

const ROLES = new Map<string, ProQuestRole>()
for (const [role, names] of Object.entries(KEYS) as [ProQuestRole, string][])
  for (const name of names.split('|')) if (!ROLES.has(squashed(name))) ROLES.set(squashed(name), role)

/** A label or value without spaces, signs and case, as exports that break words leave it. */
export function squashed(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]+/gu, '')
}

const LINE = /^\s*([\p{L}][\p{L}\p{N} \u00a0/().’'-]{1,48}?)[ \u00a0]?:(?:[ \u00a0]+|$)/u

/** Reads a line such as "Publication date: Mar 9, 2022", or undefined when it has no label of ProQuest. */
export function readProQuestKey(line: string): ProQuestKey | undefined {
  const match = LINE.exec(line)
  if (match === null) return undefined
  const role = ROLES.get(squashed(match[1]!))
  return role === undefined ? undefined : { role, label: match[1]!.trim(), value: line.slice(match[0].length).trim() }
}
