import { findDates, type DayOrder, type FoundDate } from './dates.ts'
import { MONTH_PATTERN } from './month-names.ts'

/** A line whose purpose is to date the text. */
export interface DateLine {
  /** The date it gives; absent where it has only a time or a day without a year. */
  readonly date?: FoundDate
  /** What its label says, if it has one. */
  readonly label?: 'published' | 'updated'
  /** Words of the line that belong to no date: a section, a place, a name. */
  readonly rest: string
}

const PUBLISHED =
  /(?<![\p{L}])(?:first\s+published|originally\s+published|published(?:\s+(?:on|at|date))?|publication\s+date|pub(?:\.|lish)?\s*date|posted(?:\s+(?:on|at))?|created|issued|date(?:\s+published)?|dated|datum|veröffentlicht(?:\s+(?:am|um))?|dieser\s+(?:artikel|beitrag|eintrag|text)\s+wurde(?:\s+am)?|cet\s+article\s+a\s+été\s+(?:posté|publié)(?:\s+le)?|questo\s+articolo\s+è\s+stato\s+pubblicato(?:\s+(?:il|in))?|erschienen(?:\s+am)?|erstellt(?:\s+am)?|stand|publiée?(?:\s+le)?|paru\s+le|mis\s+en\s+ligne(?:\s+le)?|publicad[oa](?:\s+(?:el|em|en))?|fecha(?:\s+de\s+publicación)?|data(?:\s+(?:de\s+publicação|publikacji|di\s+pubblicazione))?|pubblicato(?:\s+il)?|gepubliceerd(?:\s+op)?|geplaatst(?:\s+op)?|publicerad|publisert|udgivet|julkaistu|opublikowano|publikováno|megjelent|publicat|δημοσίευση|дата(?:\s+публикации)?|опубликовано|размещено|создано|дата\s+публікації|опубліковано|تاريخ(?:\s+النشر)?|نشرت?(?:\s+في)?|نُشر(?:\s+في)?|تم\s+النشر(?:\s+في)?|yay[ıi]n(?:lanma)?(?:\s+tarihi)?|yayınlandı|tarih(?:i)?|giriş(?:\s+tarihi)?|oluşturulma(?:\s+tarihi)?|发布(?:时间|日期|于)?|日期|時間|公開日?|등록|입력|פורסם|ngày|diterbitkan|tayang)(?![\p{L}])\s*[:：]?/giu
const UPDATED =
  /(?<![\p{L}])(?:last\s+(?:updated|modified|update)|updated?(?:\s+(?:on|at))?|modified(?:\s+(?:on|at))?|edited(?:\s+on)?|(?:zuletzt\s+)?aktualisiert(?:\s+(?:am|um))?|letzte\s+(?:aktualisierung|änderung)|geändert(?:\s+am)?|mise?\s+à\s+jour(?:\s+le)?|modifié(?:\s+le)?|actualizad[oa](?:\s+(?:el|a))?|última\s+actualización|atualizad[oa](?:\s+em)?|última\s+atualização|aggiornato(?:\s+(?:il|alle))?|ultimo\s+aggiornamento|bijgewerkt(?:\s+op)?|uppdaterad|oppdatert|opdateret|päivitetty|aktualizacja|aktualizováno|обновлено|изменено|оновлено|آخر\s+تحديث|تحديث|تم\s+التحديث|güncelle(?:me|ndi)(?:\s+tarihi)?|son\s+güncelleme|更新(?:时间|日)?|최종수정|수정|עודכן)(?![\p{L}])\s*[:：]?/giu
