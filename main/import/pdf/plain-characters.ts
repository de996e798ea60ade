// Radicals of the supplement that fonts give for the simplified characters of the same form; Unicode has no compatibility mapping
// for them (its EquivalentUnifiedIdeograph.txt names them).
const RADICALS =
  '⺟母⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟⺎兀⺏尣⺝月⺡水⺩王⺪疋⺫目⺮竹⺶羊⻀虍⻃覀⻊足⻏邑⻖阜'
const VERTICAL =
  '︐，︑、︒。︓：︔；︕！︖？︗〖︘〗︙…︰：︱—︲–︵（︶）︷｛︸｝︹〔︺〕︻【︼】︽《︾》︿〈﹀〉﹁「﹂」﹃『﹄』﹇［﹈］'

/** What is written for a form, in pairs of form and character. */
const WRITTEN: ReadonlyMap<string, string> = pairsOf(RADICALS + VERTICAL)

const FORMS = /[\ufb00-\ufb06\ufb13-\ufb17\ufb1d-\ufb4f\ufb50-\ufdcf\ufdf0-\ufdfc\ufe70-\ufefc\u2f00-\u2fd5]+/gu
const OTHER_FORMS = /[\u2e80-\u2ef3\ufe10-\ufe19\ufe30-\ufe48]/gu

/**
 * Characters in the forms in which a font draws them, back to those that are written: letters of Arabic and Hebrew by their place in
 * the word, ligatures, radicals of Chinese, punctuation of vertical text. Everything else stays as it is.
 */
export function plainCharacters(text: string): string {
  return text
    .replace(FORMS, (forms) => forms.normalize('NFKC'))
    .replace(OTHER_FORMS, (form) => WRITTEN.get(form) ?? form)
}

function pairsOf(text: string): Map<string, string> {
  const pairs = new Map<string, string>()
  for (let at = 0; at < text.length; at += 2) pairs.set(text[at]!, text[at + 1]!)
  return pairs
}
