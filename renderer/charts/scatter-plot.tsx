import { useState } from 'react'
import { ChartFrame, cutLabel, type ChartTable } from './chart-frame.tsx'
import { placeLabels } from './place-labels.ts'
import { niceTicks } from './ticks.ts'
import styles from './charts.module.css'

/** A point: `x` is positive and drawn on a logarithmic axis. */
export interface ScatterPoint {
  readonly name: string
  readonly x: number
  readonly y: number
}

interface ScatterPlotProps {
  readonly title: string
  readonly about: string
  readonly hint: string
  /** The most telling first: they are named where there is room. */
  readonly points: readonly ScatterPoint[]
  readonly xLabel: string
  readonly yLabel: string
  readonly formatX: (value: number) => string
  readonly formatY: (value: number) => string
  readonly describe: (point: number) => string
  readonly table: ChartTable
  /** Enter or a click on a point. */
  readonly onOpen: (point: number) => void
}

const height = 420
const margin = { top: 24, right: 16, bottom: 44, left: 52 }
const letterWidth = 6.6
const longestName = 24
const dot = 3.5
/** How near the pointer has to be. CSS pixels. */
const reach = 24
const decades = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000]

/** Named points. Arrow keys go to the nearest point in their direction, Enter opens one. */
export function ScatterPlot({
  title,
  about,
  hint,
  points,
  xLabel,
  yLabel,
  formatX,
  formatY,
  describe,
  table,
  onOpen,
}: ScatterPlotProps) {
  const [chosen, setChosen] = useState<number | null>(null)
  const now = chosen !== null && chosen < points.length ? chosen : null
  const low = Math.log(Math.min(...points.map(({ x }) => x)) / 1.3)
  const high = Math.log(Math.max(...points.map(({ x }) => x)) * 1.3)
  const most = Math.max(0, ...points.map(({ y }) => y))
  const least = Math.min(0, ...points.map(({ y }) => y))
  const pad = Math.max((most - least) * 0.06, 0.1)
  const scaleX = (width: number) => (value: number) =>
    margin.left + ((width - margin.left - margin.right) * (Math.log(value) - low)) / Math.max(high - low, 1e-9)
  const y = (value: number): number =>
    height - margin.bottom - ((height - margin.top - margin.bottom) * (value - least + pad)) / (most - least + 2 * pad)
  const onKey = (key: string): boolean => {
    if (key === 'Enter' && now !== null) {
      onOpen(now)
      return true
    }
    const directions: Readonly<Record<string, readonly [number, number]>> = {
      ArrowRight: [1, 0],
      ArrowLeft: [-1, 0],
      ArrowUp: [0, -1],
      ArrowDown: [0, 1],
    }
    const direction = directions[key]
    if (direction !== undefined)
      setChosen(now === null ? 0 : (neighbour(points, now, direction, scaleX(800), y) ?? now))
    else if (key === 'Home') setChosen(0)
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
        const x = scaleX(width)
        const right = width - margin.right
        const bottom = height - margin.bottom
        const names = points.map(({ name }) => cutLabel(name, longestName))
        const labels = placeLabels(
          points.map((point, index) => ({
            x: x(point.x),
            y: y(point.y),
            width: names[index]!.length * letterWidth,
          })),
          right,
          bottom,
        )
        const step = niceTicks(most - least, 6)[1]!
        const from = Math.ceil((least - pad) / step)
        const ticks = Array.from({ length: Math.floor((most + pad) / step) - from + 1 }, (_, at) => (from + at) * step)
        const marks = decades.filter((value) => Math.log(value) >= low && Math.log(value) <= high)
        return (
          <>
            {ticks.map((tick) => (
              <g key={tick}>
                <path d={`M${margin.left} ${y(tick)}H${right}`} className={tick === 0 ? styles.tick : styles.grid} />
                <text x={margin.left - 8} y={y(tick)} className={styles.tickY}>
                  {formatY(tick)}
                </text>
              </g>
            ))}
            {marks.map((tick) => (
              <g key={tick}>
                <path d={`M${x(tick)} ${margin.top}V${bottom}`} className={styles.grid} />
                <text x={x(tick)} y={bottom + 16} className={styles.tickX}>
                  {formatX(tick)}
                </text>
              </g>
            ))}
            <text x={8} y={12} className={styles.axisName}>
              {yLabel}
            </text>
            <text x={right} y={height - 8} className={styles.axisName} data-end>
              {xLabel}
            </text>
            {points.map(({ name, x: at, y: value }, index) => (
              // The drawing as a whole has the keys.
              <g key={name} onPointerEnter={() => setChosen(index)} onClick={() => onOpen(index)}>
                <circle cx={x(at)} cy={y(value)} r={reach / 4} className={styles.hit} />
                <path
                  d={
                    value < 0
                      ? `M${x(at)} ${y(value) + dot + 1}l${-dot - 1} ${-2 * dot}h${2 * dot + 2}z`
                      : `M${x(at) - dot} ${y(value)}a${dot} ${dot} 0 1 0 ${2 * dot} 0a${dot} ${dot} 0 1 0 ${-2 * dot} 0z`
                  }
                  className={value < 0 ? styles.barLess : styles.barMore}
                />
              </g>
            ))}
            {labels.map(({ point, x: at, y: middle, anchor }) => (
              <text
                key={points[point]!.name}
                x={at}
                y={middle}
                className={styles.pointLabel}
                data-end={anchor === 'end' || undefined}
                data-now={point === now || undefined}
              >
                {names[point]}
              </text>
            ))}
            {now !== null && (
              <circle data-unsaved cx={x(points[now]!.x)} cy={y(points[now]!.y)} r={7} className={styles.ring} />
            )}
          </>
        )
      }}
    </ChartFrame>
  )
}

/** The point that is nearest in a direction, what lies aside counting twice; undefined where there is none. */
function neighbour(
  points: readonly ScatterPoint[],
  from: number,
  [dx, dy]: readonly [number, number],
  x: (value: number) => number,
  y: (value: number) => number,
): number | undefined {
  const here = points[from]!
  let best: number | undefined
  let nearest = Infinity
  for (const [index, point] of points.entries()) {
    const across = x(point.x) - x(here.x)
    const down = y(point.y) - y(here.y)
    const ahead = across * dx + down * dy
    const aside = Math.abs(across * dy) + Math.abs(down * dx)
    // Points at one place follow one another in the order of the list.
    const same = ahead === 0 && aside === 0
    if (index === from || (same ? index < from : ahead <= 0)) continue
    const distance = ahead + 2 * aside
    if (distance < nearest) [best, nearest] = [index, distance]
  }
  return best
}
