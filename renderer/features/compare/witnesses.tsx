import { StatusMark } from '../../ui/status-mark.tsx'
import { useT } from '../../i18n/use-t.ts'
import { useColumnNames } from './use-column-names.ts'
import type { Member } from './use-members.ts'
import styles from './witnesses.module.css'

interface WitnessesProps {
  readonly columns: readonly string[]
  readonly members: ReadonlyMap<string, Member>
  /** Says in words how outlet and date are known, where nothing can be pointed at. */
  readonly words?: boolean
}

/** Longer lists are folded. */
const MOST_SHOWN = 12

/** The articles of a set by their sigla, as an edition lists its witnesses: title, outlet, date, and how outlet and date are known. */
export function Witnesses({ columns, members, words = false }: WitnessesProps) {
  const t = useT()
  const names = useColumnNames(columns, members)
  const list = (
    <dl className={styles.witnesses} aria-label={t('compare.witnesses')}>
      {columns.map((id) => {
        const { siglum, title, outlet, date } = names.headOf(id)
        const article = members.get(id)?.article
        return (
          <div key={id} className={styles.witness}>
            <dt className={styles.siglum}>{siglum}</dt>
            <dd>
              <bdi className={styles.title}>{title}</bdi>{' '}
              <span className={styles.facts}>
                <bdi>{outlet ?? t('compare.outlet.unknown')}</bdi>
                {outlet !== null && article !== undefined && <StatusMark status={article.outlet.status} word={words} />}
                <span>{date ?? t('compare.date.unknown')}</span>
                {date !== null && article !== undefined && <StatusMark status={article.date.status} word={words} />}
              </span>
            </dd>
          </div>
        )
      })}
    </dl>
  )
  if (words || columns.length <= MOST_SHOWN) return list
  return (
    <details className={styles.folded}>
      <summary>{t('compare.witnesses.many', { articles: columns.length })}</summary>
      {list}
    </details>
  )
}
