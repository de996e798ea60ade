import { memo, type DragEvent, type MouseEvent, type Ref } from 'react'
import type { Status } from '../../../main/contract/article.ts'
import type { ArticleId } from '../../../main/contract/article.ts'
import type { ListQuery } from '../../../main/contract/methods.ts'
import type { TagColour } from '../../../main/contract/desk.ts'
import { useT } from '../../i18n/use-t.ts'
import { StatusMark } from '../../ui/status-mark.tsx'
import { TagChip } from '../../ui/tag-chip.tsx'
import { useDates } from '../../i18n/dates.ts'
import { AlikeRows } from './alike-rows.tsx'
import { snippetStart } from './snippet-start.ts'
import type { ListRow } from './use-list-window.ts'
import styles from './article-list.module.css'

/** Tags that a row shows; the others are counted, and named for screen readers. */
const mostTags = 2

interface ListRowProps {
  readonly ref: Ref<HTMLDivElement>
  readonly id: string
  readonly index: number
  readonly row: ListRow | undefined
  readonly top: number
  readonly selected: boolean
  readonly cursor: boolean
  readonly searching: boolean
  /** Characters that a snippet may have before its hit. */
  readonly room: number
  readonly colours: ReadonlyMap<string, TagColour>
  readonly query: ListQuery
  /** The articles with the same text are shown below it. */
  readonly unfolded: boolean
  readonly onUnfold: (article: ArticleId, open: boolean) => void
  readonly onMouseDown: (event: MouseEvent) => void
  readonly onClick: (event: MouseEvent) => void
  readonly onDoubleClick: () => void
  readonly onContextMenu: (event: MouseEvent) => void
  readonly onDragStart: (event: DragEvent) => void
}

interface KnownProps {
  readonly value: string | null
  readonly status: Status
  readonly unknown: string
}

/** A value with how it is known; what is not known says so. */
function Known({ value, status, unknown }: KnownProps) {
  if (value === null) return <span className={styles.unknown}>{unknown}</span>
  return (
    <span className={styles.known}>
      <bdi className={styles.clip}>{value}</bdi>
      {status !== 'stated' && <StatusMark status={status} />}
    </span>
  )
}

interface CellsProps extends Pick<ListRowProps, 'searching' | 'room' | 'colours' | 'query' | 'unfolded' | 'onUnfold'> {
  readonly row: ListRow
}

/** Drawn again only when the article changes: while scrolling, rows merely move. */
const Cells = memo(function Cells({ row, searching, room, colours, query, unfolded, onUnfold }: CellsProps) {
  const t = useT()
  const dates = useDates()
  return (
    <>
      <div role="gridcell" aria-colindex={1} className={styles.titleCell}>
        <div className={styles.titleLine}>
          {row.title === null ? (
            <span className={styles.untitled} dir="auto">
              <span className="visually-hidden">{t('list.untitled')} </span>
              {row.opening === '' ? t('list.noWords') : `“${row.opening}”`}
            </span>
          ) : (
            <span className={styles.title} dir="auto" title={row.title}>
              {row.title}
            </span>
          )}
        </div>
        {searching && row.snippets.length > 0 && (
          <div className={styles.snippets}>
            {row.snippets.slice(0, 2).map((snippet, at) => (
              <p key={at} dir="auto" className={styles.snippet}>
                <span className={styles.before}>
                  <span>{snippetStart(snippet.before.trimEnd(), room)}</span>
                </span>
                {/\s$/.test(snippet.before) && <span className={styles.space}> </span>}
                <mark>{snippet.match}</mark>
                <span className={styles.after}>{snippet.after}</span>
              </p>
            ))}
          </div>
        )}
      </div>
      <div role="gridcell" aria-colindex={2} className={styles.outletCell}>
        <Known value={row.outlet} status={row.outletStatus} unknown={t('list.noOutlet')} />
      </div>
      <div role="gridcell" aria-colindex={3} className={styles.dateCell}>
        <Known
          value={row.date === null ? null : dates.published(row.date)}
          status={row.dateStatus}
          unknown={t('list.noDate')}
        />
      </div>
      <div role="gridcell" aria-colindex={4} className={styles.wordsCell}>
        {t('list.words', { count: row.words })}
        {searching && row.hits > 0 && <span className={styles.hits}>{t('list.hits', { count: row.hits })}</span>}
      </div>
      <div role="gridcell" aria-colindex={5} className={styles.addedCell}>
        {dates.added(row.addedAt)}
      </div>
      <div role="gridcell" aria-colindex={6} className={styles.tagsCell}>
        {row.tags.slice(0, mostTags).map((tag) => (
          <TagChip key={tag} name={tag} colour={colours.get(tag) ?? 'grey'} short />
        ))}
        {row.tags.length > mostTags && (
          <span className={styles.more} title={row.tags.slice(mostTags).join(', ')}>
            {t('list.moreTags', { count: row.tags.length - mostTags })}
            <span className="visually-hidden">{row.tags.slice(mostTags).join(', ')}</span>
          </span>
        )}
      </div>
      {row.alike > 0 && (
        <div role="gridcell" aria-colindex={1} aria-colspan={6} className={styles.alikeCell}>
          <AlikeRows row={row} count={row.alike} query={query} open={unfolded} onOpen={onUnfold} />
        </div>
      )}
    </>
  )
})

/** One row: an article, or the space for one whose page is on its way. */
export function ListRowView({
  ref,
  id,
  index,
  row,
  top,
  selected,
  cursor,
  searching,
  room,
  colours,
  query,
  unfolded,
  onUnfold,
  ...events
}: ListRowProps) {
  return (
    <div
      ref={ref}
      id={id}
      role="row"
      data-index={index}
      aria-rowindex={index + 2}
      aria-selected={selected}
      data-cursor={cursor || undefined}
      data-searching={searching || undefined}
      draggable={row !== undefined}
      className={styles.row}
      style={{ transform: `translateY(${top}px)` }}
      {...events}
    >
      {row === undefined ? (
        <div role="gridcell" aria-colindex={1} className={styles.titleCell}>
          <div className={styles.coming} />
        </div>
      ) : (
        <Cells
          row={row}
          searching={searching}
          room={room}
          colours={colours}
          query={query}
          unfolded={unfolded}
          onUnfold={onUnfold}
        />
      )}
    </div>
  )
}
