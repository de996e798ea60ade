import { useEffect, useId, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { useDates } from '../../i18n/dates.ts'
import { useT } from '../../i18n/use-t.ts'
import { binsOf, dateValue, yearLabels, type DateBin, type DateBins } from './date-bins.ts'
import styles from './facets.module.css'

const HEIGHT = 56
/** The keyboard may pass over many bars on its way: the list follows when it rests. Milliseconds. */
const REST = 250

interface HistogramProps {
  readonly dates: DateBins
  /** The span of dates that the list is narrowed to, as `date:` takes it; null for none. */
  readonly chosen: string | null
  readonly onChoose: (value: string | null, label?: string) => void
}

type Range = readonly [number, number]

/** Articles over time. A drag over the bars, or the handles at both ends, narrows the list to a span of dates. */
export function DateHistogram({ dates, chosen, onChoose }: HistogramProps) {
  const t = useT()
  const { published } = useDates()
  const id = useId()
  const plot = useRef<HTMLDivElement>(null)
  const { bins, scale } = dates
  const set = chosen === null ? null : binsOf(bins, chosen)
  const [draft, setDraft] = useState<Range | null>(null)
  const dragged = useRef<number | null>(null)
  const waiting = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  useEffect(() => () => clearTimeout(waiting.current), [])
  // What was chosen elsewhere, or came back as asked, replaces what was being chosen here.
  const [seen, setSeen] = useState({ chosen, bins })
  if (seen.chosen !== chosen || seen.bins !== bins) {
    setSeen({ chosen, bins })
    setDraft(null)
  }

  const most = Math.max(1, ...bins.map(({ count }) => count))
  // A few bars are still bars, and no blocks.
  const thick = Math.min(0.84, bins.length * 0.12)
  const range = draft ?? set
  const [first, last] = range ?? [0, bins.length - 1]
  const name = (bin: DateBin): string =>
    bin.from === bin.to ? published(bin.from) : t('facets.span', { from: published(bin.from), to: published(bin.to) })
  const label = ([from, to]: Range): string =>
    from === to
      ? name(bins[from]!)
      : t('facets.span', { from: published(bins[from]!.from), to: published(bins[to]!.to) })
  const within = bins.slice(first, last + 1).reduce((total, { count }) => total + count, 0)

  const commit = (next: Range | null): void => {
    clearTimeout(waiting.current)
    if (next === null || (next[0] === 0 && next[1] === bins.length - 1 && bins.length > 1)) onChoose(null)
    else onChoose(dateValue(bins, next[0], next[1]), label(next))
  }
  const binAt = (event: PointerEvent): number => {
    const box = plot.current!.getBoundingClientRect()
    const at = Math.floor(((event.clientX - box.left) / box.width) * bins.length)
    return Math.min(Math.max(at, 0), bins.length - 1)
  }
  const onPointerDown = (event: PointerEvent): void => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    dragged.current = binAt(event)
    setDraft([dragged.current, dragged.current])
  }
  const onPointerMove = (event: PointerEvent): void => {
    if (dragged.current === null) return
    const at = binAt(event)
    setDraft([Math.min(dragged.current, at), Math.max(dragged.current, at)])
  }
  const onPointerUp = (): void => {
    if (dragged.current === null) return
    dragged.current = null
    // The one bar that is chosen already is let go.
    const again = draft !== null && set !== null && draft[0] === set[0] && draft[1] === set[1]
    commit(again ? null : draft)
    if (again) setDraft(null)
  }
  const onKeyDown = (event: KeyboardEvent, end: 0 | 1): void => {
    const now = range ?? ([0, bins.length - 1] as const)
    const page = scale === 'month' ? 12 : 10
    const steps: Readonly<Record<string, number>> = {
      ArrowLeft: -1,
      ArrowDown: -1,
      ArrowRight: 1,
      ArrowUp: 1,
      PageDown: -page,
      PageUp: page,
      Home: -bins.length,
      End: bins.length,
    }
    const step = steps[event.key]
    let next: Range | null
    if (step !== undefined) {
      const [least, greatest] = end === 0 ? [0, now[1]] : [now[0], bins.length - 1]
      const to = Math.min(Math.max(now[end] + step, least), greatest)
      next = end === 0 ? [to, now[1]] : [now[0], to]
    } else if (event.key === 'Delete' || event.key === 'Backspace') next = null
    else return
    event.preventDefault()
    event.stopPropagation()
    setDraft(next)
    clearTimeout(waiting.current)
    waiting.current = setTimeout(() => commit(next), REST)
  }
  const handle = (end: 0 | 1) => (
    <div
      role="slider"
      tabIndex={0}
      aria-label={t(end === 0 ? 'facets.date.from' : 'facets.date.to')}
      aria-valuemin={0}
      aria-valuemax={bins.length - 1}
      aria-valuenow={end === 0 ? first : last}
      aria-valuetext={published(end === 0 ? bins[first]!.from : bins[last]!.to)}
      aria-orientation="horizontal"
      className={styles.handle}
      style={{ insetInlineStart: `${((end === 0 ? first : last + 1) / bins.length) * 100}%` }}
      onKeyDown={(event) => onKeyDown(event, end)}
    />
  )

  if (bins.length === 0) return <p className={styles.quiet}>{t('facets.date.none')}</p>
  return (
    <figure aria-labelledby={`${id}-name`} className={styles.histogram}>
      <figcaption id={`${id}-name`} className={styles.caption}>
        <span className={styles.captionName}>{t(scale === 'month' ? 'facets.date.months' : 'facets.date.years')}</span>{' '}
        <span className={styles.captionRange} role="status">
          {t('facets.date.range', { range: label([first, last]), count: within })}
        </span>
      </figcaption>
      {/* Bars run with time from left to right in any language. */}
      <div
        ref={plot}
        dir="ltr"
        className={styles.plot}
        data-chosen={range !== null || undefined}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={() => {
          dragged.current = null
          setDraft(null)
        }}
      >
        <svg viewBox={`0 0 ${bins.length} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden className={styles.bars}>
          {bins.map((bin, at) => {
            // A bar of one article among thousands is still to be seen.
            const height = bin.count === 0 ? 0 : Math.max(2, (bin.count / most) * (HEIGHT - 4))
            return (
              <g key={bin.from} data-in={range === null || (at >= first && at <= last) || undefined}>
                <title>{t('facets.date.bar', { date: name(bin), count: bin.count })}</title>
                <rect x={at} y={0} width={1} height={HEIGHT} className={styles.reach} />
                <rect
                  x={at + (1 - thick) / 2}
                  y={HEIGHT - height}
                  width={thick}
                  height={height}
                  className={styles.bar}
                />
              </g>
            )
          })}
        </svg>
        {handle(0)}
        {handle(1)}
      </div>
      <div dir="ltr" className={styles.axis} aria-hidden>
        <span>{published(bins[0]!.from)}</span>
        {yearLabels(bins).map(({ at, year }) => (
          <span key={year} className={styles.year} style={{ insetInlineStart: `${(at / bins.length) * 100}%` }}>
            {year}
          </span>
        ))}
        {bins.length > 1 && <span>{published(bins.at(-1)!.to)}</span>}
      </div>
      <table className="visually-hidden">
        <caption>{t(scale === 'month' ? 'facets.date.months' : 'facets.date.years')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('facets.date.published')}</th>
            <th scope="col">{t('facets.date.articles')}</th>
          </tr>
        </thead>
        <tbody>
          {bins
            .filter(({ count }) => count > 0)
            .map((bin) => (
              <tr key={bin.from}>
                <th scope="row">{name(bin)}</th>
                <td>{bin.count}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </figure>
  )
}
