import type { Comparison } from '../../../main/contract/comparison.ts'
import { articleLabel } from '../../article/article-label.ts'
import { useT } from '../../i18n/use-t.ts'
import { sharePercent } from '../../article/share-percent.ts'
import { siglum } from './columns.ts'
import type { Member } from './use-members.ts'
import styles from './side-panel.module.css'

interface SimilarityTableProps {
  readonly columns: readonly string[]
  readonly members: ReadonlyMap<string, Member>
  readonly comparison: Comparison
}

/** How much of each article stands in each other one: read along the row. The two directions differ, as lengths do. */
export function SimilarityTable({ columns, members, comparison }: SimilarityTableProps) {
  const t = useT()
  const order = columns
    .map((id) => comparison.articles.findIndex((article) => article.id === id))
    .filter((index) => index !== -1)
  const letterOf = (index: number): string => siglum(columns.indexOf(comparison.articles[index]!.id))
  const kinds = (kind: string): number => comparison.shared.filter((shared) => shared.kind === kind).length
  return (
    <>
      <p className={styles.sentence}>
        {comparison.shared.length === 0
          ? t('compare.summary.nothing')
          : t('compare.summary.passages', {
              passages: comparison.shared.length,
              verbatim: kinds('verbatim'),
              edited: kinds('light-edit'),
            })}
      </p>
      <div className={styles.wide}>
        <table className={styles.matrix}>
          <caption>{t('compare.matrix')}</caption>
          <thead>
            <tr>
              <th scope="col">
                <span className="visually-hidden">{t('compare.matrix.article')}</span>
              </th>
              {order.map((column) => (
                <th key={column} scope="col">
                  {letterOf(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {order.map((row) => (
              <tr key={row}>
                <th scope="row">{letterOf(row)}</th>
                {order.map((column) => {
                  const share = comparison.matrix[row]?.[column] ?? 0
                  if (row === column) {
                    return (
                      <td key={column} className={styles.self}>
                        –
                      </td>
                    )
                  }
                  return (
                    <td key={column} className={share > 0 ? styles.some : undefined}>
                      {share > 0 && (
                        <span className={styles.depth} style={{ opacity: 0.08 + share * 0.47 }} aria-hidden />
                      )}
                      <span className={styles.value}>
                        {t('compare.percent', { percent: sharePercent(share).shared })}
                      </span>
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <dl className={styles.sigla}>
        {columns.map((id, index) => {
          const article = members.get(id)?.article
          return (
            <div key={id}>
              <dt>{siglum(index)}</dt>
              <dd dir="auto">
                {article !== undefined && articleLabel(article.title.value, article.body || article.text, t)}
                {article !== undefined && article.outlet.value !== null && (
                  <span className={styles.faint}> {article.outlet.value}</span>
                )}
              </dd>
            </div>
          )
        })}
      </dl>
      <p className={styles.faint}>{t('compare.summary.words')}</p>
    </>
  )
}
