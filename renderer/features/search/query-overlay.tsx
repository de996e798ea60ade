import { memo, type Ref } from 'react'
import { querySpans } from '../../../main/contract/query-spans.ts'
import styles from './query-overlay.module.css'

/** A query that is longer was pasted, and is not drawn over. */
const LONGEST = 2000

interface OverlayProps {
  readonly ref: Ref<HTMLDivElement>
  readonly text: string
  /** What is asked for beyond it, as the last word may go on. */
  readonly tail: string
}

/**
 * The look of a query's recognised parts, drawn behind the box that it is typed into: washes and lines only, under the box's own
 * words, so that nothing is unreadable should the two ever lie apart. Set in the same type, letter for letter.
 */
export const QueryOverlay = memo(function QueryOverlay({ ref, text, tail }: OverlayProps) {
  const spans = text.length > LONGEST ? [] : querySpans(text)
  return (
    <div ref={ref} dir="auto" aria-hidden className={styles.overlay}>
      {spans.map(({ start, end, kind, negated }, at) => {
        return (
          <span key={start}>
            {text.slice(spans[at - 1]?.end ?? 0, start)}
            <span className={styles[kind]} data-negated={negated || undefined}>
              {text.slice(start, end)}
            </span>
          </span>
        )
      })}
      {text.slice(spans.at(-1)?.end ?? 0)}
      <span className={styles.tail}>{tail}</span>
      {/* Room for the caret at the end, which the box has, too. */}
      <span className={styles.end} />
    </div>
  )
})
