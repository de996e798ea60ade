import styles from './charts.module.css'

/** Looks that there are, each with a colour and a mark of its own; more series begin anew, with other dashes. */
export const looks = 10
const dashes = ['', '7 3', '2 3', '9 3 2 3']
const markRadius = 3.5

/** The dashes of a look's line. */
export function dashesOf(look: number): string {
  return dashes[look % dashes.length]!
}

/** A look's mark at a place, as the data of an SVG path; `size` of a usual one is 1. */
export function markOf(look: number, x: number, y: number, size = 1): string {
  const r = markRadius * size
  const polygon = (...points: readonly (readonly [number, number])[]): string =>
    `M${points.map(([dx, dy]) => `${(x + dx * r).toFixed(2)} ${(y + dy * r).toFixed(2)}`).join('L')}z`
  switch (look % looks) {
    case 1:
      return polygon([-1, -1], [1, -1], [1, 1], [-1, 1])
    case 2:
      return polygon([0, -1.15], [1.15, 0.9], [-1.15, 0.9])
    case 3:
      return polygon([0, -1.3], [1.3, 0], [0, 1.3], [-1.3, 0])
    case 4:
      return polygon([0, 1.15], [1.15, -0.9], [-1.15, -0.9])
    case 5:
      return polygon(
        [-0.35, -1.3], [0.35, -1.3], [0.35, -0.35], [1.3, -0.35], [1.3, 0.35], [0.35, 0.35],
        [0.35, 1.3], [-0.35, 1.3], [-0.35, 0.35], [-1.3, 0.35], [-1.3, -0.35], [-0.35, -0.35],
      ) // prettier-ignore
    case 6:
      return polygon(
        [0, -0.5], [0.7, -1.2], [1.2, -0.7], [0.5, 0], [1.2, 0.7], [0.7, 1.2],
        [0, 0.5], [-0.7, 1.2], [-1.2, 0.7], [-0.5, 0], [-1.2, -0.7], [-0.7, -1.2],
      ) // prettier-ignore
    case 7:
      return polygon([-1.15, 0], [0.9, -1.15], [0.9, 1.15])
    case 8:
      return polygon([1.15, 0], [-0.9, -1.15], [-0.9, 1.15])
    case 9:
      return polygon([-1.35, -0.65], [1.35, -0.65], [1.35, 0.65], [-1.35, 0.65])
    default:
      return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`
  }
}

/** A sample of a series' look, for a legend. */
export function LookSample({ look }: { readonly look: number }) {
  return (
    <svg width={28} height={12} aria-hidden className={styles.sample} data-look={look % looks}>
      <path d="M1 6H27" strokeDasharray={dashesOf(look)} className={styles.line} />
      <path d={markOf(look, 14, 6)} className={styles.mark} />
    </svg>
  )
}
