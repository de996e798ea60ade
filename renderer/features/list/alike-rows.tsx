import { ChevronRight } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import type { ArticleId } from '../../../main/contract/article.ts'
import type { ListQuery } from '../../../main/contract/methods.ts'
import { useCall } from '../../app/api.ts'
import { useView } from '../../app/view-store.ts'
import { useDates } from '../../i18n/dates.ts'
import { useT } from '../../i18n/use-t.ts'
import type { ListRow } from './use-list-window.ts'
import styles from './article-list.module.css'

interface AlikeProps {
  readonly row: ListRow
  /** How many others have its text. */
  readonly count: number
  readonly query: ListQuery
  readonly open: boolean
  readonly onOpen: (article: ArticleId, open: boolean) => void
}

/** "and 4 more with the same text", and below it, when it is open, which these are. */
export function AlikeRows({ row, count, query, open, onOpen }: AlikeProps) {
  const t = useT()
  return (
    // A press in here is no press on the row.
    <div className={styles.alike} role="presentation" onMouseDown={(event) => event.stopPropagation()}>
      <button
        type="button"
        tabIndex={-1}
        className={styles.alikeMore}
        aria-expanded={open}
        onClick={(event) => {
          event.stopPropagation()
          onOpen(row.id, !open)
        }}
      >
        <ChevronRight size={12} aria-hidden strokeWidth={2.25} />
        {t('list.alike', { count })}
      </button>
      {open && <AlikeList article={row.id} query={query} onFold={() => onOpen(row.id, false)} />}
    </div>
  )
}

interface ListProps {
  readonly article: ArticleId
  readonly query: ListQuery
  readonly onFold: () => void
}

function AlikeList({ article, query, onFold }: ListProps) {
  const t = useT()
  const { published } = useDates()
  const focused = useView((view) => view.focused)
  const readArticle = useView((view) => view.readArticle)
  const { data } = useCall('article.alike', {
    id: article,
    query: query.query,
    bin: query.bin,
    ...(query.correct === undefined ? {} : { correct: query.correct }),
  })
  if (data === undefined) return <p className={styles.alikeNote}>{t('list.alike.waiting')}</p>

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const buttons = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-alike]')]
    const at = buttons.indexOf(event.target as HTMLElement)
    const grid = event.currentTarget.closest<HTMLElement>('[role="grid"]')
    if (event.key === 'ArrowDown') buttons[at + 1]?.focus()
    else if (event.key === 'ArrowUp' && at > 0) buttons[at - 1]?.focus()
    else if (event.key === 'Escape' || event.key === 'ArrowUp') grid?.focus()
    else if (event.key === 'ArrowLeft') {
      onFold()
      grid?.focus()
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  const rest = data.total - data.rows.length
  return (
    <div role="presentation" onKeyDown={onKeyDown}>
      <ul aria-label={t('list.alike.label')}>
        {data.rows.map((other) => (
          <li key={other.id}>
            <button
              type="button"
              data-alike
              tabIndex={-1}
              aria-current={focused === other.id || undefined}
              className={styles.alikeRow}
              onClick={(event) => {
                event.stopPropagation()
                readArticle(other.id)
              }}
            >
              <bdi className={styles.alikeTitle}>{other.title ?? `“${other.opening}”`}</bdi>
              <span className={styles.alikeFacts}>
                <bdi>{other.outlet ?? t('list.noOutlet')}</bdi>
                {' · '}
                {other.date === null ? t('list.noDate') : published(other.date)}
              </span>
            </button>
          </li>
        ))}
        {rest > 0 && <li className={styles.alikeNote}>{t('list.alike.more', { count: rest })}</li>}
      </ul>
    </div>
  )
}
