import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { useMemo } from 'react'
import type { Comparison, DiffRun, Passage } from '../../../main/contract/comparison.ts'
import { articleLabel } from '../../article/article-label.ts'
import { useT } from '../../i18n/use-t.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { siglum } from './columns.ts'
import { DiffText, shownWords } from '../../article/diff-text.tsx'
import type { SelectedPassage } from './passages.ts'
import type { Member } from './use-members.ts'
import { sameWords, wordDifferences } from '../../article/word-differences.ts'
import styles from './passage-info.module.css'

interface PassageInfoProps {
  readonly comparison: Comparison
  readonly selected: SelectedPassage
  readonly columns: readonly string[]
  readonly members: ReadonlyMap<string, Member>
  readonly onStep: (direction: 1 | -1) => void
  readonly onGo: (passage: number, article: string) => void
  readonly onClose: () => void
}

interface Variant {
  readonly article: string
  /** Null: no word differs from the clicked occurrence. */
  readonly runs: readonly DiffRun[] | null
  readonly start: number
  readonly missing: number
  readonly occurrences: number
}

/** About the selected passage: in how many articles it stands, and how its words differ from article to article. */
export function PassageInfo({ comparison, selected, columns, members, onStep, onGo, onClose }: PassageInfoProps) {
  const t = useT()
  const shared = comparison.shared[selected.passage]
  const clicked = shared?.occurrences.find((one) => one.article === selected.article)
  const variants = useMemo(
    () => (shared === undefined || clicked === undefined ? [] : variantsOf(shared.occurrences, clicked, columns)),
    [shared, clicked, columns],
  )
  // The comparison may still have an article that the set has no more.
  if (shared === undefined || clicked === undefined || !columns.includes(clicked.article)) return null
  const letter = (article: string): string => siglum(columns.indexOf(article))
  const markup = (article: string) => members.get(article)?.article?.markup ?? []
  const differing = variants.filter((variant) => variant.runs !== null)
  const place = comparison.shared
    .map((passage, index) => ({ index, here: passage.occurrences.find((one) => one.article === selected.article) }))
    .filter((one) => one.here !== undefined)
    .toSorted((a, b) => a.here!.start - b.here!.start)
  const at = place.findIndex((one) => one.index === selected.passage)

  return (
    <aside className={styles.info} aria-label={t('compare.passage')}>
      <div className={styles.head}>
        <output>
          {t(`compare.passage.${shared.kind}`, { articles: variants.length + 1, of: columns.length })}
          {shared.quoted && ` ${t('compare.passage.quoted')}`}
          <span className={styles.faint}> {t('compare.passage.words', { words: shared.words })}</span>
        </output>
        <span className={styles.steps}>
          <span className={styles.faint}>
            {t('compare.passage.at', { at: at + 1, count: place.length, letter: letter(selected.article) })}
          </span>
          <IconButton
            icon={ChevronUp}
            size="s"
            label={t('compare.passage.previous')}
            shortcut="Shift+N"
            onPress={() => onStep(-1)}
          />
          <IconButton
            icon={ChevronDown}
            size="s"
            label={t('compare.passage.next')}
            shortcut="N"
            onPress={() => onStep(1)}
          />
          <IconButton icon={X} size="s" label={t('compare.passage.clear')} shortcut="Escape" onPress={onClose} />
        </span>
      </div>
      <ul className={styles.variants}>
        <li>
          <span className={styles.letter}>{letter(clicked.article)}</span>
          <p dir="auto">{shownWords(clicked.text, clicked.start, markup(clicked.article))}</p>
        </li>
        {[...variants.filter((variant) => variant.runs === null), ...differing].map((variant) => {
          const article = members.get(variant.article)?.article
          return (
            <li key={variant.article}>
              <button
                type="button"
                className={styles.letterButton}
                title={article === undefined ? undefined : articleLabel(article.title.value, article.body, t)}
                aria-label={t('compare.passage.go', { letter: letter(variant.article) })}
                onClick={() => onGo(selected.passage, variant.article)}
              >
                {letter(variant.article)}
              </button>
              {variant.runs === null ? (
                <p className={styles.faint}>{t('compare.passage.same')}</p>
              ) : (
                <p dir="auto">
                  <DiffText runs={variant.runs} start={variant.start} hidden={markup(variant.article)} />
                  {variant.missing > 0 && (
                    <span className={styles.missing}>
                      {' '}
                      {t('compare.passage.missing', { words: variant.missing, letter: letter(clicked.article) })}
                    </span>
                  )}
                </p>
              )}
              {variant.occurrences > 1 && (
                <span className={styles.faint}>{t('compare.passage.times', { times: variant.occurrences })}</span>
              )}
            </li>
          )
        })}
      </ul>
    </aside>
  )
}

function variantsOf(occurrences: readonly Passage[], clicked: Passage, columns: readonly string[]): Variant[] {
  return columns.flatMap((article): Variant[] => {
    if (article === clicked.article) return []
    const own = occurrences.filter((one) => one.article === article)
    const first = own[0]
    if (first === undefined) return []
    if (sameWords(clicked.text, first.text))
      return [{ article, runs: null, start: first.start, missing: 0, occurrences: own.length }]
    return [{ article, ...wordDifferences(clicked.text, first.text), start: first.start, occurrences: own.length }]
  })
}