const WEEKDAYS =
  /(?<![\p{L}])(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|mo|di|mi|do|fr|sa|so|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|segunda(?:-feira)?|terça(?:-feira)?|quarta(?:-feira)?|quinta(?:-feira)?|sexta(?:-feira)?|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag|mandag|tirsdag|lørdag|søndag|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|пн|вт|ср|чт|пт|сб|вс|понеділок|вівторок|середа|четвер|п['’]ятниця|субота|неділя|(?:ال|يوم\s+ال)?(?:[إاأ]ثنين|ثلاثاء|[أا]ربعاء|خميس|جمعة|سبت|[أا]حد)|pazartesi|salı|çarşamba|perşembe|cuma|cumartesi|pazar|poniedziałek|wtorek|środa|czwartek|piątek|sobota|niedziela|pondělí|úterý|středa|čtvrtek|pátek|neděle|δευτέρα|τρίτη|τετάρτη|πέμπτη|παρασκευή|σάββατο|κυριακή|星期[一二三四五六日天]|周[一二三四五六日]|[月火水木金土日]曜日?|[월화수목금토일]요일)(?![\p{L}])\.?/giu
const TIMES =
  /(?<![\p{L}\p{N}])(?:(?:um|at|à|às|a\s+las|alle(?:\s+ore)?|ore|om|kl\.?|o\s+godz\.?|godz\.?|в|о|الساعة|saat|w)\s+)?(?:[0-2]?\d\s*[:.h٫]\s*[0-5]\d(?:[:.][0-5]\d)?(?:\.\d+)?|T[0-2]\d:[0-5]\d(?::[0-5]\d)?(?:\.\d+)?|\d{1,2}\s*(?=[ap]\.?m\b|uhr|h\b))\s*(?:[ap]\.?\s?m\.?|uhr|hrs?|h|ч|م|ص|مساء|صباحا)?\s*(?:\(?(?:GMT|UTC|Z|CES?T|E[SD]?T|P[SD]?T|C[SD]T|M[SD]T|BST|IST|MSK|МСК|TRT|EE[S]?T|WE[S]?T|JST|KST|HKT|SGT|AE[SD]T|بتوقيت\s+\S+|по\s+москве|[+-]\d{2}:?\d{2})(?:\s*[+-]\s*\d{1,2}(?::?\d{2})?)?\)?)?/giu
// A day without a year.
const DAY_AND_MONTH = new RegExp(
  String.raw`(?<![\p{L}\p{N}])(?:(?:${MONTH_PATTERN})\.?\s+\d{1,2}|\d{1,2}\.?\s+(?:${MONTH_PATTERN}))(?![\p{L}\p{N}])`,
  'giu',
)
const SMALL_WORDS =
  /(?<![\p{L}])(?:on|at|the|le|el|il|am|den|der|um|à|a|о|в|г|года|год|року|р|em|de|del|op|om|i|في|يوم|م|هـ|المصادف|الموافق|годы|date|time|zone|local|uhr|o['’]clock)(?![\p{L}])\.?/giu
const RELATIVE =
  /^(?:(?:published|posted|updated)\s+)?(?:(?:about\s+)?\d+\s+(?:seconds?|minutes?|mins?|hours?|hrs?|days?|weeks?|months?)\s+ago|yesterday|today|just now|vor\s+\d+\s+\S+|il\s+y\s+a\s+\d+\s+\S+|hace\s+\d+\s+\S+|há\s+\d+\s+\S+|\d+\s+(?:минут|час|дн|день)\S*\s+назад|منذ\s+.{1,20}|قبل\s+\d+\s+\S+|heute|gestern|aujourd['’]hui|hier|hoy|ayer|сегодня|вчера|اليوم|أمس)(?:[,\s]+\d{1,2}[:.]\d{2}.{0,10})?$/iu

const LONGEST_LABEL = 60

/**
 * Reads a line that dates the text: a date with nothing but labels, weekday, time, or a few words of section or place. Sentences
 * that mention a date are none. `order`: how to read 06/02/2020.
 */
export function readDateLine(line: string, order: DayOrder | undefined): DateLine | undefined {
  if (line.length > 160) return undefined
  if (RELATIVE.test(line)) return { rest: '' }
  // A line without a number can only be a label, and no label is as long.
  if (line.length > LONGEST_LABEL && !/\p{Nd}/u.test(line)) return undefined
  const dates = findDates(line, order)
  const labels = labelsOf(line)
  if (dates.length === 0) return timeOnly(line, labels)
  if (dates.length > 3) return undefined
  const rest = restOf(line, dates)
  const words = rest === '' ? 0 : rest.split(' ').length
  const label = labels[0]?.kind
  const isMonth = dates[0]!.iso?.length === 7
  if (words > (label === undefined ? (isMonth ? 0 : 3) : 6) || (words > 0 && /[.!?]$/.test(line))) return undefined
  // "Published … Updated …": the date next to the first label that means publication.
  const published = labels.find((found) => found.kind === 'published')
  const chosen = published === undefined ? dates[0]! : (dates.find((date) => date.start >= published.end) ?? dates[0]!)
  return { date: chosen, ...(label === undefined ? {} : { label: published?.kind ?? label }), rest }
}

/** What the first label of a line says that a date in it is of. */
export function dateLabel(line: string): DateLine['label'] {
  return labelsOf(line)[0]?.kind
}

/** A date right behind a label in a longer line: "This page was last modified on 19 July 2014, at 10:12." */
export function labelledDate(line: string, order: DayOrder | undefined): DateLine | undefined {
  const labels = labelsOf(line)
  if (labels.length === 0) return undefined
  for (const date of findDates(line, order)) {
    const label = labels.findLast(({ end }) => end <= date.start && date.start - end <= MOST_BETWEEN)
    if (label !== undefined) return { date, label: label.kind, rest: '' }
  }
  return undefined
}

// A weekday and a preposition.
const MOST_BETWEEN = 15

interface Label {
  readonly kind: 'published' | 'updated'
  readonly start: number
  readonly end: number
}

function labelsOf(line: string): Label[] {
  const found: Label[] = []
  for (const [kind, pattern] of [
    ['updated', UPDATED],
    ['published', PUBLISHED],
  ] as const) {
    for (const match of line.matchAll(pattern)) {
      const start = match.index
      const end = start + match[0].length
      if (found.every((other) => end <= other.start || start >= other.end)) found.push({ kind, start, end })
    }
  }
  return found.toSorted((a, b) => a.start - b.start)
}

/** A line with a time or a label but no year: it dates the text for its first reader, and nobody later. */
function timeOnly(line: string, labels: readonly Label[]): DateLine | undefined {
  if (labels.length === 0 && !TIME_ALONE.test(line)) return undefined
  const rest = restOf(line, [])
  return rest === '' || (labels.length > 0 && line.length <= 40 && /\d/.test(line)) ? { rest: '' } : undefined
}

const TIME_ALONE = /^[^\p{L}]*[0-2]?\d[:.h][0-5]\d[^\p{L}]*(?:\p{L}{1,4}\W*){0,2}$/u

function restOf(line: string, dates: readonly FoundDate[]): string {
  let rest = line
  for (const { start, end } of dates.toReversed()) rest = `${rest.slice(0, start)} ${rest.slice(end)}`
  return rest
    .replace(DAY_AND_MONTH, ' ')
    .replace(UPDATED, ' ')
    .replace(PUBLISHED, ' ')
    .replace(TIMES, ' ')
    .replace(WEEKDAYS, ' ')
    .replace(SMALL_WORDS, ' ')
    .replace(/[^\p{L}\p{M}\p{N}'’.\s-]+/gu, ' ')
    .replace(/(?<![\p{L}\p{N}])[^\p{L}\p{N}]+|[^\p{L}\p{N}.]+(?![\p{L}\p{N}])/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
