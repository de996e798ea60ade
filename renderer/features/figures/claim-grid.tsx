import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, type CSSProperties, type KeyboardEvent } from 'react'
import type { FigureClaim } from '../../../main/contract/figures.ts'
import { useT } from '../../i18n/use-t.ts'
import type { SetPageProps } from '../compare/set-page.ts'
import type { ColumnName } from '../compare/use-column-names.ts'
import { ClaimRow } from './claim-row.tsx'
import { cellFigures, moveCursor, placeOf, type Cursor } from './figure-grid.ts'
import styles from './figures.module.css'

interface ClaimGridProps {
  readonly claims: readonly FigureClaim[]
  /** Articles by id, base first. */
  readonly columns: readonly string[]
  readonly headOf: (article: string) => ColumnName
  readonly nameOf: (claim: FigureClaim) => string
  readonly cursor: Cursor | null
  readonly chosen: ReadonlySet<string>
  readonly marked: ReadonlySet<string>
  readonly narrow: boolean
  readonly frozen: boolean
  readonly onCursor: (cursor: Cursor) => void
  readonly onChoose: (claim: string) => void
  readonly onMark: (figures: readonly string[]) => void
  readonly onAccept: (claim: FigureClaim) => void
  readonly onShow: SetPageProps['onShow']
}

const LIKELY_HEIGHT = 68

/**
 * Claims by articles. Arrow keys go from figure to figure, Space chooses a claim for merging or marks a figure for splitting, Enter
 * accepts the claim or shows the figure in its text. Only the rows in sight are drawn.
 */
export function ClaimGrid(props: ClaimGridProps) {
  const { claims, columns, headOf, cursor, frozen, onCursor, onChoose, onMark, onAccept, onShow } = props
  const t = useT()
  const box = useRef<HTMLDivElement>(null)
  const wanted = useRef<string | null>(null)
  // Whether the keyboard is in the grid.
  const held = useRef(false)
  const rows = useVirtualizer({
    count: claims.length,
    getScrollElement: () => box.current,
    estimateSize: () => LIKELY_HEIGHT,
    getItemKey: (index) => claims[index]!.key,
    overscan: 8,
  })
  const at: Cursor =
    cursor !== null && claims.some((claim) => claim.key === cursor.claim)
      ? cursor
      : { claim: claims[0]!.key, article: null, figure: null }

  // Back from a text: to where the keyboard was, unless it is somewhere else by now.
  const returning = useRef(cursor !== null)
  useEffect(() => {
    if (!returning.current) return
    returning.current = false
    const row = claims.findIndex((claim) => claim.key === at.claim)
    if (row < 0) return
    rows.scrollToIndex(row, { align: 'center' })
    if (document.activeElement === document.body) wanted.current = placeOf(at)
  })

  // A row that the keyboard goes to may have to be drawn first; and one that it was in may have become another by a decision.
  useEffect(() => {
    const lost = held.current && document.activeElement === document.body
    const place = wanted.current ?? (lost ? placeOf(at) : null)
    if (place === null) return
    const found = box.current?.querySelector<HTMLElement>(`[data-at="${CSS.escape(place)}"]`)
    if (found === null || found === undefined) return
    wanted.current = null
    found.focus({ preventScroll: lost })
    if (!lost) found.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  })

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
    const claim = claims.find((one) => one.key === at.claim)
    if (event.key === ' ') {
      event.preventDefault()
      event.stopPropagation()
      if (frozen) return
      if (at.figure === null || at.article === null) onChoose(at.claim)
      else onMark(keysOf(claim, at))
      return
    }
    if (event.key === 'Enter' && event.target instanceof HTMLElement && event.target.dataset['at'] !== undefined) {
      event.preventDefault()
      event.stopPropagation()
      const value = claim?.values.find((one) => one.key === at.figure)
      if (value !== undefined) onShow(value.place)
      else if (claim !== undefined && at.article === null) onAccept(claim)
      return
    }
    const to = moveCursor(event.key, at, claims, columns)
    if (to === null) return
    event.preventDefault()
    event.stopPropagation()
    onCursor(to)
    wanted.current = placeOf(to)
    rows.scrollToIndex(claims.findIndex((one) => one.key === to.claim))
  }

  const drawn = rows.getVirtualItems()
  const above = drawn[0]?.start ?? 0
  const below = rows.getTotalSize() - (drawn.at(-1)?.end ?? 0)
  return (
    <div ref={box} className={styles.scroll} data-narrow={props.narrow || undefined}>
      <table
        // A grid has keys of its own; the elements of a table give it rows and heads.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
        role="grid"
        aria-label={t('figures.table')}
        aria-rowcount={claims.length + 1}
        aria-colcount={columns.length + 1}
        aria-multiselectable={!frozen}
        className={styles.table}
        style={{ '--articles': columns.length } as CSSProperties}
        onKeyDown={onKeyDown}
        onFocus={() => {
          held.current = true
        }}
        onBlur={(event) => {
          if (event.relatedTarget !== null) held.current = event.currentTarget.contains(event.relatedTarget)
        }}
      >
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" className={styles.corner}>
              {t('figures.claims', { claims: claims.length })}
            </th>
            {columns.map((id) => {
              const { siglum, outlet, title, long } = headOf(id)
              return (
                <th key={id} scope="col" title={long}>
                  <span className={styles.siglum}>{siglum}</span>
                  <bdi className={styles.outlet}>{outlet ?? title}</bdi>
                </th>
              )
            })}
          </tr>
        </thead>
        <tbody>
          {above > 0 && <tr aria-hidden style={{ height: above }} />}
          {drawn.map((row) => {
            const claim = claims[row.index]!
            return (
              <ClaimRow
                key={claim.key}
                ref={rows.measureElement}
                index={row.index}
                {...props}
                claim={claim}
                cursor={at.claim === claim.key ? at : null}
              />
            )
          })}
          {below > 0 && <tr aria-hidden style={{ height: below }} />}
        </tbody>
      </table>
      <p className={styles.legend}>{t('figures.legend')}</p>
    </div>
  )
}

function keysOf(claim: FigureClaim | undefined, { article, figure }: Cursor): readonly string[] {
  if (claim === undefined || article === null) return []
  return cellFigures(claim, article).find(({ value }) => value.key === figure)?.keys ?? []
}
