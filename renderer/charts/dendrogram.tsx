import { useMemo, useState } from 'react'
import { averageLinkage, type Join } from './average-linkage.ts'
import { ChartFrame, cutLabel, type ChartTable } from './chart-frame.tsx'
import styles from './charts.module.css'

interface DendrogramProps {
  readonly title: string
  readonly about: string
  readonly hint: string
  readonly names: readonly string[]
  /** Symmetric, 0 to 1. */
  readonly similarity: readonly (readonly number[])[]
  readonly format: (value: number) => string
  readonly describeLeaf: (leaf: number) => string
  readonly describeJoin: (join: Join) => string
  readonly tableOf: (joins: readonly Join[]) => ChartTable
  /** Enter or a click on a leaf. */
  readonly onOpen: (leaf: number) => void
}

const top = 26
const letterWidth = 6.6
const ticks = [0, 0.25, 0.5, 0.75, 1]

/** A tree of what is alike: the further to the right two branches meet, the more alike they are. Arrow keys go along its branches. */
export function Dendrogram({
  title,
  about,
  hint,
  names,
  similarity,
  format,
  describeLeaf,
  describeJoin,
  tableOf,
  onOpen,
}: DendrogramProps) {
  const count = names.length
  const joins = useMemo(() => averageLinkage(similarity), [similarity])
  const order = joins.at(-1)?.leaves ?? names.map((_, leaf) => leaf)
  const [chosen, setChosen] = useState<number | null>(null)
  const now = chosen !== null && chosen < count + joins.length ? chosen : null
  const row = count > 24 ? 18 : 24
  const height = top + count * row + 8
  const placeOf = new Map(order.map((leaf, place) => [leaf, place]))
  const y = (node: number): number => {
    if (node < count) return top + (placeOf.get(node)! + 0.5) * row
    const { left, right } = joins[node - count]!
    return (y(left) + y(right)) / 2
  }
  const parentOf = (node: number): number | null => {
    const index = joins.findIndex(({ left, right }) => left === node || right === node)
    return index < 0 ? null : count + index
  }
  const leafAt = (place: number): number => order[Math.min(Math.max(place, 0), count - 1)]!
  const placeNow = (node: number): number =>
    node < count ? placeOf.get(node)! : placeOf.get(joins[node - count]!.leaves[0]!)!
  const onKey = (key: string): boolean => {
    const targets: Readonly<Record<string, () => number | null>> = {
      ArrowDown: () => leafAt(now === null ? 0 : placeNow(now) + 1),
      ArrowUp: () => leafAt(now === null ? 0 : placeNow(now) - 1),
      ArrowLeft: () => (now === null ? leafAt(0) : (parentOf(now) ?? now)),
      ArrowRight: () => (now === null ? leafAt(0) : now < count ? now : joins[now - count]!.left),
      Home: () => leafAt(0),
      End: () => leafAt(count - 1),
    }
    const target = targets[key]
    if (target !== undefined) setChosen(target())
    else if (key === 'Enter' && now !== null && now < count) onOpen(now)
    else return false
    return true
  }
  return (
    <ChartFrame
      title={title}
      about={about}
      hint={hint}
      now={now === null ? null : now < count ? describeLeaf(now) : describeJoin(joins[now - count]!)}
      table={tableOf(joins)}
      height={() => height}
      onKey={onKey}
    >
      {(width) => {
        const labels = Math.min(Math.max(110, width * 0.34), 340)
        const left = 16
        const right = width - labels
        const x = (value: number): number => left + (right - left) * value
        const xOf = (node: number): number => (node < count ? right : x(joins[node - count]!.similarity))
        const below = now !== null && now >= count ? new Set(joins[now - count]!.leaves) : new Set([now])
        return (
          <>
            {ticks.map((tick) => (
              <g key={tick}>
                <path d={`M${x(tick)} ${top - 4}V${height - 6}`} className={styles.grid} />
                <text x={x(tick)} y={top - 10} className={styles.tickX}>
                  {format(tick)}
                </text>
              </g>
            ))}
            {joins.map((join, index) => {
              const node = count + index
              const at = xOf(node)
              const d = `M${xOf(join.left)} ${y(join.left)}H${at}V${y(join.right)}H${xOf(join.right)}`
              return (
                <g key={node} data-now={node === now || undefined}>
                  <path d={d} className={styles.branch} />
                  <circle
                    cx={at}
                    cy={y(node)}
                    r={3}
                    className={styles.branchEnd}
                    onPointerEnter={() => setChosen(node)}
                  />
                </g>
              )
            })}
            {order.map((leaf, place) => (
              <g key={leaf} onPointerEnter={() => setChosen(leaf)} onClick={() => onOpen(leaf)}>
                <rect x={right + 4} y={top + place * row} width={labels - 4} height={row} className={styles.hit} />
                <text
                  x={right + 10}
                  y={top + (place + 0.5) * row}
                  className={styles.endLabel}
                  data-now={below.has(leaf) || undefined}
                >
                  {cutLabel(names[leaf]!, Math.floor((labels - 14) / letterWidth))}
                </text>
              </g>
            ))}
            {now !== null && (
              <circle data-unsaved cx={xOf(now) + (now < count ? 4 : 0)} cy={y(now)} r={6} className={styles.ring} />
            )}
          </>
        )
      }}
    </ChartFrame>
  )
}
