import type { ParagraphRole } from './describe-document.ts'

// Names of paragraph styles, in lower case and without white space, in the languages that Word and LibreOffice come in. Files mostly
// hold the English names, whatever the language of the program.
const ROLES: readonly (readonly [role: ParagraphRole, pattern: RegExp])[] = [
  ['title', /^(?:document|article|main)?(?:title|titel|titre|título|titolo|tittel|rubrik|otsikko|tytuł|název|cím|başlık|konubaşlığı|заголовок|название|назва|headline|schlagzeile|manchette|titular|العنوان|标题|標題|表題)$/u],
  ['subtitle', /^(?:sub[-_]?(?:title|head|headline)|untertitel|sous-titre|subtítulo|sottotitolo|ondertitel|undertittel|undertitel|underrubrik|alaotsikko|podtytuł|подзаголовок|підзаголовок|altbaşlık|standfirst|dek|deck|lead|lede|vorspann|chapeau|chapô|entradilla|sommario|副标题|副題)$/u],
  ['heading', /^(?:heading|überschrift|titre|título|titolo|kop|rubrik|overskrift|otsikko|nagłówek|nadpis|címsor|başlık|заголовок|заголовок|عنوان|标题|見出し|제목|h)\d{1,2}$/u],
  ['caption', /caption|beschriftung|^légende|^leyenda|^epígrafe|^didascalia|^bijschrift|^bildtext|^legenda$|^podpis|^titulek|^kuvateksti|^resimyazısı|названиеобъекта|подпись|^illustration$|^figure$|^abbildung$|题注|図表番号/u],
  ['byline', /^(?:author|authors|byline|autor|autorin|autoren|auteur|autore|verfasser|verfasserin|forfatter|författare|автор)$/u],
  ['dateline', /^(?:date|dateline|datum|datum\/ort|fecha|data|дата)$/u],
  ['note', /^(?:foot|end)note(?:text)?$|^(?:fuß|end)notentext$|^notedebasdepage|^textonotapie|^testonotaapièdipagina/u],
  ['furniture', /^(?:toc|contents|tableofcontents|verzeichnis|inhaltsverzeichnis|tm|tdc|table)\d+$|^(?:toc|contents)heading$|^(?:header|footer|kopfzeile|fußzeile|en-tête|pieddepage|encabezado|piedepágina|intestazione|pièdipagina)(?:left|right|first|links|rechts)?$|^pagenumber$|^seitenzahl$/u],
] // prettier-ignore

/** What a paragraph is by the name of its style; undefined for all that are only looks. */
export function roleOfStyle(name: string): ParagraphRole | undefined {
  const bare = name.toLowerCase().replace(/[\s_]+/g, '')
  return ROLES.find(([, pattern]) => pattern.test(bare))?.[0]
}
