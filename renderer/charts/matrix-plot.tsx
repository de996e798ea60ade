import { useState, type ReactNode } from 'react'
import { ChartFrame, cutLabel, type ChartTable } from './chart-frame.tsx'
import styles from './charts.module.css'

/** A cell of the matrix, by row and column. */
export interface MatrixCell {
  readonly row: number
  readonly column: number
}

interface MatrixPlotProps {
  readonly title: string
  readonly about: string
  readonly hint: string
  /** Names of rows and columns: in short for the columns, longer for the rows. */
  readonly names: readonly { readonly short: string; readonly long: string }[]
  /** [row][column], 0 to 1; the diagonal is not drawn. */
  readonly values: readonly (readonly number[])[]
  readonly format: (value: number) => string
  readonly describe: (cell: MatrixCell) => string
  readonly table: ChartTable
  /** What can be chosen about the drawing. */
  readonly tools?: ReactNode
  /** Enter or a click on a cell. */
  readonly onOpen: (cell: MatrixCell) => void
}

const top = 26
const smallest = 12
const largest = 64
/** From this size on a cell has room for its value. CSS pixels. */
const valueFrom = 34
/** Letters of a name that a pixel has room for. */
const letterWidth = 6.6
/** The strongest tint under which ink is still read well, light and dark. */
const strongest = 0.5

/** A square of values, each cell tinted by its value and with it in figures where there is room. Arrow keys go from cell to cell. */
export function MatrixPlot({
  title,
  about,
  hint,
  names,
  values,
  format,
  describe,
  table,
  tools,
  onOpen,
}: MatrixPlotProps) {
  const [chosen, setChosen] = useState<MatrixCell | null>(null)
  const count = names.length
  const now = chosen !== null && chosen.row < count && chosen.column < count ? chosen : null
  const side = (width: number): { left: number; size: number } => {
    const left = Math.min(Math.max(96, width * 0.26), 240)
    return { left, size: Math.max(smallest, Math.min(largest, Math.floor((width - left) / count))) }
  }
  const onKey = (key: string): boolean => {
    const { row, column } = now ?? { row: 0, column: -1 }
    const clamp = (value: number): number => Math.min(Math.max(value, 0), count - 1)
    const targets: Readonly<Record<string, MatrixCell>> = {
      ArrowRight: { row, column: clamp(column + 1) },
      ArrowLeft: { row, column: clamp(column - 1) },
      ArrowDown: { row: clamp(row + 1), column: clamp(column) },
      ArrowUp: { row: clamp(row - 1), column: clamp(column) },
      Home: { row, column: 0 },
      End: { row, column: count - 1 },
    }
    const target = targets[key]
    if (target !== undefined) setChosen(target)
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
      tools={tools}
      height={(width) => top + count * side(width).size + 2}
      onKey={onKey}
    >
      {(width) => {
        const { left, size } = side(width)
        // Short names stand over every column, or over every second, third … where there is no room.
        const every = Math.ceil((Math.max(...names.map(({ short }) => short.length)) * letterWidth + 4) / size)
        return (
          <>
            {names.map(({ short, long }, index) => (
              <g key={`${index} ${long}`}>
                {index % every === 0 && (
                  <text x={left + (index + 0.5) * size} y={top - 10} className={styles.tickX}>
                    {short}
                  </text>
                )}
                <text
                  x={left - 8}
                  y={top + (index + 0.5) * size}
                  className={styles.rowLabel}
                  data-small={size < 16 || undefined}
                  data-now={now?.row === index || undefined}
                >
                  {cutLabel(long, Math.floor((left - 12) / letterWidth))}
                </text>
              </g>
            ))}
            {values.map((line, row) =>
              line.map((value, column) => (
                // The drawing as a whole has the keys.
                <g
                  key={`${row} ${column}`}
                  onPointerEnter={() => setChosen({ row, column })}
                  onClick={() => onOpen({ row, column })}
                >
                  <rect
                    x={left + column * size + 0.5}
                    y={top + row * size + 0.5}
                    width={size - 1}
                    height={size - 1}
                    className={row === column ? styles.matrixSelf : styles.matrixCell}
                    fillOpacity={row === column ? 1 : Math.sqrt(value) * strongest}
                  />
                  {size >= valueFrom && (
                    <text x={left + (column + 0.5) * size} y={top + (row + 0.5) * size} className={styles.cellValue}>
                      {row === column ? '–' : format(value)}
                    </text>
                  )}
                </g>
              )),
            )}
            {now !== null && (
              <rect
                data-unsaved
                x={left + now.column * size}
                y={top + now.row * size}
                width={size}
                height={size}
                className={styles.ring}
              />
            )}
          </>
        )
      }}
    </ChartFrame>
  )
}
