import { isAgency } from './agencies.ts'
import { findDates } from './dates.ts'

const PREFIX =
  /^[*_]*(?:(?:(?:written|reported|story|text|report|analysis|review|words|interview|opinion|comment)\s+)?by\s*:?\s+|(?:ein\w*\s+\S+\s+)?von\s+|par\s+|propos recueillis par\s+|por\s*:?\s+|di\s+|door\s+|av\s+|af\s+|od\s+|de nuestr[oa] corresponsal\s+|(?:authors?|writers?|reporters?|journalists?|correspondent|byline|text|interview|protokoll|reportage|entrevista|intervista|интервью|autor(?:in|en|es|as?)?|auteure?s?|autore|autrice|redacción|redação|redaktion|tekst|yazar|yazan|haber|muhabir|автор(?:ы)?|текст|корреспондент|журналист|автори?|بقلم|كتب(?:ت|ه|ها)?|الكاتب|إعداد|تقرير|تحرير|συντάκτης|του|της|מאת|작성자|記者|文)\s*[:：/|]\s*|بقلم\s+|كتبت?\s+|מאת\s+)/iu
// What follows the names: a role or a place after a comma, bar or dash, a place after "in", agencies after "and" or "with".
const TAIL =
  /\s*(?:[,|•·–—(]\s*.*|\s-\s.*|\s(?:in|à|aus|en|em|a|for|für|pour|reporting|with|mit|avec|con|com)\s+.*|\s(?:and|und|et|y|e|&)\s+(?:agencies|agenturen|agences|agencias|agenzie).*)$/iu
const LINKS = new Set(
  'and und et y e i en & og och и та و de da di do dos del della der den van von zu zur la le el al bin bint ibn ben abu ter ten af av mc o’ st'.split(
    ' ',
  ),
)
const JOB =
  /\b(?:correspondent|reporter|editor|staff|writer|journalist|korrespondent(?:in)?|redakteur(?:in)?|redaktion|correspondant|envoyé|rédaction|corresponsal|redacción|enviad[oa]|corrispondente|inviat[oa]|columnist|analyst|bureau|desk|newsroom|team|service|studio|büro|agency|agentur)\b/iu
const NO_NAME = /\d|[.!?…][”"]?$|["“”«»:;?!@#]/u

/** Names of the writers in a line such as "By Name and Name, role", or undefined when it is no byline. */
export function readByline(line: string): string | undefined {
  if (line.length > 140) return undefined
  const prefix = PREFIX.exec(line)
  if (prefix === null) return undefined
  const rest = withoutDates(line.slice(prefix[0].length))
    .replace(/[*_]+$/u, '')
    .trim()
  const names = namesOf(rest)
  return names !== undefined && looksLikeNames(names) ? names : undefined
}

/** Whether a line is a name and nothing else, as bylines without "By" are: two to five capitalised words. */
export function isBareName(whole: string): boolean {
  const line = bareNames(whole)
  const words = line.split(/\s+/)
  return (
    words.length >= 2 &&
    words.length <= 7 &&
    line.length <= 60 &&
    !isAgency(line) &&
    looksLikeNames(line) &&
    !/^(?:The|Der|Die|Das|Le|La|Les|El|Los|Las|Il)\s/u.test(line) &&
    hasCase(line)
  )
}

/** The names in a byline without "By": without the place after them, as in "Name Name in Place". */
export function bareNames(line: string): string {
  return line.replace(/\s(?:in|à|en|aus)\s\p{Lu}[\p{L} -]{1,30}(?:\sand\s\p{Lu}[\p{L} -]{1,40})?$/u, '')
}

/** Whether a line says what a writer is: "Diplomatic correspondent". */
export function isRole(line: string): boolean {
  return line.length <= 80 && JOB.test(line) && !/[.!?]$/.test(line)
}

function namesOf(rest: string): string | undefined {
  const list = rest.split(/\s*,\s*/)
  // "A, B and C" is a list of names; "A, role" and "A, city" are not.
  const isList =
    list.length > 1 &&
    list.every(
      (part) => looksLikeNames(part) && !JOB.test(part) && !/\p{Lu}{2,}/u.test(part) && part.split(/\s+/).length >= 2,
    )
  const names = isList ? list.join(', ').replace(TAIL_OF_LIST, '') : rest.replace(TAIL, '')
  const cleaned = names.replace(/[\s,;|.–—-]+$/u, '').trim()
  return cleaned === '' ? undefined : cleaned
}

const TAIL_OF_LIST = /\s(?:in|à|aus|for|für|pour|with|mit|avec|con)\s+.*$/iu

function looksLikeNames(text: string): boolean {
  const words = text.split(/\s+/)
  if (words.length > 12 || NO_NAME.test(text.replace(/\p{Lu}\./gu, ''))) return false
  if (!hasCase(text)) return words.length <= 6
  const capitals = words.filter((word) => /^[(“]?\p{Lu}/u.test(word)).length
  return (
    capitals > 0 &&
    words.every(
      (word) =>
        /^\p{Lu}/u.test(word) || LINKS.has(word.toLowerCase().replace(/,$/, '')) || /^(?:d|l|o)['’]\p{Lu}/u.test(word),
    )
  )
}

function hasCase(text: string): boolean {
  return /[\p{Lu}\p{Ll}]/u.test(text)
}

function withoutDates(text: string): string {
  const first = findDates(text)[0]
  if (first === undefined) return text
  return text
    .slice(0, first.start)
    .replace(/(?:\b(?:published|posted|updated|publié(?: le)?|veröffentlicht(?: am)?|am|on|le|el)\s*:?\s*)+$/iu, '')
    .replace(
      /[\s,|•·–—-]+(?:\p{L}+(?:day|tag|woch|di|jueves|s[áa]bado|domingo|lunes|martes|mi[ée]rcoles|viernes)\s*,?\s*)?$/iu,
      '',
    )
}
