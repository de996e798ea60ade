import { useMemo, useState, type ReactNode } from 'react'
import type { DiffRun } from '../../main/contract/comparison.ts'
import type { ArticleDiff, DiffRow } from '../../main/contract/text-diff.ts'
import { useT } from '../i18n/use-t.ts'
import styles from './text-diff.module.css'

interface TextDiffProps {
  readonly diff: ArticleDiff
  /** What stands above each text: its title, outlet, date. */
  readonly old: ReactNode
  readonly young: ReactNode
  /** Paragraphs of the same words are folded together, but for one on either side of a change. */
  readonly changesOnly: boolean
  readonly label: string
}

/** A stretch of rows: some that are shown, or some of the same words that are folded away. */
type Stretch = { readonly folded: boolean; readonly from: number; readonly rows: readonly DiffRow[] }

/** Fewer paragraphs of the same words are not worth folding. */
const fewestFolded = 3

/** Two texts, old beside new, paragraph by paragraph, with the words that differ marked on either side. */
export function TextDiff({ diff, old, young, changesOnly, label }: TextDiffProps) {
  const t = useT()
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set())
  const stretches = useMemo(() => stretchesOf(diff.rows, changesOnly), [diff.rows, changesOnly])
  return (
    <table className={styles.table} aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{old}</th>
          <th scope="col">{young}</th>
        </tr>
      </thead>
      <tbody>
        {stretches.flatMap(({ folded, from, rows }) =>
          folded && !opened.has(from)
            ? [
                <tr key={from}>
                  <td colSpan={2} className={styles.fold}>
                    <button type="button" onClick={() => setOpened((before) => new Set(before).add(from))}>
                      {t('diff.folded', { count: rows.length })}
                    </button>
                  </td>
                </tr>,
              ]
            : rows.map((row, at) => (
                <tr key={from + at} data-kind={row.kind} data-layer={row.layer === 'body' ? undefined : row.layer}>
                  <Side runs={row.old} side="old" row={row} />
                  <Side runs={row.new} side="new" row={row} />
                </tr>
              )),
        )}
      </tbody>
    </table>
  )
}

function Side({ runs, side, row }: { readonly runs: readonly DiffRun[] | null; side: 'old' | 'new'; row: DiffRow }) {
  const t = useT()
  if (runs === null) {
    return (
      <td className={styles.none}>
        <span className="visually-hidden">{t(side === 'old' ? 'diff.notInOld' : 'diff.notInNew')}</span>
      </td>
    )
  }
  const alone = row.kind === 'removed' || row.kind === 'added'
  return (
    <td data-side={side}>
      {(row.layer !== 'body' || row.moved) && (
        <p className={styles.note}>
          {[row.layer === 'body' ? '' : t(`layer.${row.layer}`), row.moved ? t('diff.moved') : '']
            .filter((part) => part !== '')
            .join(' · ')}
        </p>
      )}
      <p dir="auto">
        {runs.map(({ op, text }, at) => {
          if (op === 'same' || text.trim() === '') return text
          const words = text.trim()
          const start = text.indexOf(words)
          const Mark = side === 'old' ? 'del' : 'ins'
          return [
            text.slice(0, start),
            <Mark key={at} className={styles[alone ? 'alone' : op]} title={t(`diff.${side}.${op}`)}>
              {words}
            </Mark>,
            text.slice(start + words.length),
          ]
        })}
      </p>
    </td>
  )
}

/** Says what the marks of {@link TextDiff} mean. */
export function TextDiffLegend() {
  const t = useT()
  return (
    <p className={styles.legend}>
      <span>
        <del className={styles.only}>{t('diff.legend.words')}</del> {t('diff.old.only')}
      </span>
      <span>
        <ins className={styles.only}>{t('diff.legend.words')}</ins> {t('diff.new.only')}
      </span>
      <span>
        <ins className={styles.changed}>{t('diff.legend.words')}</ins> {t('diff.new.changed')}
      </span>
    </p>
  )
}

function stretchesOf(rows: readonly DiffRow[], changesOnly: boolean): Stretch[] {
  if (!changesOnly) return [{ folded: false, from: 0, rows }]
  const stretches: Stretch[] = []
  let from = 0
  while (from < rows.length) {
    const same = rows[from]!.kind === 'same'
    let to = from + 1
    while (to < rows.length && (rows[to]!.kind === 'same') === same) to++
    if (!same) stretches.push({ folded: false, from, rows: rows.slice(from, to) })
    else {
      // A change is read with the paragraph before it and the one after it.
      const start = from === 0 ? from : from + 1
      const end = to === rows.length ? to : to - 1
      if (end - start < fewestFolded) stretches.push({ folded: false, from, rows: rows.slice(from, to) })
      else {
        if (start > from) stretches.push({ folded: false, from, rows: rows.slice(from, start) })
        stretches.push({ folded: true, from: start, rows: rows.slice(start, end) })
        if (end < to) stretches.push({ folded: false, from: end, rows: rows.slice(end, to) })
      }
    }
    from = to
  }
  return stretches
}
