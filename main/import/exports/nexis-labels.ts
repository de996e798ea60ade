/** What a labelled line of a Nexis export is about. `index`: terms, codes and dates of the database. */
export type NexisRole =
  | 'headline'
  | 'byline'
  | 'section'
  | 'length'
  | 'dateline'
  | 'highlight'
  | 'body'
  | 'caption'
  | 'correction'
  | 'notes'
  | 'url'
  | 'language'
  | 'loaded'
  | 'index'

/** A line that begins with a label of Nexis. */
export interface NexisLabel {
  readonly role: NexisRole
  /** As printed, without the colon. */
  readonly label: string
  /** What stands behind it. */
  readonly value: string
}

// Labels of the interfaces in English, German, French, Spanish, Italian, Portuguese and Dutch, upper case, spaces as hyphens.
const LABELS: Readonly<Record<NexisRole, string>> = {
  headline: 'HEADLINE TITLE TITEL ÜBERSCHRIFT TITRE TÍTULO TITULO TITOLO TITULAR SCHLAGZEILE KOP TITRE-PRINCIPAL',
  byline:
    'BYLINE BY-LINE AUTHOR AUTHORS AUTOR AUTOREN AUTORIN AUTEUR AUTEURS AUTORE AUTORI AUTORES AUTORA VERFASSER JOURNALISTE PERIODISTA SIGNATURE FIRMA',
  section:
    'SECTION RUBRIK RUBRIQUE SECCIÓN SECCION SEZIONE SEÇÃO SECÇÃO SECTIE RESSORT RUBRIEK SEITE PAGE PÁGINA PAGINA',
  length: 'LENGTH LÄNGE LAENGE LANGE LONGUEUR LONGITUD EXTENSIÓN LUNGHEZZA COMPRIMENTO EXTENSÃO TAMANHO LENGTE',
  dateline: 'DATELINE DATE-LINE ORTSMARKE ORT LIEU LUGAR LUOGO LOCAL PLAATS DATATION DATA-E-LUOGO ORIGINE',
  highlight:
    'HIGHLIGHT HIGHLIGHTS ENCART CHAPEAU TEASER VORSPANN INTRO SUMARIO RESALTADO OCCHIELLO DESTAQUE LEAD ABSTRACT',
  body: 'BODY TEXT TEXTE TEXTO TESTO TEKST FULL-TEXT VOLLTEXT CORPS CUERPO CORPO',
  caption:
    'GRAPHIC GRAPHICS GRAFIK GRAPHIK GRAPHIQUE GRAPHIQUES GRÁFICO GRÁFICOS GRAFICO GRAFICA ILLUSTRATION ILLUSTRATIONS ILUSTRACIÓN ILLUSTRAZIONE ILUSTRAÇÃO ILLUSTRATIE ART CAPTION BILDUNTERSCHRIFT LÉGENDE IMAGE IMAGEN IMMAGINE IMAGEM AFBEELDING BILD PHOTO FOTO',
  correction:
    'CORRECTION CORRECTIONS BERICHTIGUNG KORREKTUR RECTIFICATIF CORRECCIÓN CORREZIONE CORREÇÃO CORRECTIE RECTIFICATIE',
  notes: 'NOTES NOTE ANMERKUNG ANMERKUNGEN REMARQUE REMARQUES NOTAS NOTA OPMERKING EDITOR-NOTE',
  url: 'URL WEB-ADDRESS WEBADRESSE ADRESSE-WEB LINK',
  language: 'LANGUAGE SPRACHE LANGUE IDIOMA LENGUA LENGUAJE LINGUA LÍNGUA TAAL',
  loaded:
    'LOAD-DATE LOADDATE UPDATE DATE-CHARGEMENT DATE-DE-CHARGEMENT LADEDATUM DATUM-DER-AUFNAHME FECHA-CARGA FECHA-DE-CARGA DATA-CARICAMENTO DATA-DI-CARICAMENTO DATA-CARGA DATA-DE-CARGA DATA-DE-CARREGAMENTO LAADDATUM UPLOADDATUM',
  index:
    'SUBJECT SUBJECTS SUJET THEMA THEMEN TEMA ASUNTO OGGETTO ASSUNTO ONDERWERP TOPIC TERMS COMPANY COMPANIES SOCIETE SOCIÉTÉ FIRMEN UNTERNEHMEN EMPRESA SOCIETÀ SOCIETA BEDRIJF ORGANIZATION ORGANISATION ORGANIZACIÓN ORGANIZZAZIONE ORGANIZAÇÃO ORGANISATIE TICKER SYMBOLE-BOURSIER BÖRSENKÜRZEL TICKER-SYMBOL INDUSTRY SECTEUR-ACTIVITE SECTEUR-D’ACTIVITÉ SECTEUR BRANCHE INDUSTRIE INDUSTRIA INDÚSTRIA SECTOR SETTORE PERSON PERSONS PERSONNE PERSONNES PERSONEN PERSONA PERSOON NAME NAMES CITY VILLE STADT CIUDAD CITTÀ CIDADE STAD STATE BUNDESLAND ESTADO STATO PROVINCE COUNTRY PAYS LAND PAÍS PAIS PAESE GEOGRAPHIC GEOGRAPHY LOCALISATION-GEO LOCALISATION-GÉO GEOGRAPHISCH GEOGRAPHIE GEOGRÁFICO GEOGRAFISCH REGION PUBLICATION-TYPE PUB-TYPE TYPE-PUBLICATION TYPE-DE-PUBLICATION PUBLIKATIONSTYP PUBLIKATIONSART TIPO-DE-PUBLICACIÓN TIPO-PUBLICACION TIPO-DI-PUBBLICAZIONE TIPO-DE-PUBLICAÇÃO PUBLICATIETYPE DOCUMENT-TYPE DOC-TYPE TYPE TYPE-DE-DOCUMENT DOKUMENTTYP JOURNAL-CODE ZEITUNGS-CODE CODE-REVUE CODE-JOURNAL CÓDIGO-DE-REVISTA PUB-CODE CODE ACC-NO ACCESSION-NUMBER ACCNO DOC-NO DISTRIBUTION VERTRIEB DIFFUSION CIRCULATION AUFLAGE EDITION ÉDITION AUSGABE EDICIÓN EDIZIONE EDIÇÃO EDITIE ISSN ISBN VOLUME VOL ISSUE SERIES SÉRIE SERIE COLUMN KOLUMNE CORRECTION-DATE DATE-CORRECTION KORREKTURDATUM PUB-DATE JOURNAL PUBLICATION SOURCE QUELLE FUENTE FONTE BRON PUBLISHER ENHANCEMENT CAT CATEGORY DATE-CREATED BIBLIOGRAPHIE BIBLIOGRAPHY REFERENCE DATABASE FILE-NAME DISCLAIMER SHOW GUESTS GUEST ANCHOR ANCHORS TRANSCRIPT REPORT-NUMBER CONTACT COPYRIGHT DATE DATUM FECHA DATA TIME CLASSIFICATION KEYWORDS KEYWORD MOTS-CLES MOTS-CLÉS SCHLAGWORT SCHLAGWÖRTER PALABRAS-CLAVE',
}

