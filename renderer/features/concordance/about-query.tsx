import type { ConcordancePage } from '../../../main/contract/concordance.ts'
import { finishedQuery } from '../../../main/contract/finished-query.ts'
import { useT } from '../../i18n/use-t.ts'
import { wordsOfQuery } from '../../app/words-of-query.ts'
import { currentView } from '../../app/view-store.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import styles from './concordance.module.css'

type About = Pick<
  ConcordancePage,
  'total' | 'articles' | 'ignored' | 'limits' | 'unknown' | 'correctedTo' | 'seeksWords'
>

/** How many hits a query has, and how it was understood. */
export function QueryCount({ about, shown }: { readonly about: About; readonly shown?: number }) {
  const t = useT()
  return (
    <span role="status" className={styles.count}>
      {t('concordance.count', { count: about.total, articles: about.articles })}
      {shown !== undefined && shown < about.total && ` · ${t('concordance.shown', { count: shown })}`}
    </span>
  )
}

/** What has to be said about how a query was understood. */
export function QueryNotes({ about }: { readonly about: About }) {
  const t = useT()
  const notes = [
    ...(about.correctedTo === undefined
      ? []
      : [t('concordance.corrected', { query: wordsOfQuery(about.correctedTo) })]),
    ...(about.ignored.length === 0
      ? []
      : [
          t('list.literal', {
            count: about.ignored.length,
            words: about.ignored.map((part) => `“${part}”`).join(', '),
          }),
        ]),
    ...(about.unknown ?? []).map(({ clause, reason }) => t(`list.unknown.${reason}`, { clause })),
    ...(about.limits ?? []).map(({ limit, ...cut }) => t(`list.limit.${limit}`, cut)),
  ]
  return notes.map((note) => (
    <p key={note} className={styles.note}>
      {note}
    </p>
  ))
}

/** No hits: why, and what to try. A last word that is not being typed any more may be meant to go on. */
export function NoHits({ about }: { readonly about: About }) {
  const t = useT()
  const { query, open } = currentView()
  const typed = query.trimEnd()
  const longer = finishedQuery(typed)
  const isWord = !open && longer === `${typed}*`
  if (!about.seeksWords)
    return <EmptyState title={t('concordance.noWords.title')}>{t('concordance.noWords.text')}</EmptyState>
  return (
    <EmptyState
      title={t('concordance.empty.title')}
      actions={
        isWord && (
          <Button onPress={() => currentView().setQuery(longer)}>
            {t('concordance.empty.longer', { query: longer })}
          </Button>
        )
      }
    >
      {t('concordance.empty.text')}
    </EmptyState>
  )
}
