import { findDates } from './dates.ts'
import { endsInAgencySign, endsInPhotoCredit } from './credits.ts'

const FILE_PICTURE =
  /^[*_([]*(?:file(?:\s+(?:photo|picture|image|pic))?\s*[-–—:,(]|file(?:\s+(?:photo|picture|image))\b|archivbild|archivfoto|symbolbild|symbolfoto|(?:photo|image)s?\s+d['’]archives?|(?:foto|imagen)\s+de\s+archivo|archivo\s*[-–—:.]|foto\s+(?:d['’]archivio|de\s+arquivo)|archieffoto|архивное\s+фото|фото\s+из\s+архива|صورة\s+(?:من\s+الأرشيف|أرشيفية)|أرشيف|arşiv|zdjęcie\s+(?:archiwalne|ilustracyjne)|ilustrační)/iu
const LABELLED_PICTURE =
  /^[*_([]*(?:(?:photo|picture|image|caption|foto|bild|bildunterschrift|légende|leyenda|imagen|legenda|фото|на\s+(?:фото|снимке)|im\s+bild|auf\s+dem\s+(?:bild|foto)|en\s+la\s+(?:foto|imagen)|sur\s+(?:cette|la)\s+photo|na\s+(?:foto|imagem)|nella\s+foto|op\s+de\s+foto|في\s+الصورة|الصورة|صورة|图为|图：|写真[：:])\s*[:：]?\s)/iu
const IMAGE_CAPTION =
  /^(?:(?:image|photo|picture)\s+caption|caption|bildunterschrift|légende|leyenda|legenda|didascalia)\s*[,:：]\s/iu
const PICTURE_WORDS =
  /\b(?:(?:in\s+)?this\s+(?:(?:file|handout|undated|combination|combo|screen)\s+)?(?:photo|picture|image|frame\s+grab|photograph|video\s+grab|screengrab)|handout\s+(?:photo|picture|image)|(?:photo|picture|image)\s+(?:released|provided|taken|made\s+available|shows)|satellite\s+(?:image|photo)|aerial\s+view|screen\s?(?:grab|shot)|video\s+grab|(?:second|third|far|top|bottom|front)\s+(?:from\s+)?(?:left|right|row)|(?:,|\()\s*(?:left|right|cent(?:er|re)|l|r|c)\s*[,)]|\((?:links?|rechts?|mitte|vorn|hinten|oben|unten|li\.|re\.)\)|(?:,\s*)(?:links|rechts)\b|\(à\s+(?:gauche|droite)\)|à\s+(?:gauche|droite)|\((?:izquierda|derecha|izda?\.|dcha?\.|i|d|centro)\)|a\s+la\s+(?:izquierda|derecha)|(?:à|a)\s+(?:esquerda|direita|sinistra|destra)|\((?:слева|справа|в\s+центре)\)|слева|справа|(?:يمين|يسار|اليمين|اليسار|\(وسط\))|pictured|seen\s+here|poses?\s+for|shakes?\s+hands|looks?\s+on)/iu
const PRESENT_SCENE =
  /^(?:(?:\p{Lu}[\p{L}\p{M}'’.-]*|people|protesters|demonstrators|soldiers|troops|residents|rescuers|rescue workers|firefighters|police officers|men|women|children|volunteers|a|an|two|three|the|[\p{Ll}-]+)[\s,]+){1,7}?(?:walk|stand|search|hold|carry|attend|arrive|wait|sit|inspect|gather|ride|drive|look|watch|pass|queue|leave|work|fill|clear|wave|pose|speak|march|shout|pray|mourn|line up|take part|greet|welcome)s?\s+(?:in|at|on|near|for|past|outside|through|with|by|a|an|the|to|after|during|along|beside|from|as|of)\b/u
const PARTICIPLE = /^(?:\p{Lu}[\p{L}\p{M}'’.-]*[\s,]+){1,9}(?:\p{Ll}+ing|inspecting|seen)\s/u
const ENDS_IN_DATE =
  /(?:,|\b(?:on|in|am|im|le|el|в))\s*[^.,]{0,20}(?:19|20)\d{2}(?:\s*г)?\.?(?:\s*[([][^()[\]]{2,60}[)\]])?\s*[.*_]*$/iu
const SPEECH =
  /["“”«»„]|\b(?:said|told|says|added|sagte|erklärte|a déclaré|dijo|dice|disse|ha detto|сказал|заявил|сообщил|قال|قالت|وأضاف)\b/iu

/** What tells a caption besides its own words. */
export interface CaptionPlace {
  /** The same line stands directly before or after. */
  readonly doubled: boolean
  /** A line that is only a photo credit follows or precedes: directly, after an empty line, or not at all. */
  readonly credit: 'joined' | 'near' | 'none'
  /** It stands between the title and the first paragraph. */
  readonly inHead: boolean
  /** It is the last paragraph of the text. */
  readonly last: boolean
}

/** Whether a line is the caption of a picture, with the sign that decided; undefined when it is none. */
export function captionRule(line: string, place: CaptionPlace): string | undefined {
  if (line.length > 600 || line.length < 12) return undefined
  if (FILE_PICTURE.test(line)) return 'it begins like a caption of an archive picture'
  if (place.doubled && line.split(/\s+/).length >= 5) return 'the same line stands twice in a row'
  const speech = SPEECH.test(line)
  const credited = endsInPhotoCredit(line)
  const sentences = line.match(/[.!?](?:\s|$)/g)?.length ?? 0
  if (!credited && (speech || sentences > 3)) return undefined
  const scene = sceneScore(line)
  // Wire copy ends with an agency's sign as captions do.
  const signOnly = credited && endsInAgencySign(line) && scene === 0 && (place.last || speech || line.length > 350)
  if (credited && !signOnly && (!speech || scene >= 2)) return 'it ends in the credit of a picture'
  if (speech || sentences > 3) return undefined
  let score = scene + (place.inHead ? 1 : 0)
  if (LABELLED_PICTURE.test(line)) score += 2
  if (IMAGE_CAPTION.test(line)) score += 3
  if (place.credit === 'joined') score += 3
  if (place.credit === 'near' && line.length <= 300) score += 2
  return score >= 3
    ? place.credit === 'none'
      ? 'it describes a picture'
      : 'the credit of a picture stands beside it'
    : undefined
}

function sceneScore(line: string): number {
  let score = 0
  if (PICTURE_WORDS.test(line)) score += 2
  if (ENDS_IN_DATE.test(line) && findDates(line).length > 0) score += 1
  if (PRESENT_SCENE.test(line)) score += 1
  if (PARTICIPLE.test(line)) score += 1
  return score
}
