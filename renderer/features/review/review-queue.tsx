import { CircleCheck } from 'lucide-react'
import { useCallback, useId, useState } from 'react'
import { reviewAnswerSchema, type ReviewAnswer, type ReviewPair } from '../../../main/contract/desk.ts'
import type { ReviewFilter } from '../../../main/contract/review.ts'
import { useAction, useCall, useErrorText } from '../../app/api.ts'
import { useCommand } from '../../app/commands.ts'
import { toast } from '../../app/toasts.ts'
import { usePaged } from '../../app/use-paged.ts'
import { ArticleDiffView } from '../../article/article-diff.tsx'
import { TextDiffLegend } from '../../article/text-diff.tsx'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { PairList } from './pair-list.tsx'
import { cursorOnly, firstSelected, pairKey, selectedCount, type PairSelection } from './pair-selection.ts'
import { ReviewFilters } from './review-filters.tsx'
import styles from './review.module.css'

const answers = reviewAnswerSchema.options

/** Pairs of articles that share text: what is each to the other? The answer is remembered for the pair. */
export function ReviewQueue() {
  const t = useT()
  const id = useId()
  const errorText = useErrorText()
  const [answered, setAnswered] = useState(false)
  const [filter, setFilter] = useState<ReviewFilter>({})
  const [cursor, setCursor] = useState(0)
  const [selection, setSelection] = useState<PairSelection>(cursorOnly)
  const [changesOnly, setChangesOnly] = useState(true)
  const [[first, last], setRange] = useState<readonly [number, number]>([0, 0])
  /** Answered, and about to leave the list: a key that repeats must not answer it again. */
  const [leaving, setLeaving] = useState<string | null>(null)
  const answer = useAction('review.answer')
  const answerMany = useAction('review.answerMany')
  const list = usePaged('review.list', { answered, filter }, Math.min(first, cursor), Math.max(last, cursor))
  const facets = useCall('review.facets', { answered, filter }, { keep: true }).data
  const onRange = useCallback((from: number, to: number) => setRange([from, to]), [])

  const total = list.total ?? 0
  const at = Math.min(cursor, Math.max(total - 1, 0))
  const pair = list.itemAt(at)
  const many = selectedCount(selection, total)
  // It has left; should undo bring it back, it can be answered again.
  if (leaving !== null && (list.total === 0 || (pair !== undefined && pairKey(pair) !== leaving))) setLeaving(null)

  const view = (next: { readonly answered?: boolean; readonly filter?: ReviewFilter }): void => {
    if (next.answered !== undefined) setAnswered(next.answered)
    if (next.filter !== undefined) setFilter(next.filter)
    setCursor(0)
    setSelection(cursorOnly)
    setLeaving(null)
  }
  const told = (changed: number, value: ReviewAnswer | null): void => {
    const text =
      value === null
        ? t('review.reopened', { count: changed })
        : t('review.remembered', { count: changed, answer: t(`review.answer.${value}`) })
    toast({ tone: 'success', text, command: 'history.undo' })
  }
  const giveAll = async (value: ReviewAnswer | null): Promise<void> => {
    const { changed } = await answerMany({ filter, answered, answer: value })
    setSelection(cursorOnly)
    setCursor(0)
    told(changed, value)
  }
  const give = async (value: ReviewAnswer | null): Promise<void> => {
    if (selection.kind === 'all') return giveAll(value)
    if (selection.kind === 'some') {
      const { changed } = await answerMany({ pairs: [...selection.pairs.values()], answered, answer: value })
      setSelection(cursorOnly)
      // What is left goes on where the selection began.
      if (answered === (value === null)) setCursor(firstSelected(selection, total, list.itemAt))
      told(changed, value)
      return
    }
    if (pair === undefined || pairKey(pair) === leaving || (value === null && pair.answer === null)) return
    // The next one takes the place of a pair that leaves the list.
    if (answered === (value === null)) setLeaving(pairKey(pair))
    await answer({ article: pair.article, other: pair.other, answer: value })
    told(1, value)
  }

  useCommand('review.same', () => void give('same'))
  useCommand('review.version', () => void give('version'))
  useCommand('review.shares', () => void give('shares'))
  useCommand('review.unrelated', () => void give('unrelated'))
  useCommand('review.reopen', () => void give(null), answered || (pair?.answer ?? null) !== null)
  useCommand('selection.all', () => setSelection({ kind: 'all' }), total > 0)

  return (
    <section className={styles.section} aria-labelledby={`${id}-heading`}>
      <header className={styles.head}>
        <h2 id={`${id}-heading`} className={styles.heading}>
          {t('review.title')}
        </h2>
        <span role="status" className={styles.count}>
          {list.total !== undefined && t(answered ? 'review.countAll' : 'review.count', { count: total })}
        </span>
        <Checkbox isSelected={answered} onChange={(on) => view({ answered: on, filter: {} })}>
          {t('review.showAnswered')}
        </Checkbox>
      </header>
      {(total > 0 || Object.keys(filter).length > 0) && (
        <ReviewFilters
          filter={filter}
          facets={facets}
          total={total}
          answered={answered}
          onFilter={(next) => view({ filter: next })}
          onAnswerAll={(value) => void giveAll(value)}
        />
      )}
      {list.error !== null && list.total === undefined ? (
        <EmptyState title={t('review.error')} actions={<Button onPress={list.retry}>{t('reader.again')}</Button>}>
          {errorText(list.error)}
        </EmptyState>
      ) : list.total === undefined ? (
        <Spinner label={t('ui.loading')} />
      ) : total === 0 ? (
        <Nothing answered={answered} narrowed={Object.keys(filter).length > 0} onClear={() => view({ filter: {} })} />
      ) : (
        <div className={styles.body}>
          <PairList
            key={JSON.stringify([answered, filter])}
            list={list}
            total={total}
            cursor={at}
            selection={selection}
            onCursor={setCursor}
            onSelect={setSelection}
            onRange={onRange}
          />
          <div className={styles.detail}>
            <div role="toolbar" aria-label={t('review.question')} className={styles.answers}>
              <span className={styles.question}>
                {many > 1 ? t('review.questionMany', { count: many }) : t('review.question')}
              </span>
              {answers.map((value, place) => (
                <Button
                  key={value}
                  tone={many === 1 && pair?.answer === value ? 'primary' : 'plain'}
                  aria-pressed={many === 1 && pair?.answer === value}
                  onPress={() => void give(value)}
                >
                  {t(`review.answer.${value}`)}
                  <Kbd keys={String(place + 1)} />
                </Button>
              ))}
              {(answered || (pair?.answer ?? null) !== null) && (
                <Button tone="quiet" onPress={() => void give(null)}>
                  {t('review.reopen')}
                  <Kbd keys="0" />
                </Button>
              )}
            </div>
            {many > 1 ? (
              <EmptyState icon={CircleCheck} title={t('review.many.title', { count: many })}>
                {t('review.many.text')}
              </EmptyState>
            ) : pair === undefined ? (
              <Spinner label={t('ui.loading')} />
            ) : (
              <PairDetail
                key={pairKey(pair)}
                pair={pair}
                filter={filter}
                changesOnly={changesOnly}
                onChangesOnly={setChangesOnly}
                onFilter={(next) => view({ filter: next })}
              />
            )}
          </div>
        </div>
      )}
    </section>
  )
}

