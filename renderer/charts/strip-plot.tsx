import styles from './charts.module.css'

interface StripPlotProps {
  /** Where the marks stand, from 0 to 1. */
  readonly places: readonly number[]
  /** The mark that is looked at. */
  readonly active?: number | null
}

/** Units of the drawing from one end to the other; it is stretched to the room there is. */
const length = 1000
const height = 20

/** Marks on a bar: where in a text something stands. It says nothing to screen readers; what holds it does. */
export function StripPlot({ places, active = null }: StripPlotProps) {
  const x = (place: number): number => Math.round(place * length * 10) / 10
  const at = active === null ? undefined : places[active]
  return (
    <svg viewBox={`0 0 ${length} ${height}`} preserveAspectRatio="none" aria-hidden className={styles.strip}>
      <rect width={length} height={height} className={styles.stripGround} />
      <path d={places.map((place) => `M${x(place)} 2V${height - 2}`).join('')} className={styles.stripMarks} />
      {at !== undefined && <path d={`M${x(at)} 0V${height}`} className={styles.stripActive} data-unsaved />}
    </svg>
  )
}
