// Months and days in the languages that figures are read in: position in a line is the number, from 1.

const MONTHS = [
  'january jan januar jänner janvier janv enero января январь يناير',
  'february feb februar février févr febrero февраля февраль فبراير',
  'march mar märz mars marzo марта март مارس',
  'april apr avril avr abril апреля апрель أبريل',
  'may mai mayo мая май مايو',
  'june jun juni juin junio июня июнь يونيو',
  'july jul juli juillet juil julio июля июль يوليو',
  'august aug août agosto августа август أغسطس',
  'september sept sep septembre septiembre сентября сентябрь سبتمبر',
  'october oct oktober okt octobre octubre октября октябрь أكتوبر',
  'november nov novembre noviembre ноября ноябрь نوفمبر',
  'december dec dezember dez décembre déc diciembre декабря декабрь ديسمبر',
]
const WEEKDAYS = [
  'monday mon montag lundi lunes понедельник الاثنين',
  'tuesday tues tue dienstag mardi martes вторник الثلاثاء',
  'wednesday wed mittwoch mercredi miércoles среду среда الأربعاء',
  'thursday thurs thu donnerstag jeudi jueves четверг الخميس',
  'friday fri freitag vendredi viernes пятницу пятница الجمعة',
  'saturday sat samstag sonnabend samedi sábado субботу суббота السبت',
  'sunday sun sonntag dimanche domingo воскресенье الأحد',
]

const numbered = (lines: readonly string[]): ReadonlyMap<string, number> =>
  new Map(lines.flatMap((line, n) => line.split(' ').map((word) => [word, n + 1] as const)))

/** Month by name, 1 to 12. */
export const months = numbered(MONTHS)
/** Day of the week by name, 1 for Monday to 7. */
export const weekdays = numbered(WEEKDAYS)

/** Names that are verbs and nouns of English too: dates only with a capital. */
export const capitalCalendarWords: ReadonlySet<string> = new Set('may march sun sat wed mon'.split(' '))

/** Other names that are words of some language too: dates with a capital or beside a number. */
export const ambiguousCalendarWords: ReadonlySet<string> = new Set('mar mai mars jan thu marzo sep dec'.split(' '))