interface PairDetailProps {
  readonly pair: ReviewPair
  readonly filter: ReviewFilter
  readonly changesOnly: boolean
  readonly onChangesOnly: (on: boolean) => void
  readonly onFilter: (filter: ReviewFilter) => void
}

function PairDetail({ pair, filter, changesOnly, onChangesOnly, onFilter }: PairDetailProps) {
  const t = useT()
  const [old, young] = inTime(pair)
  const between = { outlet: pair.articleOutlet ?? '', otherOutlet: pair.otherOutlet ?? '' }
  const named = (outlet: string): string => (outlet === '' ? t('list.noOutlet') : outlet)
  return (
    <>
      <div className={styles.tools}>
        <Checkbox isSelected={changesOnly} onChange={onChangesOnly}>
          {t('diff.changesOnly')}
        </Checkbox>
        <TextDiffLegend />
        <span className={styles.like}>
          {filter.kind === undefined && (
            <Button size="s" tone="quiet" onPress={() => onFilter({ ...filter, kind: pair.identity })}>
              {t(`review.like.${pair.identity}`)}
            </Button>
          )}
          {filter.otherOutlet === undefined && (
            <Button size="s" tone="quiet" onPress={() => onFilter({ ...filter, ...between })}>
              {t('review.like.outlets', { one: named(between.outlet), other: named(between.otherOutlet) })}
            </Button>
          )}
        </span>
      </div>
      <ArticleDiffView old={old} young={young} changesOnly={changesOnly} />
    </>
  )
}

/** The older article first: by the dates where both are known, else by the order in which they were imported. */
function inTime({ article, other, articleDate, otherDate }: ReviewPair): [string, string] {
  return articleDate !== null && otherDate !== null && articleDate < otherDate ? [article, other] : [other, article]
}

interface NothingProps {
  readonly answered: boolean
  readonly narrowed: boolean
  readonly onClear: () => void
}

function Nothing({ answered, narrowed, onClear }: NothingProps) {
  const t = useT()
  if (narrowed) {
    return (
      <EmptyState
        icon={CircleCheck}
        title={t('review.narrowed.title')}
        actions={<Button onPress={onClear}>{t('review.filter.clear')}</Button>}
      />
    )
  }
  return (
    <EmptyState icon={CircleCheck} title={t(answered ? 'review.none.title' : 'review.empty.title')}>
      {t(answered ? 'review.none.text' : 'review.empty.text')}
    </EmptyState>
  )
}
