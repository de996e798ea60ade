import { CircleCheck } from 'lucide-react'
import { useId, useRef, useState, type KeyboardEvent } from 'react'
import { reviewAnswerSchema, type ReviewAnswer, type ReviewPair } from '../../../main/contract/desk.ts'
import { useAction, useCall } from '../../app/api.ts'
import { toast } from '../../app/toasts.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { PairTexts } from './pair-texts.tsx'
import styles from './review.module.css'

/** Pairs that are shown at once; answering them brings the next. */
const most = 200
const answers = reviewAnswerSchema.options

const keyOf = (pair: ReviewPair): string => `${pair.article}-${pair.other}`

/** Pairs of articles that share text: what is each to the other? The answer is remembered for the pair. */
export function ReviewQueue() {
  const t = useT()
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const [answered, setAnswered] = useState(false)
  const [chosen, setChosen] = useState<string | null>(null)
  const answer = useAction('review.answer')
  const page = useCall('review.list', { answered, offset: 0, limit: most }, { keep: true }).data
  if (page === undefined) return <Spinner label={t('ui.loading')} />

  const { pairs } = page
  const found = pairs.findIndex((pair) => keyOf(pair) === chosen)
  const at = Math.max(found, 0)
  const pair = pairs[at]

  const give = async (to: ReviewPair, value: ReviewAnswer | null): Promise<void> => {
    // The next one takes the place of a pair that leaves the list.
    const next = pairs[at + 1] ?? pairs[at - 1]
    if (answered === (value === null)) setChosen(next === undefined ? null : keyOf(next))
    await answer({ article: to.article, other: to.other, answer: value })
    toast({
      tone: 'success',
      text: value === null ? t('review.reopened') : t('review.remembered', { answer: t(`review.answer.${value}`) }),
      command: 'history.undo',
    })
  }

  const go = (to: number): void => {
    const target = pairs[Math.min(Math.max(to, 0), pairs.length - 1)]
    if (target === undefined) return
    setChosen(keyOf(target))
    list.current?.querySelector(`[data-key="${keyOf(target)}"]`)?.scrollIntoView({ block: 'nearest' })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || pair === undefined) return
    const value = answers[Number(event.key) - 1]
    const inTexts = !(event.target instanceof Node) || !list.current?.contains(event.target)
    if (value !== undefined) void give(pair, value)
    else if (inTexts) return
    else if (event.key === 'ArrowDown') go(at + 1)
    else if (event.key === 'ArrowUp') go(at - 1)
    else if (event.key === 'Home') go(0)
    else if (event.key === 'End') go(pairs.length - 1)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <section className={styles.section} aria-labelledby={`${id}-heading`}>
      <div role="presentation" className={styles.queue} onKeyDown={onKeyDown}>
        <header className={styles.head}>
          <h2 id={`${id}-heading`} className={styles.heading}>
            {t('review.title')}
          </h2>
          <span role="status" className={styles.count}>
            {t(answered ? 'review.countAll' : 'review.count', { count: page.total })}
          </span>
          <Checkbox isSelected={answered} onChange={setAnswered}>
            {t('review.showAnswered')}
          </Checkbox>
        </header>
        {pair === undefined ? (
          <EmptyState icon={CircleCheck} title={t(answered ? 'review.none.title' : 'review.empty.title')}>
            {t(answered ? 'review.none.text' : 'review.empty.text')}
          </EmptyState>
        ) : (
          <div className={styles.body}>
            <div
              ref={list}
              role="listbox"
              tabIndex={0}
              aria-label={t('review.pairs')}
              aria-activedescendant={`${id}-${keyOf(pair)}`}
              className={styles.pairs}
            >
              {pairs.map((each, place) => (
                <div
                  key={keyOf(each)}
                  id={`${id}-${keyOf(each)}`}
                  role="option"
                  tabIndex={-1}
                  data-key={keyOf(each)}
                  aria-selected={place === at}
                  aria-setsize={page.total}
                  aria-posinset={place + 1}
                  className={styles.pair}
                  onClick={() => setChosen(keyOf(each))}
                  onKeyDown={undefined}
                >
                  <bdi className={styles.pairTitle}>{each.articleTitle}</bdi>
                  <bdi className={styles.pairTitle}>{each.otherTitle}</bdi>
                  <span className={styles.pairMeta}>
                    {each.identity === 'body'
                      ? t('review.sameBody')
                      : t('review.containment', { share: each.containment })}
                    {each.answer !== null && <strong> · {t(`review.answer.${each.answer}`)}</strong>}
                  </span>
                </div>
              ))}
            </div>
            <div className={styles.detail}>
              <div role="toolbar" aria-label={t('review.question')} className={styles.answers}>
                <span className={styles.question}>{t('review.question')}</span>
                {answers.map((value, place) => (
                  <Button
                    key={value}
                    tone={pair.answer === value ? 'primary' : 'plain'}
                    aria-pressed={pair.answer === value}
                    onPress={() => void give(pair, value)}
                  >
                    {t(`review.answer.${value}`)}
                    <Kbd keys={String(place + 1)} />
                  </Button>
                ))}
                {pair.answer !== null && (
                  <Button tone="quiet" onPress={() => void give(pair, null)}>
                    {t('review.reopen')}
                  </Button>
                )}
              </div>
              <PairTexts key={keyOf(pair)} pair={pair} />
            </div>
          </div>
        )}
      </div>
    </section>
  )
}
