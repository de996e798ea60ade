/** A field that a line of the head or foot of a file states after a label: "Title: …". */
export type LabelledField = 'title' | 'outlet' | 'byline' | 'date' | 'url' | 'language' | 'section'

const LABELS: readonly (readonly [field: LabelledField, names: string])[] = [
  [
    'title',
    'title|headline|titel|überschrift|schlagzeile|titre|título|titulo|titolo|kop|заголовок|название|العنوان|عنوان|başlık|tytuł|标题|題名',
  ],
  [
    'outlet',
    'outlet|publication(?: title| name)?|publisher|newspaper|medium|media|zeitung|journal|periódico|publicación|medio|veículo|jornal|giornale|testata|krant|gazete|издание|сми|газета|الصحيفة|الوسيلة|媒体',
  ],
  [
    'byline',
    'authors?|byline|by|writers?|reporters?|journalists?|autor(?:in|en|es|as?)?|auteure?s?|autore|autrice|автор(?:ы)?|الكاتب|بقلم|yazar|作者',
  ],
  [
    'date',
    'date|publication date|date published|published(?: on| at)?|pub date|datum|veröffentlicht|erscheinungsdatum|date de publication|publié le|fecha|data|дата|дата публикации|опубликовано|التاريخ|تاريخ النشر|tarih|日期',
  ],
  [
    'url',
    'original url|original link|source url|url|uri|link|permalink|web address|webadresse|original|originallink|lien|adresse|enlace|liên kết|ссылка|адрес|الرابط|رابط|bağlantı|链接|source|quelle|fuente|fonte|источник|المصدر|retrieved from|available at|archived (?:from|at)',
  ],
  ['language', 'language|lang|sprache|langue|idioma|lingua|taal|язык|اللغة|dil|语言'],
  ['section', 'section|ressort|rubrique|rubrik|category|sección|seção|sezione|рубрика|раздел|القسم'],
]

const PATTERNS = LABELS.map(
  ([field, names]) =>
    [field, new RegExp(String.raw`^[*_\s]*(?:${names})[*_\s]*[:：][*_]*\s*(?<value>.*?)[*_]*$`, 'iu')] as const,
)

const ADDRESS = /^<?((?:https?:\/\/|www\.)[^\s<>]+?)[>).,;]*$/iu

/** Reads a labelled line; `value` is empty where the label stands alone and its value on the next line. */
export function readLabelledLine(line: string): { readonly field: LabelledField; readonly value: string } | undefined {
  if (line.length > 2500) return undefined
  for (const [field, pattern] of PATTERNS) {
    const value = pattern.exec(line)?.groups?.['value']
    if (value === undefined) continue
    // "Source: X" names an outlet or agency unless an address follows; that is read elsewhere.
    if (field === 'url' && value !== '' && readAddress(value) === undefined) return undefined
    return { field, value: value.trim() }
  }
  return undefined
}

/** The web address that a line consists of: bare, in angle brackets, or as a Markdown link. */
export function readAddress(line: string): string | undefined {
  const target = /^\[[^\]]*\]\(\s*<?((?:https?:\/\/|www\.)[^\s<>)]+)>?\s*\)$/iu.exec(line)?.[1]
  return target ?? ADDRESS.exec(line)?.[1]
}

const TRACKING = /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|ref_src|cmpid|ncid|smid|ocid|xtor)$/i

/** The host of an address, lower case, without www; undefined when it is none. */
export function hostOf(address: string): string | undefined {
  try {
    return new URL(/^https?:/i.test(address) ? address : `https://${address}`).hostname
      .toLowerCase()
      .replace(/^www\d?\./, '')
  } catch {
    return undefined
  }
}

/** The address without parameters that only follow the reader's way; otherwise as printed. */
export function withoutTracking(address: string): string {
  const query = address.indexOf('?')
  if (query === -1) return address
  const hash = address.indexOf('#', query)
  const end = hash === -1 ? address.length : hash
  const parameters = address.slice(query + 1, end).split('&')
  const kept = parameters.filter((parameter) => !TRACKING.test(parameter.split('=')[0]!))
  if (kept.length === parameters.length) return address
  return address.slice(0, query) + (kept.length === 0 ? '' : `?${kept.join('&')}`) + address.slice(end)
}
