import type { FurnitureGroupId } from '../../../main/contract/furniture.ts'
import { useCall, useErrorText } from '../../app/api.ts'
import { useView } from '../../app/view-store.ts'
import { useDates } from '../../i18n/dates.ts'
import { useT } from '../../i18n/use-t.ts'
import { Spinner } from '../../ui/spinner.tsx'
import styles from './furniture.module.css'

/** Articles in the preview; the counts are of all. */
const most = 100

interface LinesPreviewProps {
  readonly group: FurnitureGroupId
  readonly lines: readonly string[]
}

/** What would be set aside, article by article. */
export function LinesPreview({ group, lines }: LinesPreviewProps) {
  const t = useT()
  const dates = useDates()
  const errorText = useErrorText()
  const openArticle = useView((view) => view.openArticle)
  const { data, error } = useCall('furniture.preview', { group, lines: [...lines], limit: most }, { keep: true })
  return (
    <section aria-label={t('furniture.preview')} className={styles.preview} tabIndex={0}>
      <h3 className={styles.sectionTitle}>
        <span role="status">
          {data === undefined
            ? t('furniture.preview')
            : t('furniture.previewCount', { lines: data.lines, articles: data.articles })}
        </span>
      </h3>
      {data === undefined &&
        (error === null ? <Spinner label={t('furniture.counting')} /> : <p role="alert">{errorText(error)}</p>)}
      {data !== undefined && data.articles === 0 && <p className={styles.nothing}>{t('furniture.previewNone')}</p>}
      <ul>
        {data?.shown.map((article) => (
          <li key={article.article} className={styles.affected}>
            <button type="button" onClick={() => openArticle(article.article)}>
              <bdi>{article.title}</bdi>
            </button>
            {article.date !== null && <span className={styles.meta}>{dates.published(article.date)}</span>}
            <ul>
              {article.lines.map((line) => (
                <li key={line.start} dir="auto" className={styles.gone}>
                  {line.text}
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
      {data !== undefined && data.articles > data.shown.length && (
        <p className={styles.nothing}>{t('furniture.previewMore', { count: data.articles - data.shown.length })}</p>
      )}
    </section>
  )
}
