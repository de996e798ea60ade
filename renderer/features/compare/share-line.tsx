import type { Comparison } from '../../../main/contract/comparison.ts'
import { useT } from '../../i18n/use-t.ts'
import { sharePercent } from '../../article/share-percent.ts'
import styles from './column-head.module.css'

interface ShareLineProps {
  readonly id: string
  readonly comparison: Comparison | undefined
  readonly waiting: boolean
}

/** How much of an article stands in others of the set: as a sentence, and as a bar for the eye. */
export function ShareLine({ id, comparison, waiting }: ShareLineProps) {
  const t = useT()
  const own = comparison?.articles.find((article) => article.id === id)
  if (own === undefined) return <p className={styles.share}>{waiting ? t('compare.comparing') : ' '}</p>
  const rows = comparison?.rows.filter(({ cells }) => isAligned(cells, id)).length ?? 0
  if (own.sharedWords === 0 && rows > 0)
    return (
      <p className={styles.share} title={t('compare.share.meaning')}>
        {t('compare.share.alike', { rows })}
      </p>
    )
  if (own.sharedWords === 0)
    return (
      <p className={styles.share} title={t('compare.share.meaning')}>
        {t('compare.share.none')}
      </p>
    )
  const { shared, elsewhere } = sharePercent(own.sharedShare)
  return (
    <div className={styles.share}>
      <p>
        {own.textShare === 1 && own.sharedShare < 1
          ? t('compare.share.headline')
          : t('compare.share', { shared, elsewhere })}
      </p>
      <div className={styles.bar} aria-hidden>
        <span style={{ inlineSize: `${own.sharedShare * 100}%` }} />
      </div>
    </div>
  )
}

/** The row has a passage of the article, and one of another. */
const isAligned = (cells: Comparison['rows'][number]['cells'], id: string): boolean =>
  cells.some((cell) => cell?.article === id) && cells.filter((cell) => cell !== null).length > 1
