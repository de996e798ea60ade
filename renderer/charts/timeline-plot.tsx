import { useState } from 'react'
import { ChartFrame, cutLabel, type ChartTable } from './chart-frame.tsx'
import { timeSpan, timeTicks, type TimeTick } from './time-scale.ts'
import styles from './charts.module.css'

/** How the date of a row is known; each has a mark of its own. */
export type DateStatus = 'stated' | 'inferred' | 'entered' | 'unknown'

/** A row of the timeline; `date` is ISO 8601 as precise as it is known, null where it is not. */
export interface TimelineRow {
  readonly name: string
  readonly date: string | null
  readonly status: DateStatus
}

interface TimelinePlotProps {
  readonly title: string
  readonly about: string
  readonly hint: string
  readonly rows: readonly TimelineRow[]
  /** Words at a row whose date is not known. */
  readonly noDate: string
  readonly statusNames: Readonly<Record<DateStatus, string>>
  readonly formatTick: (tick: TimeTick) => string
  readonly describe: (row: number) => string
  readonly table: ChartTable
  /** Enter or a click on a row. */
  readonly onOpen: (row: number) => void
}

const top = 10
const letterWidth = 6.6
const tickRoom = 92
const barHeight = 8
/** A minute, too, can be seen. */
const leastBar = 4
/** Room before the first and after the last date, as a share of the time between, and at least. Milliseconds. */
const margin = 0.06
const leastMargin = 12 * 3_600_000

/** Rows at their dates, the earliest first, those without one at the end. Up and Down go from row to row. */
export function TimelinePlot({
  title,
  about,
  hint,
  rows,
  noDate,
  statusNames,
  formatTick,
  describe,
  table,
  onOpen,
}: TimelinePlotProps) {
  const spans = rows.map(({ date }) => (date === null ? null : timeSpan(date)))
  const order = rows
    .map((_, index) => index)
    .toSorted((a, b) => (spans[a]?.from ?? Infinity) - (spans[b]?.from ?? Infinity) || a - b)
  const dated = spans.filter((span) => span !== null)
  const first = Math.min(...dated.map(({ from }) => from))
  const last = Math.max(...dated.map(({ to }) => to))
  const pad = Math.max(leastMargin, (last - first) * margin)
  const [chosen, setChosen] = useState<number | null>(null)
  const now = chosen !== null && chosen < rows.length ? chosen : null
  const row = rows.length > 24 ? 18 : 26
  const height = top + rows.length * row + 34
  const onKey = (key: string): boolean => {
    const at = now === null ? -1 : order.indexOf(now)
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowRight: at + 1,
      ArrowUp: at - 1,
      ArrowLeft: at - 1,
      Home: 0,
      End: rows.length - 1,
    }
    const target = targets[key]
    if (target !== undefined) setChosen(order[Math.min(Math.max(target, 0), rows.length - 1)]!)
    else if (key === 'Enter' && now !== null) onOpen(now)
    else return false
    return true
  }
  const shown = [...new Set(rows.filter((_, index) => spans[index] !== null).map(({ status }) => status))]
  return (
    <ChartFrame
      title={title}
      about={about}
      hint={hint}
      now={now === null ? null : describe(now)}
      table={table}
      height={() => height}
      onKey={onKey}
      legend={
        shown.length > 0 && (
          <ul className={styles.legend}>
            {shown.map((status) => (
              <li key={status}>
                <svg width={16} height={12} aria-hidden>
                  <path d={statusMark(status, 8, 6)} className={styles.timeMark} data-status={status} />
                </svg>
                {statusNames[status]}
              </li>
            ))}
          </ul>
        )
      }
    >
      {(width) => {
        const names = Math.min(Math.max(96, width * 0.3), 300)
        const left = names + 16
        const right = width - 24
        const bottom = top + rows.length * row
        const x = (at: number): number => left + ((right - left) * (at - first + pad)) / (last - first + 2 * pad)
        const ticks =
          dated.length === 0
            ? []
            : timeTicks(
                first - pad,
                last + pad,
                Math.max(2, Math.floor((right - left) / tickRoom)),
                dated.every(({ precision }) => precision !== 'time'),
              )
        return (
          <>
            {ticks.map((tick) => (
              <g key={tick.at}>
                <path d={`M${x(tick.at)} ${top}V${bottom}`} className={styles.grid} />
                <text
                  x={x(tick.at)}
                  y={bottom + 18}
                  className={styles.tickX}
                  data-end={x(tick.at) > right - tickRoom / 2 || undefined}
                >
                  {formatTick(tick)}
                </text>
              </g>
            ))}
            {order.map((index, place) => {
              const span = spans[index]
              const y = top + (place + 0.5) * row
              const { name, status } = rows[index]!
              return (
                // The drawing as a whole has the keys.
                <g key={index} onPointerEnter={() => setChosen(index)} onClick={() => onOpen(index)}>
                  <rect x={0} y={y - row / 2} width={width} height={row} className={styles.hit} />
                  <path d={`M${left} ${y}H${right}`} className={styles.rowLine} />
                  <text x={names - 8} y={y} className={styles.rowLabel} data-now={index === now || undefined}>
                    {cutLabel(name, Math.floor((names - 12) / letterWidth))}
                  </text>
                  {span === null || span === undefined ? (
                    <text x={left + 8} y={y} className={styles.noDate}>
                      {noDate}
                    </text>
                  ) : (
                    <>
                      <path d={statusMark(status, names + 2, y)} className={styles.timeMark} data-status={status} />
                      <rect
                        x={x(span.from)}
                        y={y - barHeight / 2}
                        width={Math.max(leastBar, x(span.to) - x(span.from))}
                        height={barHeight}
                        rx={1.5}
                        className={styles.timeSpan}
                        fillOpacity={span.precision === 'year' || span.precision === 'month' ? 0.35 : 1}
                      />
                    </>
                  )}
                </g>
              )
            })}
            {now !== null && (
              <rect
                data-unsaved
                x={1}
                y={top + order.indexOf(now) * row + 1}
                width={width - 2}
                height={row - 2}
                rx={3}
                className={styles.ring}
              />
            )}
          </>
        )
      }}
    </ChartFrame>
  )
}

/** A disc for what is stated, a square for what was entered, a diamond (drawn hollow) for what is inferred. */
function statusMark(status: DateStatus, x: number, y: number): string {
  const r = 5
  if (status === 'entered') return `M${x - r} ${y - r}h${2 * r}v${2 * r}h${-2 * r}z`
  if (status === 'stated') return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`
  return `M${x} ${y - r - 1}l${r + 1} ${r + 1}l${-r - 1} ${r + 1}l${-r - 1} ${-r - 1}z`
}
