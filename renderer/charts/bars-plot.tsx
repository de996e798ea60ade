import { useState } from 'react'
import { ChartFrame, cutLabel, type ChartTable } from './chart-frame.tsx'
import { niceTicks } from './ticks.ts'
import styles from './charts.module.css'

/** A bar from 0 to the right, or to the left where `value` is negative. */
export interface Bar {
  readonly name: string
  readonly value: number
  /** Figures at the end of the bar. */
  readonly note: string
}

interface BarsPlotProps {
  readonly title: string
  readonly about: string
  readonly hint: string
  readonly bars: readonly Bar[]
  readonly format: (value: number) => string
  readonly describe: (bar: number) => string
  readonly table: ChartTable
  /** Enter or a click on a bar. */
  readonly onOpen: (bar: number) => void
}

const top = 22
const row = 22
const letterWidth = 6.8
const noteRoom = 84

/** Bars one below the other, on both sides of 0. Up and Down go from bar to bar. */
export function BarsPlot({ title, about, hint, bars, format, describe, table, onOpen }: BarsPlotProps) {
  const [chosen, setChosen] = useState<number | null>(null)
  const now = chosen !== null && chosen < bars.length ? chosen : null
  const height = top + bars.length * row + 6
  const most = Math.max(0, ...bars.map(({ value }) => value))
  const least = Math.min(0, ...bars.map(({ value }) => value))
  const onKey = (key: string): boolean => {
    const at = now ?? -1
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowRight: at + 1,
      ArrowUp: at - 1,
      ArrowLeft: at - 1,
      Home: 0,
      End: bars.length - 1,
    }
    const target = targets[key]
    if (target !== undefined) setChosen(Math.min(Math.max(target, 0), bars.length - 1))
    else if (key === 'Enter' && now !== null) onOpen(now)
    else return false
    return true
  }
  return (
    <ChartFrame
      title={title}
      about={about}
      hint={hint}
      now={now === null ? null : describe(now)}
      table={table}
      height={() => height}
      onKey={onKey}
    >
      {(width) => {
        const names = Math.min(Math.max(96, width * 0.22), 200)
        const left = names + (least < 0 ? noteRoom : 0)
        const right = width - (most > 0 ? noteRoom : 8)
        const span = Math.max(most - least, 1e-9)
        const x = (value: number): number => left + ((right - left) * (value - least)) / span
        const step = niceTicks(span, Math.max(2, Math.floor((right - left) / 72)))[1]!
        const first = Math.ceil(least / step)
        const ticks = Array.from({ length: Math.floor(most / step) - first + 1 }, (_, at) => (first + at) * step)
        return (
          <>
            {ticks.map((tick) => (
              <g key={tick}>
                <path d={`M${x(tick)} ${top - 4}V${height - 4}`} className={tick === 0 ? styles.tick : styles.grid} />
                <text x={x(tick)} y={top - 10} className={styles.tickX}>
                  {format(tick)}
                </text>
              </g>
            ))}
            {bars.map(({ name, value, note }, index) => {
              const y = top + index * row
              const [from, to] = [Math.min(x(0), x(value)), Math.max(x(0), x(value))]
              return (
                // The drawing as a whole has the keys.
                <g key={name} onPointerEnter={() => setChosen(index)} onClick={() => onOpen(index)}>
                  <rect x={0} y={y} width={width} height={row} className={styles.hit} />
                  <text
                    x={names - 8}
                    y={y + row / 2}
                    className={styles.wordLabel}
                    data-now={index === now || undefined}
                  >
                    {cutLabel(name, Math.floor((names - 12) / letterWidth))}
                  </text>
                  <rect
                    x={from}
                    y={y + 4}
                    width={Math.max(1, to - from)}
                    height={row - 8}
                    className={value < 0 ? styles.barLess : styles.barMore}
                  />
                  <text
                    x={value < 0 ? from - 6 : to + 6}
                    y={y + row / 2}
                    className={styles.barNote}
                    data-end={value < 0 || undefined}
                  >
                    {note}
                  </text>
                </g>
              )
            })}
            {now !== null && (
              <rect
                data-unsaved
                x={1}
                y={top + now * row + 1}
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
