import { useMemo } from 'react'
import type { ArticleDetail } from '../../../main/contract/article.ts'
import type { Comparison } from '../../../main/contract/comparison.ts'
import type { ReviewPair } from '../../../main/contract/desk.ts'
import { useCall } from '../../app/api.ts'
import { useView } from '../../app/view-store.ts'
import { useDates } from '../../i18n/dates.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { StatusMark } from '../../ui/status-mark.tsx'
import { differingParagraphs } from './differing.ts'
import styles from './review.module.css'

/** Shorter runs than a comparison shows by default: here even small agreements tell two versions from two stories. Words. */
const minWords = 4

interface TextProps {
  readonly article: ArticleDetail
  readonly comparison: Comparison | undefined
}

function Text({ article, comparison }: TextProps) {
  const t = useT()
  const dates = useDates()
  const openArticle = useView((view) => view.openArticle)
  const paragraphs = useMemo(() => differingParagraphs(article, comparison?.shared ?? []), [article, comparison])
  const share = comparison?.articles.find(({ id }) => id === article.id)?.sharedShare
  return (
    <article className={styles.text} aria-label={article.title.value ?? t('review.untitled')}>
      <h3 className={styles.textTitle} dir="auto">
        {article.title.value ?? t('review.untitled')}
      </h3>
      <p className={styles.meta}>
        <bdi>{article.outlet.value ?? t('list.noOutlet')}</bdi> <StatusMark status={article.outlet.status} />
        {' · '}
        {article.date.value === null ? t('list.noDate') : dates.published(article.date.value)}{' '}
        <StatusMark status={article.date.status} />
        {' · '}
        {t('list.words', { count: article.words })}
      </p>
      <p className={styles.meta}>
        {share === undefined ? t('review.comparing') : t('review.share', { share })}{' '}
        <Button size="s" tone="quiet" onPress={() => openArticle(article.id)}>
          {t('review.read')}
        </Button>
      </p>
      <div className={styles.words}>
        {paragraphs.map((stretches, at) => (
          <p key={at} dir="auto">
            {stretches.map((stretch, place) =>
              stretch.differs && comparison !== undefined ? (
                <span key={place} className={styles.differs}>
                  {stretch.text}
                </span>
              ) : (
                stretch.text
              ),
            )}
          </p>
        ))}
      </div>
    </article>
  )
}

/** The two articles of a pair side by side; what stands in one alone is underlined. */
export function PairTexts({ pair }: { readonly pair: ReviewPair }) {
  const t = useT()
  const first = useCall('article.get', { id: pair.article }).data
  const second = useCall('article.get', { id: pair.other }).data
  const comparison = useCall('compare.run', { articles: [pair.article, pair.other], minWords }).data
  if (first === undefined || second === undefined) return <Spinner label={t('ui.loading')} />
  return (
    <>
      <p className={styles.legend}>
        <span className={styles.differs}>{t('review.legend')}</span> {t('review.legend.rest')}
      </p>
      <div className={styles.texts} role="region" aria-label={t('review.texts')} tabIndex={0}>
        <Text article={first} comparison={comparison} />
        <Text article={second} comparison={comparison} />
      </div>
    </>
  )
}
