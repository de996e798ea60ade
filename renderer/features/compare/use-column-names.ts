import { useMemo } from 'react'
import { articleLabel } from '../../article/article-label.ts'
import { useDates } from '../../i18n/dates.ts'
import { useT } from '../../i18n/use-t.ts'
import { siglum } from './columns.ts'
import type { Member } from './use-members.ts'

/** What a column is called: by its siglum and outlet, and in full with its title. */
export interface ColumnName {
  readonly siglum: string
  /** Siglum and outlet; where that is not known the beginning of the title. */
  readonly short: string
  /** Siglum, outlet and title. */
  readonly long: string
  readonly outlet: string | null
  readonly title: string
  /** The date in words; null where none is known. */
  readonly date: string | null
}

// Hebrew, Arabic and their neighbours, with their presentation forms.
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

/** Words that are written from right to left keep to themselves between others, by characters that show nothing. */
function isolated(text: string): string {
  return RIGHT_TO_LEFT.test(text) ? `\u2068${text}\u2069` : text
}

const TITLE_SHOWN = 28

function beginning(title: string): string {
  if (title.length <= TITLE_SHOWN) return title
  const cut = title.slice(0, TITLE_SHOWN)
  const word = cut.lastIndexOf(' ')
  return `${(word > TITLE_SHOWN / 2 ? cut.slice(0, word) : cut).trimEnd()}…`
}

/** The names of the columns of a set. */
export function useColumnNames(
  columns: readonly string[],
  members: ReadonlyMap<string, Member>,
): { headOf(article: string): ColumnName } {
  const t = useT()
  const dates = useDates()
  return useMemo(() => {
    const known = new Map(
      columns.map((id, index): [string, ColumnName] => {
        const article = members.get(id)?.article
        const letter = siglum(index)
        const outlet = article?.outlet.value ?? null
        const title = article === undefined ? '…' : articleLabel(article.title.value, article.body || article.text, t)
        const date = article?.date.value ?? null
        return [
          id,
          {
            siglum: letter,
            short: `${letter} ${isolated(outlet ?? beginning(title))}`,
            long: [letter, outlet, title].flatMap((part) => (part === null ? [] : [isolated(part)])).join(' · '),
            outlet,
            title,
            date: date === null ? null : dates.published(date),
          },
        ]
      }),
    )
    const unknown: ColumnName = { siglum: '?', short: '?', long: '?', outlet: null, title: '?', date: null }
    return { headOf: (article) => known.get(article) ?? unknown }
  }, [columns, members, t, dates])
}
