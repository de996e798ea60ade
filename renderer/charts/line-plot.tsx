import { useEffect, useId, useRef, useState, type KeyboardEvent, type PointerEvent, type Ref } from 'react'
import { highestOf, linePath, spreadLabels } from './line-shape.ts'
import { dashesOf, looks, markOf } from './series-look.tsx'
import { labelStep, niceTicks } from './ticks.ts'
import styles from './charts.module.css'

/** A line of the plot. `look` tells it from the others by colour, dashes and marks. */
export interface PlotSeries {
  readonly id: string
  readonly name: string
  readonly look: number
  /** One value for each place on the axis; null where there is none, which breaks the line. */
  readonly values: readonly (number | null)[]
  /** Values that are less certain have hollow marks. */
  readonly uncertain: readonly boolean[]
  /** Values that rest on little have small marks and do not rule the scale: above it an arrow stands for them. */
  readonly slight: readonly boolean[]
}

/** A value that is looked at: a series and a place on the axis. */
export interface PlotPoint {
  readonly series: number
  readonly at: number
}

interface LinePlotProps {
  readonly ref?: Ref<SVGSVGElement>
  /** What screen readers call the plot. */
  readonly label: string
  /** The places of the axis, worded. */
  readonly places: readonly string[]
  readonly series: readonly PlotSeries[]
  readonly yLabel: string
  readonly formatValue: (value: number) => string
  /** A value in words: for the line under the plot, and for screen readers. */
  readonly describe: (point: PlotPoint) => string
  readonly hint: string
  /** Enter or a click on a value. */
  readonly onOpen: (point: PlotPoint) => void
}

const height = 300
const margin = { top: 28, right: 12, bottom: 30, left: 56 }
const labelRoom = 170
const labelFrom = 640
const slightSize = 0.5

