import { useEffect, useId, useRef, useState, type KeyboardEvent, type PointerEvent, type Ref } from 'react'
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

/** Looks that there are; more series begin anew. */
export const looks = 8
const dashes = ['', '7 3', '2 3', '9 3 2 3', '', '7 3', '2 3', '9 3 2 3']
const marks = ['circle', 'square', 'triangle', 'diamond'] as const

const height = 300
const margin = { top: 28, right: 12, bottom: 30, left: 56 }
const labelRoom = 150
const labelFrom = 640
const markRadius = 3.5

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
  const ticks = niceTicks(Math.max(0, ...series.flatMap(({ values }) => values.map((value) => value ?? 0))), 5)
  const top = ticks.at(-1)!
  const x = (at: number): number =>
    places.length === 1 ? (margin.left + right) / 2 : margin.left + ((right - margin.left) * at) / (places.length - 1)
  const y = (value: number): number => bottom - ((bottom - margin.top) * value) / top
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
            {series.map(({ id: key, look, values, uncertain }, index) => (
              <g
                key={key}
                data-look={look % looks}
                data-faint={(shown !== null && shown.series !== index) || undefined}
              >
                <path d={pathOf(values, x, y)} strokeDasharray={dashes[look % looks]} className={styles.line} />
                {places.length <= 80 &&
                  values.map(
                    (value, at) =>
                      value !== null && (
                        <path
                          key={places[at]}
                          d={markOf(look, x(at), y(value))}
                          data-hollow={uncertain[at] || undefined}
                          className={styles.mark}
                        />
                      ),
                  )}
              </g>
            ))}
            {named && <EndLabels series={series} x={right + 10} y={y} top={margin.top} bottom={bottom} />}
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
  readonly x: number
  readonly y: (value: number) => number
  readonly top: number
  readonly bottom: number
}

const labelHeight = 15
const longestLabel = 22

/** The names at the ends of the lines, moved apart where they would lie over one another. */
function EndLabels({ series, x, y, top, bottom }: EndLabelsProps) {
  const labels = series
    .map(({ id, name, look, values }) => ({ id, name, look, at: y(values.findLast((value) => value !== null) ?? 0) }))
    .toSorted((a, b) => a.at - b.at)
  let above = top - labelHeight
  const placed = labels.map((label) => ({ ...label, at: (above = Math.max(label.at, above + labelHeight)) }))
  const over = Math.max(0, (placed.at(-1)?.at ?? 0) - bottom)
  return placed.map(({ id, name, look, at }) => (
    <g key={id} data-look={look % looks}>
      <path d={markOf(look, x + 4, at - over)} className={styles.mark} />
      <text x={x + 14} y={at - over} className={styles.endLabel}>
        {name.length > longestLabel ? `${name.slice(0, longestLabel - 1)}…` : name}
      </text>
    </g>
  ))
}

/** A sample of a series' look, for a legend. */
export function LookSample({ look }: { readonly look: number }) {
  return (
    <svg width={28} height={12} aria-hidden className={styles.sample} data-look={look % looks}>
      <path d="M1 6H27" strokeDasharray={dashes[look % looks]} className={styles.line} />
      <path d={markOf(look, 14, 6)} className={styles.mark} />
    </svg>
  )
}

function pathOf(values: readonly (number | null)[], x: (at: number) => number, y: (value: number) => number): string {
  let path = ''
  let going = false
  for (const [at, value] of values.entries()) {
    if (value !== null) path += `${going ? 'L' : 'M'}${x(at).toFixed(1)} ${y(value).toFixed(1)}`
    going = value !== null
  }
  return path
}

function markOf(look: number, x: number, y: number): string {
  const r = markRadius
  switch (marks[look % marks.length]!) {
    case 'circle':
      return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`
    case 'square':
      return `M${x - r} ${y - r}h${2 * r}v${2 * r}h${-2 * r}z`
    case 'triangle':
      return `M${x} ${y - r - 0.5}l${r + 0.5} ${2 * r}h${-2 * r - 1}z`
    case 'diamond':
      return `M${x} ${y - r - 1}l${r + 1} ${r + 1}l${-r - 1} ${r + 1}l${-r - 1} ${-r - 1}z`
  }
}
