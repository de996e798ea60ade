import { Link2, Lock } from 'lucide-react'
import { memo, useMemo, type CSSProperties } from 'react'
import { useT } from '../../i18n/use-t.ts'
import { CellWords, type CellMark } from './cell-words.tsx'
import { siglum } from './columns.ts'
import type { ConnectorPart, Crossing } from './crossings.ts'
import type { PassageMark } from './passages.ts'
import type { Row, ShownRow } from './shown-rows.ts'
import styles from './aligned-rows.module.css'

/** How a column takes part in the crossings of its article. */
export interface ColumnCrossings {
  /** Crossings of this column's cells, by the row of the cell. */
  readonly from: ReadonlyMap<number, Crossing>
  /** Crossings that end at a row of this column. */
  readonly to: ReadonlyMap<number, readonly Crossing[]>
  readonly parts: ReadonlyMap<number, readonly ConnectorPart[]>
  /** Connectors that run side by side. */
  readonly lanes: number
}

interface AlignedRowProps {
  readonly shown: ShownRow
  /** The row's place among those on screen. */
  readonly index: number
  readonly columns: readonly string[]
  readonly all: readonly string[]
  readonly crossings: readonly ColumnCrossings[]
  readonly differences: boolean
  readonly marks: ReadonlyMap<string, readonly PassageMark[]> | undefined
  readonly hidden: (article: string) => readonly (readonly [number, number])[]
  /** The column of the cell that has or would get the focus, when it is in this row. */
  readonly stop: number | null
  /** The column of the chosen cell, when it is in this row. */
  readonly current: number | null
  /** The column of the passage that is being linked, when it is in this row. */
  readonly picked: number | null
}

/** One row: its number with what was decided by hand, and a cell a column. Clicks and keys are the table's. */
export const AlignedRow = memo(function AlignedRow({
  shown,
  index,
  columns,
  all,
  crossings,
  differences,
  ...props
}: AlignedRowProps) {
  const t = useT()
  const { row, cells } = shown
  const lead = cells.findIndex((cell) => cell !== null)
  const lemmas = useMemo(() => (differences ? lemmaMarks(row, columns) : []), [differences, row, columns])
  const byHand = row.locked === true ? 'locked' : row.linked === undefined ? null : 'linked'
  return (
    <tr
      aria-rowindex={index + 2}
      className={styles.row}
      data-row={index}
      data-by-hand={byHand ?? undefined}
      data-current={props.current === null ? undefined : true}
    >
      <th scope="row" className={styles.number}>
        <button type="button" tabIndex={-1} className={styles.show} data-show={index} title={t('compare.row.show')}>
          <span className="visually-hidden">{t('compare.row')} </span>
          {index + 1}
          <span className="visually-hidden">: {t('compare.row.show')}</span>
        </button>
        {byHand !== null && (
          <span className={styles.byHand} title={t(`compare.row.is.${byHand}`)}>
            {byHand === 'locked' ? <Lock size={13} aria-hidden /> : <Link2 size={13} aria-hidden />}
            <span className="visually-hidden">{t(`compare.row.is.${byHand}`)}</span>
          </span>
        )}
      </th>
      {cells.map((cell, at) => {
        const article = columns[at]!
        const crossing = crossings[at]!
        const own = crossing.from.get(index)
        const letter = siglum(all.indexOf(article))
        const arriving = crossing.to.get(index) ?? []
        const arrivals = (edge: 'top' | 'bottom') =>
          arriving
            .filter(({ end }) => end.edge === edge)
            .map((one) => (
              <button key={one.row} type="button" tabIndex={-1} className={styles.arrival} data-go={`${one.row} ${at}`}>
                {t('compare.row.arrival', { letter, row: one.row + 1 })}
              </button>
            ))
        return (
          <td
            key={article}
            className={styles.cell}
            data-cell={`${index} ${at}`}
            data-linked={row.linked?.includes(article) === true || undefined}
            data-picked={props.picked === at || undefined}
            aria-selected={props.current === at}
            tabIndex={props.stop === at ? 0 : -1}
            style={crossing.lanes === 0 ? undefined : ({ '--lanes': crossing.lanes } as CSSProperties)}
          >
            {crossing.parts.get(index)?.map(({ lane, part }) => (
              <span
                key={`${lane} ${part}`}
                aria-hidden
                className={styles.connector}
                data-part={part}
                style={{ '--lane': lane } as CSSProperties}
              />
            ))}
            {arrivals('top')}
            {own !== undefined && (
              <button type="button" tabIndex={-1} className={styles.crossing} data-go={`${own.end.row} ${at}`}>
                {t(crossingMessage(own), { letter, after: (own.after ?? 0) + 1, before: (own.before ?? 0) + 1 })}
              </button>
            )}
            {cell === null ? (
              <span className={styles.none} title={t('compare.row.none')}>
                <span aria-hidden>—</span>
                <span className="visually-hidden">{t('compare.row.none')}</span>
              </span>
            ) : (
              <p className={styles.words} dir="auto">
                <CellWords
                  passage={cell}
                  // Where the base has nothing, the first article that has the passage stands in for it.
                  against={differences ? (cells.slice(0, at).find((one) => one !== null) ?? null) : null}
                  marks={differences ? (at === lead ? lemmas : []) : (props.marks?.get(cell.article) ?? [])}
                  hidden={props.hidden(cell.article)}
                />
              </p>
            )}
            {arrivals('bottom')}
          </td>
        )
      })}
    </tr>
  )
})

/** The message that says where a crossing cell stands. */
export function crossingMessage({ after, before }: Crossing): string {
  if (after === null) return 'compare.row.crossing.first'
  return before === null ? 'compare.row.crossing.last' : 'compare.row.crossing.between'
}

/** The words of a row's first cell that another column on screen has otherwise, or has nothing in place of. */
function lemmaMarks({ apparatus, cells }: Row, columns: readonly string[]): CellMark[] {
  // On a narrow screen the apparatus may be against an article that is not there.
  const first = cells.find((cell) => cell !== null)
  if (apparatus === undefined || !columns.includes(first?.article ?? '')) return []
  return apparatus.flatMap(({ start, end, readings }) =>
    readings.some(({ witnesses }) => witnesses.some(({ article }) => columns.includes(article)))
      ? [{ start, end, type: 'lemma' as const }]
      : [],
  )
}
