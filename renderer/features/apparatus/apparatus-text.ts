import { shortLemma, siglumIn, superscript, type ApparatusRow } from '../compare/apparatus-rows.ts'

/** What the plain text of an apparatus says in words. */
export interface ApparatusWords {
  readonly title: string
  /** A line for each witness, and notes before the text. */
  readonly head: readonly string[]
  /** Words of articles that have nothing in place of a lemma. */
  notIn(sigla: string): string
  /** Articles that have no similar wording. */
  absent(sigla: string): string
}

/**
 * The apparatus as plain text, as a critical edition prints it: each row's text, below it `lemma ] variant sigla; variant sigla ‖ …`,
 * and who has the passage. `shown` gives words without markup.
 */
export function apparatusAsText(
  rows: readonly ApparatusRow[],
  columns: readonly string[],
  words: ApparatusWords,
  shown: (text: string, article: string, start: number) => string,
): string {
  const lines = [words.title, '', ...words.head, '']
  const margin = String(rows.length).length + 2
  const indent = ' '.repeat(margin)
  for (const { number, lead, siglum, witnesses, absent, entries } of rows) {
    const text = shown(lead.text, lead.article, lead.start).replaceAll(/\s+/gu, ' ').trim()
    lines.push(`${String(number).padEnd(margin)}${text} [${[siglum, ...witnesses].join(' ')}]`)
    if (entries.length > 0) {
      const printed = entries.map(({ lemma, occurrence, readings }) => {
        const variants = readings.map((reading) => {
          const sigla = reading.witnesses.map(({ article }) => siglumIn(columns, article)).join(' ')
          return reading.text === '' ? words.notIn(sigla) : `${reading.text} ${sigla}`
        })
        return `${shortLemma(lemma)}${occurrence === undefined ? '' : superscript(occurrence)} ] ${variants.join('; ')}`
      })
      lines.push(`${indent}${printed.join(' ‖ ')}`)
    }
    if (absent.length > 0) lines.push(`${indent}${words.absent(absent.join(' '))}`)
    lines.push('')
  }
  return `${lines.join('\n').trimEnd()}\n`
}
