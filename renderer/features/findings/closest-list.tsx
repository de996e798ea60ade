import { Link2, SquareArrowOutUpRight } from 'lucide-react'
import type { Passage } from '../../../main/contract/comparison.ts'
import { useCall, useErrorText } from '../../app/api.ts'
import { shownWords } from '../../article/diff-text.tsx'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import type { SetPageProps } from '../compare/set-page.ts'
import type { ColumnName } from '../compare/use-column-names.ts'
import { SharedWords } from './shared-words.tsx'
import styles from './findings.module.css'

interface ClosestListProps extends Pick<SetPageProps, 'set' | 'columns' | 'members' | 'onShow'> {
  readonly passage: Passage
  /** All articles that have it. */
  readonly heldBy: readonly Omit<Passage, 'text'>[]
  /** The articles whose sentences are offered. */
  readonly of: readonly string[]
  readonly headOf: (article: string) => ColumnName
  /** Says that a sentence makes the same statement; null in a frozen set. */
  readonly onAccept: ((wording: Passage) => void) | null
}

/** The sentences of other articles that are closest to a passage: offered with score and shared words, never asserted. */
export function ClosestList({
  set,
  columns,
  members,
  passage,
  heldBy,
  of,
  headOf,
  onAccept,
  onShow,
}: ClosestListProps) {
  const t = useT()
  const errorText = useErrorText()
  const { article, start, end } = passage
  const { data, error } = useCall('compare.closest', {
    articles: [...columns],
    passage: { article, start, end },
    also: heldBy.filter((place) => place.article !== article).map((place) => ({ ...place })),
    minWords: set.minWords,
    layers: [...set.layers],
    set: set.id,
  })
  if (error !== null && data === undefined) return <p role="alert">{errorText(error)}</p>
  if (data === undefined) return <Spinner label={t('findings.closest.looking')} />
  return (
    <div className={styles.closest}>
      <p className={styles.faint}>{t('findings.closest')}</p>
      <ul>
        {data
          .filter((each) => of.includes(each.article))
          .map((each) => (
            <li key={each.article} className={styles.closestOf}>
              <span className={styles.siglum} title={headOf(each.article).long}>
                {headOf(each.article).siglum}
              </span>
              {each.sentences.length === 0 && <p className={styles.faint}>{t('findings.closest.none')}</p>}
              <ol>
                {each.sentences.map(({ passage: wording, score, words }) => (
                  <li key={wording.start} className={styles.wording}>
                    <span className={styles.score} title={t('findings.score.meaning')}>
                      {t('findings.score', { percent: Math.round(score * 100) })}
                    </span>
                    <p dir="auto">
                      <SharedWords
                        text={shownWords(
                          wording.text,
                          wording.start,
                          members.get(wording.article)?.article?.markup ?? [],
                        )}
                        words={words}
                      />
                    </p>
                    <span className={styles.wordingActions}>
                      <Button size="s" tone="quiet" onPress={() => onShow(wording)}>
                        <SquareArrowOutUpRight size={13} aria-hidden />
                        {t('findings.show')}
                      </Button>
                      {onAccept !== null && (
                        <Button size="s" tone="quiet" onPress={() => onAccept(wording)}>
                          <Link2 size={13} aria-hidden />
                          {t('findings.accept')}
                        </Button>
                      )}
                    </span>
                  </li>
                ))}
              </ol>
            </li>
          ))}
      </ul>
    </div>
  )
}
