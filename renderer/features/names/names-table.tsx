import { useRef, useState, type KeyboardEvent } from 'react'
import { useIntl } from 'react-intl'
import { voices } from '../../../main/contract/comparison.ts'
import { useT } from '../../i18n/use-t.ts'
import { perThousand, type NameCell, type NameRow } from './name-cells.ts'
import styles from './names.module.css'

interface NamesTableProps {
  readonly rows: readonly NameRow[]
  readonly heads: readonly { readonly short: string; readonly long: string }[]
  readonly narrow: boolean
  /** Each cell says in whose voice how much of it stands. */
  readonly split: boolean
  readonly open: { readonly row: string; readonly cell: number } | null
  readonly onOpen: (row: NameRow, cell: number) => void
}

/** The counts. Arrow keys go from cell to cell, Enter opens the lines of one. */
export function NamesTable({ rows, heads, narrow, split, open, onOpen }: NamesTableProps) {
  const t = useT()
  const table = useRef<HTMLTableElement>(null)
  const [[row, column], setCursor] = useState<readonly [number, number]>([0, 0])
  const at = [Math.min(row, rows.length - 1), Math.min(column, heads.length - 1)] as const
  const onKeyDown = (event: KeyboardEvent): void => {
    const moves: Readonly<Record<string, readonly [number, number]>> = {
      ArrowDown: [at[0] + 1, at[1]],
      ArrowUp: [at[0] - 1, at[1]],
      ArrowRight: [at[0], at[1] + 1],
      ArrowLeft: [at[0], at[1] - 1],
      Home: [at[0], 0],
      End: [at[0], heads.length - 1],
    }
    const to = moves[event.key]
    if (to === undefined || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    event.stopPropagation()
    const next = [
      Math.min(Math.max(to[0], 0), rows.length - 1),
      Math.min(Math.max(to[1], 0), heads.length - 1),
    ] as const
    setCursor(next)
    table.current?.querySelector<HTMLElement>(`[data-cell="${next[0]} ${next[1]}"]`)?.focus()
  }
  return (
    <div role="presentation" className={styles.scroll} data-narrow={narrow || undefined} onKeyDown={onKeyDown}>
      <table ref={table} aria-label={t('names.table')} className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.corner}>
              {t('names.term')}
            </th>
            {heads.map(({ short, long }) => (
              <th key={long} scope="col" title={long}>
                <bdi>{short}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((one, index) => (
            <tr key={JSON.stringify([one.family, one.term])} data-family={one.term === null || undefined}>
              <th scope="row" className={styles.term}>
                <bdi>{one.term ?? one.family}</bdi>
              </th>
              {one.cells.map((cell, place) => (
                <td key={heads[place]!.long}>
                  <CellButton
                    cell={cell}
                    split={split}
                    term={one.term ?? one.family}
                    head={heads[place]!.short}
                    id={`${index} ${place}`}
                    isCursor={at[0] === index && at[1] === place}
                    isOpen={open?.cell === place && open.row === JSON.stringify([one.family, one.term])}
                    onFocus={() => setCursor([index, place])}
                    onOpen={() => onOpen(one, place)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.legend}>{t('names.legend')}</p>
    </div>
  )
}

interface CellButtonProps {
  readonly cell: NameCell
  readonly split: boolean
  readonly term: string
  readonly head: string
  readonly id: string
  readonly isCursor: boolean
  readonly isOpen: boolean
  readonly onFocus: () => void
  readonly onOpen: () => void
}

function CellButton({ cell, split, term, head, id, isCursor, isOpen, onFocus, onOpen }: CellButtonProps) {
  const t = useT()
  const intl = useIntl()
  const rate = perThousand(cell)
  const shown = rate === null ? '–' : intl.formatNumber(rate, { maximumFractionDigits: rate < 10 ? 1 : 0 })
  const parts = voices.filter((voice) => cell.voices[voice] > 0)
  return (
    <button
      type="button"
      data-cell={id}
      data-none={cell.count === 0 || undefined}
      data-rove
      tabIndex={isCursor ? 0 : -1}
      aria-disabled={cell.count === 0}
      aria-expanded={cell.count === 0 ? undefined : isOpen}
      className={styles.cell}
      onFocus={onFocus}
      onClick={() => {
        if (cell.count > 0) onOpen()
      }}
    >
      <span className="visually-hidden">{t('names.cell', { term, column: head })} </span>
      {cell.count === 0 ? (
        '–'
      ) : (
        <>
          <span className={styles.figures}>
            <b>{intl.formatNumber(cell.count)}</b>
            <span className="visually-hidden">{t('names.times')}</span>
            <span className={styles.rate}>{shown}</span>
            <span className="visually-hidden">{t('names.rate')}</span>
          </span>
          {split && (
            <span className={styles.voices}>
              {parts.map((voice) => (
                <span key={voice}>{t(`names.short.${voice}`, { count: cell.voices[voice] })}</span>
              ))}
            </span>
          )}
        </>
      )}
    </button>
  )
}
