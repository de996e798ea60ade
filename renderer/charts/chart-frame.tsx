import { FileDown } from 'lucide-react'
import { useEffect, useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react'
import { useSavePicture } from '../app/use-save-picture.ts'
import { useT } from '../i18n/use-t.ts'
import { Button } from '../ui/button.tsx'
import { savedSvg } from './saved-svg.ts'
import styles from './charts.module.css'

/** A drawing in figures, for screen readers and for whoever wants them. The first cell of a row names it. */
export interface ChartTable {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

interface ChartFrameProps {
  readonly title: string
  /** What is drawn and how it is to be read. */
  readonly about: string
  /** What looks mean, where there is something to say. */
  readonly legend?: ReactNode
  /** What can be chosen about the drawing. */
  readonly tools?: ReactNode
  readonly hint: string
  /** What is looked at, in words; null before anything is. */
  readonly now: string | null
  readonly table: ChartTable
  /** Height of the drawing at a width, CSS pixels. */
  readonly height: (width: number) => number
  /** A key; true when it did something. */
  readonly onKey: (key: string) => boolean
  readonly children: (width: number) => ReactNode
}

/**
 * A drawing with its heading, its keys, its words for what is looked at, its figures as a table, and the ways to save it. The
 * children draw into an SVG of the width that there is.
 */
export function ChartFrame({
  title,
  about,
  legend,
  tools,
  hint,
  now,
  table,
  height,
  onKey,
  children,
}: ChartFrameProps) {
  const t = useT()
  const id = useId()
  const save = useSavePicture()
  const box = useRef<HTMLDivElement>(null)
  const drawing = useRef<SVGSVGElement>(null)
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const element = box.current
    if (element === null) return
    const observer = new ResizeObserver(() => setWidth(element.clientWidth))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  const saveAs = (kind: 'svg' | 'png') => (): void => {
    if (drawing.current !== null) save(title, savedSvg(drawing.current, title), kind)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || !onKey(event.key)) return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <section className={styles.figure} aria-labelledby={`${id}-title`}>
      <header className={styles.figureHead}>
        <h3 id={`${id}-title`} className={styles.figureTitle}>
          {title}
        </h3>
        <span className={styles.figureTools}>
          {tools}
          <Button size="s" onPress={saveAs('svg')} aria-label={t('charts.saveSvg', { title })}>
            <FileDown size={14} aria-hidden />
            {t('charts.svg')}
          </Button>
          <Button size="s" onPress={saveAs('png')} aria-label={t('charts.savePng', { title })}>
            <FileDown size={14} aria-hidden />
            {t('charts.png')}
          </Button>
        </span>
      </header>
      <p className={styles.figureAbout}>{about}</p>
      {legend}
      <div ref={box} role="presentation" className={styles.plot} onKeyDown={onKeyDown}>
        <div
          role="application"
          tabIndex={0}
          aria-label={title}
          aria-describedby={`${id}-now`}
          className={styles.figureField}
        >
          {width > 0 && (
            <svg ref={drawing} width={width} height={height(width)} aria-hidden className={styles.drawing}>
              {children(width)}
            </svg>
          )}
        </div>
        <output id={`${id}-now`} className={styles.now} dir="auto">
          {now ?? hint}
        </output>
      </div>
      <details className={styles.figures}>
        <summary>{t('charts.table')}</summary>
        <div className={styles.figuresScroll} tabIndex={0} role="region" aria-label={t('charts.tableOf', { title })}>
          <table>
            <caption className="visually-hidden">{title}</caption>
            <thead>
              <tr>
                {table.columns.map((column) => (
                  <th key={column} scope="col">
                    <bdi>{column}</bdi>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map(([head, ...cells], row) => (
                <tr key={`${row} ${head}`}>
                  <th scope="row">
                    <bdi>{head}</bdi>
                  </th>
                  {cells.map((cell, column) => (
                    <td key={table.columns[column + 1]}>
                      <bdi>{cell}</bdi>
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </section>
  )
}

/** A text cut to so many UTF-16 units, with a sign that it goes on; never inside a surrogate pair. */
export function cutLabel(text: string, most: number): string {
  if (text.length <= most) return text
  const end = Math.max(1, most - 1)
  return `${text.slice(0, /[\udc00-\udfff]/.test(text[end]!) ? end - 1 : end).trimEnd()}…`
}