const ROLES = new Map<string, NexisRole>()
for (const [role, names] of Object.entries(LABELS) as [NexisRole, string][])
  for (const name of names.split(' ')) if (!ROLES.has(name)) ROLES.set(name, role)

// In classic exports labels are capitals; Nexis Uni prints "Load-Date:" with a no-break space behind the colon.
const CAPITALS = /^\s*(\p{Lu}[\p{Lu}\p{N}'’/& -]{1,38}?)\s?:(?:[ \u00a0\n]+|$)/u
const TITLE_CASE = /^\s*(\p{Lu}[\p{L}\p{N}'’/ -]{1,38}?)\s?:(?:\u00a0[ \u00a0]*|\s+|$)/u

/**
 * Reads a line such as "LOAD-DATE: January 11, 2010", or undefined when it has no label of Nexis. `uni`: as Nexis Uni prints them, in
 * upper and lower case.
 */
export function readNexisLabel(line: string, uni = false): NexisLabel | undefined {
  const match = (uni ? TITLE_CASE : CAPITALS).exec(line)
  if (match === null) return undefined
  const label = match[1]!.trim()
  const role = ROLES.get(label.toUpperCase().replace(/[\s/]+/g, '-'))
  return role === undefined ? undefined : { role, label, value: line.slice(match[0].length).trim() }
}

/** Whether a line looks like a label in capitals that the table does not have, as interfaces in other languages print them. */
export function isUnknownLabel(line: string): boolean {
  return CAPITALS.test(line) && readNexisLabel(line) === undefined
}

/** Whether a value is the length of an article: a number and the word for words. */
export function isLength(value: string): boolean {
  return /^[\d.,\u00a0 ]{1,10}\s*\p{L}{1,14}\.?$/u.test(value.trim())
}

// "1 of 10 DOCUMENTS", "Dokument 1 von 10", "Document 1 de 10", "1 von 10 DOKUMENTEN".
const OF = '(?:of|von|de|di|van|sur|av|af|z)'
const NUMBER = String.raw`(\d{1,3}(?:[.,\u00a0 ]?\d{3}){0,2}|\d{1,7})`
const MARK = String.raw`[ \t\f\u00a0]*(?:${NUMBER} ${OF} ${NUMBER} D(?:OCUMENT|OKUMENT)\p{Lu}{0,3}|(?:Document|Dokument|DOCUMENT|DOKUMENT)\p{L}{0,2} ${NUMBER} ${OF} ${NUMBER})[ \t\u00a0]*`
const LINE = new RegExp(`^${MARK}$`, 'u')

/** The line above each document of a classic export, for `splitRecords`. */
export const DOCUMENT_LINE = new RegExp(
  String.raw`^[ \t\f\xa0]{0,60}(?:[\d.,]{1,9} ${OF} [\d.,]{1,9} D(?:OCUMENT|OKUMENT)[A-Z]{0,3}|(?:Document|Dokument|DOCUMENT|DOKUMENT)[A-Za-z]{0,2} [\d.,]{1,9} ${OF} [\d.,]{1,9})[ \t\xa0]{0,80}$`,
  'gm',
)

/** The numbers of a line above a document: "3 of 10 DOCUMENTS" is 3 and 10. */
export function readDocumentLine(line: string): { readonly number: number; readonly total: number } | undefined {
  const match = LINE.exec(line)
  if (match === null) return undefined
  const [number, total] = match.slice(1).filter((part) => part !== undefined)
  const value = (printed: string): number => Number(printed.replace(/\D/g, ''))
  return { number: value(number!), total: value(total!) }
}
