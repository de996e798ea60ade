import { useRef, type MouseEvent } from 'react'
import { useIntl } from 'react-intl'
import type { DispersionRow } from '../../../main/contract/concordance.ts'
import { articleLabel } from '../../article/article-label.ts'
import { StripPlot } from '../../charts/strip-plot.tsx'
import { useDates } from '../../i18n/dates.ts'
import { useT } from '../../i18n/use-t.ts'
import styles from './concordance.module.css'

/** The height of a row in CSS pixels. */
export const stripHeight = 56
/** Places that are read to those who listen; more say no more. */
const mostHeard = 12

interface StripProps {
  readonly id: string
  readonly row: DispersionRow | undefined
  readonly index: number
  readonly total: number
  readonly top: number
  /** The hit with the cursor; null where another row has it. */
  readonly hit: number | null
  readonly onChoose: (hit: number) => void
  readonly onOpen: (hit: number) => void
}

/** An article with a bar on which its hits are marked. */
export function Strip({ id, row, index, total, top, hit, onChoose, onOpen }: StripProps) {
  const t = useT()
  const intl = useIntl()
  const dates = useDates()
  const plot = useRef<HTMLDivElement>(null)
  if (row === undefined) {
    return (
      <div
        id={id}
        role="option"
        tabIndex={-1}
        aria-selected={false}
        className={styles.strip}
        style={{ transform: `translateY(${top}px)` }}
      >
        {t('ui.loading')}
      </div>
    )
  }
  const label = articleLabel(row.title, row.opening, t)
  const percent = (at: number): string => intl.formatNumber(at, { style: 'percent', maximumFractionDigits: 0 })
  const rate = intl.formatNumber(row.perMillion, { maximumFractionDigits: 0 })
  const evenness = intl.formatNumber(row.evenness, { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  const heard = row.places
    .slice(0, mostHeard)
    .map(({ at }) => percent(at))
    .join(', ')
  /** The hit nearest to the pointer. */
  const nearest = (event: MouseEvent): number => {
    const box = plot.current?.getBoundingClientRect()
    if (box === undefined || box.width === 0) return 0
    const at = (event.clientX - box.left) / box.width
    const distances = row.places.map((place) => Math.abs(place.at - at))
    return Math.max(0, distances.indexOf(Math.min(...distances)))
  }
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={hit !== null}
      aria-setsize={total}
      aria-posinset={index + 1}
      className={styles.strip}
      style={{ transform: `translateY(${top}px)` }}
      onMouseDown={(event) => {
        event.preventDefault()
        onChoose(nearest(event))
      }}
      onDoubleClick={(event) => onOpen(nearest(event))}
      onKeyDown={undefined}
    >
      <span className={styles.stripName}>
        <bdi className={styles.stripTitle}>{label}</bdi>
        <span className={styles.stripSource}>
          <bdi>{row.outlet ?? t('list.noOutlet')}</bdi>
          {' · '}
          {row.date === null ? t('list.noDate') : dates.published(row.date)}
        </span>
      </span>
      <span className={styles.stripFigures}>
        <span>{t('list.hits', { count: row.hits })}</span>
        <span title={t('concordance.about.perMillion')}>{t('concordance.perMillion', { rate })}</span>
        <span title={t('concordance.about.articleEvenness')}>{t('concordance.evennessOf', { evenness })}</span>
      </span>
      <div ref={plot} className={styles.stripPlot}>
        <span className="visually-hidden">{t('concordance.places', { places: heard })}</span>
        <StripPlot places={row.places.map(({ at }) => at)} active={hit} />
        {hit !== null && row.places[hit] !== undefined && (
          <span className={styles.stripAt} aria-live="polite">
            {t('concordance.hitAt', { hit: hit + 1, count: row.places.length, at: percent(row.places[hit].at) })}
          </span>
        )}
      </div>
    </div>
  )
}
