import { memo } from 'react'
import type { MarkedLine } from '../../../main/contract/concordance.ts'
import { useDates } from '../../i18n/dates.ts'
import { useT } from '../../i18n/use-t.ts'
import { directionOf } from '../../article/direction-of.ts'
import { fittingEnd, fittingStart, stretches, type Measure, type Span } from './fit-words.ts'
import styles from './concordance.module.css'

/** The height of a line in CSS pixels: all are as high, so that the place of each is known. */
export const rowHeight = 28

/** How much wider words are in the hit's weight than as they are measured, at most. */
export const boldness = 1.12

/** How the width of a line is shared out, in CSS pixels. */
export interface LineLayout {
  /** Before the hit, and from where the hit begins to the end of the words. */
  readonly before: number
  readonly rest: number
  /** Outlet and date; 0 where there is no room. */
  readonly source: number
  readonly measure: Measure
}

interface WordsProps {
  readonly line: MarkedLine
  readonly layout: LineLayout
  /** Words that the line is sorted by: so many on this side. */
  readonly sortedLeft: number
  readonly sortedRight: number
  readonly sortedMatch: boolean
}

/** The words of a line: the hit begins at the same place in every line, also in one written from right to left. */
export const LineWords = memo(function LineWords({ line, layout, sortedLeft, sortedRight, sortedMatch }: WordsProps) {
  const t = useT()
  const dates = useDates()
  const { measure } = layout
  const match = line.match.replaceAll(/\s+/g, ' ')
  const from = fittingEnd(line.before, layout.before, measure)
  const to = fittingStart(line.after, layout.rest - measure(match) * boldness - 2, measure)
  return (
    <>
      <div dir={directionOf(line.before + match + line.after)} className={styles.words}>
        <span className={styles.before} style={{ inlineSize: layout.before }}>
          {/* What has no room is read to those who listen. */}
          <span className="visually-hidden">{line.before.slice(0, from)}</span>
          <Stretches text={line.before} spans={line.left.slice(0, sortedLeft)} from={from} to={line.before.length} />
        </span>
        <span className={styles.rest}>
          <b className={styles.match} data-sorted={sortedMatch || undefined}>
            {match}
          </b>
          <Stretches text={line.after} spans={line.right.slice(0, sortedRight)} from={0} to={to} />
          <span className="visually-hidden">{line.after.slice(to)}</span>
        </span>
      </div>
      {layout.source > 0 && (
        <span className={styles.source} style={{ inlineSize: layout.source }}>
          <bdi className={styles.outlet}>{line.outlet ?? t('list.noOutlet')}</bdi>
          <span className={styles.date}>{line.date === null ? t('list.noDate') : dates.published(line.date)}</span>
        </span>
      )}
    </>
  )
})

interface StretchesProps {
  readonly text: string
  readonly spans: readonly Span[]
  readonly from: number
  readonly to: number
}

/** Words, those that the line is sorted by underlined. */
function Stretches({ text, spans, from, to }: StretchesProps) {
  return stretches(text, spans, from, to).map((part) =>
    part.marked ? (
      <u key={part.start} className={styles.sorted}>
        {part.text}
      </u>
    ) : (
      part.text
    ),
  )
}
