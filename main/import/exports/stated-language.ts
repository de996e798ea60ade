const NAMES: Readonly<Record<string, string>> = {
  en: 'english englishs englisch anglais inglés inglese inglês engels английский 英语 英文 英語 영어',
  de: 'german deutsch allemand alemán tedesco alemão duits немецкий 德语 德文 德語 ドイツ語',
  fr: 'french français französisch francés francese francês frans французский 法语 法文 法語 フランス語',
  es: 'spanish español espagnol spanisch spagnolo espanhol spaans castellano испанский 西班牙语 西班牙文 スペイン語',
  it: 'italian italiano italienisch italien italiaans итальянский 意大利语 意大利文',
  pt: 'portuguese português portugais portugiesisch portugués portoghese portugees португальский 葡萄牙语',
  nl: 'dutch nederlands niederländisch néerlandais holandés neerlandés olandese holandês голландский',
  ru: 'russian русский russisch russe ruso russo',
  ar: 'arabic arabisch arabe árabe arabo العربية',
  zh: 'chinese chinesisch chinois chino cinese chinês 中文 简体中文 繁體中文',
  ja: 'japanese japanisch japonais japonés giapponese japonês 日本語',
  ko: 'korean koreanisch coréen coreano 한국어',
  tr: 'turkish türkisch turc turco türkçe', pl: 'polish polnisch polonais polaco polacco polski',
  sv: 'swedish schwedisch suédois sueco svedese svenska', da: 'danish dänisch danois danés danese dansk', no: 'norwegian norwegisch norvégien noruego norsk',
  fi: 'finnish finnisch finnois suomi', cs: 'czech tschechisch tchèque čeština', hu: 'hungarian ungarisch hongrois magyar', el: 'greek griechisch grec',
  id: 'indonesian indonesisch bahasa', ms: 'malay', he: 'hebrew', fa: 'persian farsi', uk: 'ukrainian', ro: 'romanian rumänisch', ca: 'catalan katalanisch català', bg: 'bulgarian', hr: 'croatian', sr: 'serbian', sk: 'slovak', th: 'thai', vi: 'vietnamese', hi: 'hindi', ur: 'urdu',
} // prettier-ignore

const CODES = new Map<string, string>()
for (const [code, names] of Object.entries(NAMES)) for (const name of names.split(' ')) CODES.set(name, code)

/** The language that an export names, as ISO 639-1 where its name is known, else as printed. */
export function statedLanguage(printed: string): string | undefined {
  const first = printed
    .split(/[;,/(]/u, 1)[0]!
    .trim()
    .toLowerCase()
  if (first === '') return undefined
  return CODES.get(first) ?? (/^[a-z]{2}$/.test(first) ? first : printed.trim())
}

/** Whether a line is the name of a language and nothing else. */
export function isLanguageName(line: string): boolean {
  const clean = line.trim().toLowerCase()
  return clean.length <= 30 && (CODES.has(clean) || CODES.has(clean.replace(/\s*[(\-–,].*$/u, '')))
}