/** Lines over an axis of places in time. Arrow keys go from value to value, Enter opens one. */
export function LinePlot({ ref, label, places, series, yLabel, formatValue, describe, hint, onOpen }: LinePlotProps) {
  const id = useId()
  const box = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  const [point, setPoint] = useState<PlotPoint | null>(null)
  useEffect(() => {
    const element = box.current
    if (element === null) return
    const observer = new ResizeObserver(() => setWidth(element.clientWidth))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  const named = width >= labelFrom
  const right = width - margin.right - (named ? labelRoom : 0)
  const bottom = height - margin.bottom
  const ticks = niceTicks(highestOf(series), 5)
  const top = ticks.at(-1)!
  const x = (at: number): number =>
    places.length === 1 ? (margin.left + right) / 2 : margin.left + ((right - margin.left) * at) / (places.length - 1)
  const y = (value: number): number => bottom - ((bottom - margin.top) * Math.min(value, top)) / top
  const step = labelStep(places.length, right - margin.left, Math.max(...places.map(({ length }) => length)) * 7 + 18)
  const shown = point !== null && series[point.series] !== undefined && point.at < places.length ? point : null
  const valueAt = ({ series: index, at }: PlotPoint): number | null => series[index]?.values[at] ?? null

  const move = (event: KeyboardEvent): void => {
    const now = shown ?? { series: 0, at: -1 }
    const along = (by: number): PlotPoint => ({
      ...now,
      at: Math.min(Math.max(now.at + by, 0), places.length - 1),
    })
    const across = (by: number): PlotPoint => ({
      at: Math.max(now.at, 0),
      series: (now.series + by + series.length) % series.length,
    })
    const targets: Readonly<Record<string, PlotPoint>> = {
      ArrowRight: along(1),
      ArrowLeft: along(-1),
      Home: along(-places.length),
      End: along(places.length),
      ArrowDown: across(1),
      ArrowUp: across(-1),
    }
    const target = targets[event.key]
    if (target !== undefined) setPoint(target)
    else if (event.key === 'Enter' && shown !== null) onOpen(shown)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  /** The value nearest to the pointer. */
  const nearest = (event: PointerEvent): PlotPoint | null => {
    const area = event.currentTarget.getBoundingClientRect()
    const [px, py] = [event.clientX - area.left, event.clientY - area.top]
    let best: PlotPoint | null = null
    let distance = 40
    for (const [index, { values }] of series.entries()) {
      for (const [at, value] of values.entries()) {
        if (value === null) continue
        const away = Math.hypot(x(at) - px, y(value) - py)
        if (away < distance) [best, distance] = [{ series: index, at }, away]
      }
    }
    return best
  }

  return (
    <div ref={box} role="presentation" className={styles.plot} onKeyDown={move}>
      <div role="application" tabIndex={0} aria-label={label} aria-describedby={`${id}-now`} className={styles.field}>
        {width > 0 && (
          <svg
            ref={ref}
            width={width}
            height={height}
            aria-hidden
            className={styles.drawing}
            onPointerMove={(event) => setPoint(nearest(event) ?? shown)}
            onPointerUp={(event) => {
              const hit = nearest(event)
              if (hit !== null) onOpen(hit)
            }}
          >
            {ticks.map((tick) => (
              <g key={tick}>
                <path d={`M${margin.left} ${y(tick)}H${right}`} className={styles.grid} />
                <text x={margin.left - 8} y={y(tick)} className={styles.tickY}>
                  {formatValue(tick)}
                </text>
              </g>
            ))}
            <text x={8} y={12} className={styles.axisName}>
              {yLabel}
            </text>
            {places.map(
              (place, at) =>
                at % step === 0 && (
                  <g key={place}>
                    <path d={`M${x(at)} ${bottom}v4`} className={styles.tick} />
                    <text x={x(at)} y={bottom + 18} className={styles.tickX}>
                      {place}
                    </text>
                  </g>
                ),
            )}
            {series.map(({ id: key, look, values, uncertain, slight }, index) => (
              <g
                key={key}
                data-look={look % looks}
                data-faint={(shown !== null && shown.series !== index) || undefined}
              >
                <path d={linePath(values, top, x, y)} strokeDasharray={dashesOf(look)} className={styles.line} />
                {places.length <= 80 &&
                  values.map(
                    (value, at) =>
                      value !== null && (
                        <path
                          key={places[at]}
                          d={markOf(look, x(at), y(value), slight[at] === true ? slightSize : 1)}
                          data-hollow={uncertain[at] || undefined}
                          data-slight={slight[at] || undefined}
                          className={styles.mark}
                        />
                      ),
                  )}
                {values.map(
                  (value, at) =>
                    value !== null &&
                    value > top && (
                      <path key={places[at]} d={`M${x(at) - 4} ${margin.top - 5}l4 -4l4 4`} className={styles.beyond} />
                    ),
                )}
              </g>
            ))}
            {named && <EndLabels series={series} right={right} y={y} top={margin.top} bottom={bottom} />}
            {shown !== null && (
              <g data-unsaved>
                <path d={`M${x(shown.at)} ${margin.top}V${bottom}`} className={styles.cursor} />
                {valueAt(shown) !== null && (
                  <circle cx={x(shown.at)} cy={y(valueAt(shown)!)} r={6} className={styles.ring} />
                )}
              </g>
            )}
          </svg>
        )}
      </div>
      <output id={`${id}-now`} className={styles.now}>
        {shown === null ? hint : describe(shown)}
      </output>
    </div>
  )
}

interface EndLabelsProps {
  readonly series: readonly PlotSeries[]
  /** Where the axis ends. */
  readonly right: number
  readonly y: (value: number) => number
  readonly top: number
  readonly bottom: number
}

const labelHeight = 15
const longestLabel = 22
/** The room for the lines that lead from the ends to the names. */
const leader = 24

/** The names of the lines at the height at which they end, moved apart where they would lie over one another. */
function EndLabels({ series, right, y, top, bottom }: EndLabelsProps) {
  const labels = series
    .map(({ id, name, look, values }) => {
      const last = values.findLastIndex((value) => value !== null)
      return { id, name, look, end: y(values[last] ?? 0), reaches: values.length > 1 && last === values.length - 1 }
    })
    .toSorted((a, b) => a.end - b.end)
  const placed = spreadLabels(
    labels.map(({ end }) => end),
    top,
    bottom,
    labelHeight,
  )
  const x = right + leader
  return labels.map(({ id, name, look, end, reaches }, index) => (
    <g key={id} data-look={look % looks}>
      {reaches && <path d={`M${right + 6} ${end}L${x - 2} ${placed[index]!}`} className={styles.leader} />}
      <path d={markOf(look, x + 4, placed[index]!)} className={styles.mark} />
      <text x={x + 14} y={placed[index]} className={styles.endLabel}>
        {name.length > longestLabel ? `${name.slice(0, longestLabel - 1)}…` : name}
      </text>
    </g>
  ))
}
