import { useEffect, useMemo, useRef, useState, type CSSProperties, type RefObject } from 'react'
import type { Comparison, Passage } from '../../../main/contract/comparison.ts'
import { segment } from '../../article/runs.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { ColumnHead, type ColumnActions } from './column-head.tsx'
import { siglum } from './columns.ts'
import { DiffLegend, DiffText } from './diff-text.tsx'
import type { PassageMark } from './passages.ts'
import type { LevelTarget } from './use-columns-scroll.ts'
import type { Member } from './use-members.ts'
import { wordDifferences } from './word-differences.ts'
import styles from './aligned-rows.module.css'

interface AlignedRowsProps extends ColumnActions {
  readonly mode: 'aligned' | 'differences'
  /** Leaves out what stands in one of the columns alone. */
  readonly alignedOnly: boolean
  readonly columns: readonly string[]
  readonly all: readonly string[]
  readonly members: ReadonlyMap<string, Member>
  readonly comparison: Comparison | undefined
  readonly marks: ReadonlyMap<string, readonly PassageMark[]> | undefined
  readonly waiting: boolean
  readonly narrow: boolean
  readonly onBeside: (article: string) => void
  readonly onShowAlone: () => void
  readonly onShow: (target: LevelTarget, article: string) => void
}

type Row = Comparison['rows'][number]

/** Aligned passages in rows, one column an article; as they stand, or with their differences from the base. */
export function AlignedRows({
  mode,
  alignedOnly,
  columns,
  all,
  members,
  comparison,
  marks,
  waiting,
  ...props
}: AlignedRowsProps) {
  const t = useT()
  const every = useMemo(() => (comparison === undefined ? [] : shownRows(comparison, columns)), [comparison, columns])
  const rows = useMemo(
    () => (alignedOnly ? every.filter(({ cells }) => cells.filter((cell) => cell !== null).length > 1) : every),
    [every, alignedOnly],
  )
  const alone = every.length - rows.length
  const [drawn, end] = useGrowing(rows.length)
  const hidden = (article: string) => members.get(article)?.article?.markup ?? []
  const show = (row: Row): void => {
    const cells = row.cells.filter((cell) => cell !== null)
    const first = cells[0]
    if (first === undefined) return
    props.onShow({ characters: new Map(cells.map((cell) => [cell.article, cell.start])) }, first.article)
  }
  return (
    <div
      className={styles.scroll}
      data-narrow={props.narrow || undefined}
      // The rows can be scrolled by keyboard even where nothing in them can have the focus.
      tabIndex={0}
    >
      <table
        className={styles.table}
        style={{ '--columns': columns.length } as CSSProperties}
        aria-label={t('compare.rows')}
        aria-rowcount={rows.length + 1}
      >
        <thead className={styles.heads}>
          <tr className={styles.row}>
            <th scope="col" className={styles.corner}>
              <span className="visually-hidden">{t('compare.row')}</span>
            </th>
            {columns.map((id) => (
              <th key={id} scope="col" className={styles.headCell}>
                <ColumnHead
                  id={id}
                  all={all}
                  members={members}
                  comparison={comparison}
                  waiting={waiting}
                  onBeside={props.narrow && id !== columns[0] && all.length > 2 ? props.onBeside : undefined}
                  onMakeBase={props.onMakeBase}
                  onMove={props.onMove}
                  onRemove={props.onRemove}
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, drawn).map(({ row, cells }, index) => (
            <tr key={index} aria-rowindex={index + 2} className={styles.row}>
              <th scope="row" className={styles.number}>
                <button type="button" className={styles.show} onClick={() => show(row)} title={t('compare.row.show')}>
                  <span className="visually-hidden">{t('compare.row')} </span>
                  {index + 1}
                  <span className="visually-hidden">: {t('compare.row.show')}</span>
                </button>
              </th>
              {cells.map((cell, at) => (
                <td key={columns[at]} className={styles.cell}>
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
                        against={
                          mode === 'differences' ? (cells.slice(0, at).find((one) => one !== null) ?? null) : null
                        }
                        marks={mode === 'aligned' ? (marks?.get(cell.article) ?? []) : []}
                        hidden={hidden(cell.article)}
                      />
                    </p>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <div ref={end} />
      {comparison === undefined && waiting && <Spinner label={t('compare.comparing')} />}
      {comparison !== undefined && rows.length === 0 && <p className={styles.note}>{t('compare.rows.none')}</p>}
      {comparison !== undefined && every.length > 0 && (
        <footer className={styles.foot}>
          {mode === 'differences' && <DiffLegend />}
          <p>
            {mode === 'differences' ? t('compare.rows.differences', { letter: siglum(0) }) : t('compare.rows.note')}
          </p>
          {alone > 0 && (
            <p className={styles.alone}>
              {t('compare.rows.alone', { passages: alone })}
              <Button size="s" onPress={props.onShowAlone}>
                {t('compare.rows.alone.show')}
              </Button>
            </p>
          )}
        </footer>
      )}
    </div>
  )
}

interface CellWordsProps {
  readonly passage: NonNullable<Row['cells'][number]>
  /** Given: shows how the words differ from these. */
  readonly against: Passage | null
  readonly marks: readonly PassageMark[]
  readonly hidden: readonly (readonly [number, number])[]
}

/** The words of a cell: with their differences, or with what of them is shared underlined as in the texts. */
function CellWords({ passage, against, marks, hidden }: CellWordsProps) {
  if (against !== null) {
    const runs = passage.diff ?? wordDifferences(against.text, passage.text).runs
    return <DiffText runs={runs} start={passage.start} hidden={hidden} />
  }
  return segment(passage.start, passage.end, marks, hidden).map((run) => {
    const words = passage.text.slice(run.start - passage.start, run.end - passage.start)
    const kind = run.marks.some((mark) => mark.type === 'verbatim') ? 'verbatim' : run.marks[0]?.type
    if (kind === undefined) return words
    return (
      <mark key={run.start} className={kind === 'verbatim' ? styles.verbatim : styles.edited}>
        {words}
      </mark>
    )
  })
}

/** Rows that are drawn at first, and that come with each look at the end. */
const PORTION = 200

/** How many of `all` rows to draw: more whenever the element of the returned ref comes near. */
function useGrowing(all: number): readonly [drawn: number, end: RefObject<HTMLDivElement | null>] {
  const end = useRef<HTMLDivElement>(null)
  const [drawn, setDrawn] = useState(PORTION)
  const more = drawn < all
  useEffect(() => {
    const element = end.current
    if (element === null || !more) return
    const observer = new IntersectionObserver(
      (entries) => {
        // A portion may leave the end in sight: then the new observer says so again.
        if (entries.some((entry) => entry.isIntersecting)) setDrawn(drawn + PORTION)
      },
      { rootMargin: '1000px' },
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [more, drawn])
  return [drawn, end]
}

/** The rows with a cell for each column on screen; those that nothing is left of are left out. */
function shownRows(comparison: Comparison, columns: readonly string[]): { row: Row; cells: Row['cells'] }[] {
  const indexes = columns.map((id) => comparison.articles.findIndex((article) => article.id === id))
  return comparison.rows.flatMap((row) => {
    const cells = indexes.map((index) => row.cells[index] ?? null)
    return cells.some((cell) => cell !== null) ? [{ row, cells }] : []
  })
}
