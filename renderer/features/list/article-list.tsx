import {
  memo,
  useCallback,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
} from 'react'
import type { ArticleId } from '../../../main/contract/article.ts'
import type { TagColour } from '../../../main/contract/desk.ts'
import type { ListQuery, SortColumn } from '../../../main/contract/methods.ts'
import { startArticleDrag } from '../../app/article-drag.ts'
import { runCommand, useCommand } from '../../app/commands.ts'
import { useCommandEntries } from '../../app/command-entries.ts'
import { useCall } from '../../app/api.ts'
import { useLayout } from '../../app/use-layout.ts'
import { useSettings } from '../../app/use-settings.ts'
import { targetsOf, useView, currentView } from '../../app/view-store.ts'
import { useT } from '../../i18n/use-t.ts'
import { onApple } from '../../ui/keys.ts'
import { ContextMenu, type MenuPoint } from '../../ui/menu.tsx'
import { useRows } from '../../ui/use-rows.ts'
import { ListHeader, descendingFirst } from './list-header.tsx'
import { ListRowView } from './list-row.tsx'
import { useListCursor } from './use-list-cursor.ts'
import { rowsAround } from './list-page.ts'
import { rowCount, type ListWindow } from './use-list-window.ts'
import { useQuickFind } from './use-quick-find.ts'
import styles from './article-list.module.css'

/** From this width of the pane on, a row is one line of columns; below, two lines. CSS pixels, as in the style sheet. */
const wideFrom = 720
const tightUpTo = 480
/** Pixels of the pane for each character that a snippet may have before its hit, so that more than half of the line is left; in steps. */
const pixelsBefore = { wide: 20, narrow: 12 }
const roomStep = 4
const heights = { wide: 34, narrow: 56, snippet: 40 }

interface ArticleListProps {
  readonly query: ListQuery
  readonly list: ListWindow
  readonly width: number
  /** Called with the rows in sight, so that their pages can be fetched. */
  readonly onRange: (first: number, last: number) => void
}

interface RowsProps {
  readonly none: boolean
  readonly children: ReactNode
}

/** The rows. Where there are none those before stay, unseen: while one types, some come with the next letter and need not be built anew. */
const Rows = memo(
  function Rows({ children }: RowsProps) {
    return children
  },
  (_, next) => next.none,
)

/** The list of articles: a grid that draws only the rows in sight, however many there are. */
export function ArticleList({ query, list, width, onRange }: ArticleListProps) {
  const { searching } = list
  const t = useT()
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const [menu, setMenu] = useState<MenuPoint | null>(null)
  const [, changeSettings] = useSettings()
  const selection = useView((view) => view.selection)
  const select = useView((view) => view.select)
  const setSort = useView((view) => view.setSort)
  const setRanked = useView((view) => view.setRanked)
  const openArticle = useView((view) => view.openArticle)
  const tags = useCall('library.get', {}).data?.tags
  const colours = useMemo(() => new Map<string, TagColour>(tags?.map((tag) => [tag.name, tag.colour])), [tags])
  const [unfolded, setUnfolded] = useState<ReadonlySet<ArticleId>>(new Set())
  // With articles of the same text as one, there are fewer rows than articles.
  const total = rowCount(list)
  const wide = width >= wideFrom
  const room = Math.max(1, Math.floor(width / (wide ? pixelsBefore.wide : pixelsBefore.narrow) / roomStep)) * roomStep
  const single = useLayout() === 'single'
  const sheet = useRef<HTMLDivElement>(null)
  const [cursorRow, setCursorRow] = useState(-1)

  const key = JSON.stringify(list.query)
  const { rows, height, first, last, measure, reveal } = useRows(scroller, sheet, {
    name: key,
    count: total,
    height: (wide ? heights.wide : heights.narrow) + (searching ? heights.snippet : 0),
    around: rowsAround,
    // The row with the cursor stays in the page, for it is what screen readers are pointed at.
    besides: cursorRow,
  })
  useEffect(() => onRange(first, last), [first, last, onRange])

  const cursor = useListCursor(list, reveal)
  if (cursorRow !== cursor.index) setCursorRow(cursor.index)
  const quickFind = useQuickFind(list.query, total, cursor.index, (index) => cursor.move(index, 'alone'))

  const sortBy = useCallback(
    (column: SortColumn, descending: boolean): void => {
      setSort(column, descending)
      changeSettings({ sort: { column, descending } })
    },
    [setSort, changeSettings],
  )
  const sortCommand = (column: SortColumn) => (): void =>
    sortBy(column, query.sort === column ? !query.descending : descendingFirst[column])

  useCommand('selection.all', cursor.selectAll)
  useCommand('selection.clear', () => select(new Set()), selection.size > 0)
  useCommand('article.next', () => cursor.move(cursor.index + 1, 'alone'))
  useCommand('article.previous', () => cursor.move(Math.max(cursor.index, 1) - 1, 'alone'))
  useCommand('article.open', () => {
    const [first] = targetsOf(currentView())
    if (first !== undefined) openArticle(first)
    runCommand('view.reader')
  })
  useCommand('view.list', () => scroller.current?.focus())
  useCommand('sort.relevance', () => setRanked(true), searching)
  useCommand('sort.hits', sortCommand('hits'), searching)
  useCommand('sort.title', sortCommand('title'))
  useCommand('sort.outlet', sortCommand('outlet'))
  useCommand('sort.date', sortCommand('date'))
  useCommand('sort.words', sortCommand('words'))
  useCommand('sort.added', sortCommand('added'))

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== scroller.current) return
    if (quickFind.onKey(event)) return
    const command = onApple ? event.metaKey : event.ctrlKey
    const at = cursor.index
    // Rows with snippets are higher than others; of the first and the last in sight there may be a part only.
    const page = Math.max(1, last - first - 1)
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: Math.max(at, 1) - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: total - 1,
    }
    const target = targets[event.key]
    if (target !== undefined) cursor.move(target, event.shiftKey ? 'range' : command ? 'cursor-only' : 'alone')
    else if (event.key === ' ') cursor.move(at, command ? 'toggle' : 'alone')
    else if (event.key === 'Enter') runCommand('article.open')
    else if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') unfoldAt(at, event.key === 'ArrowRight')
    else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) openMenuAtCursor()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  const unfold = (article: ArticleId, open: boolean): void =>
    setUnfolded((before) => {
      const next = new Set(before)
      if (open) next.add(article)
      else next.delete(article)
      return next
    })
  /** Right unfolds the articles with the same text, and then goes in; left folds them. */
  const unfoldAt = (index: number, open: boolean): void => {
    const row = list.rowAt(index)
    if (row === undefined || row.alike === 0) return
    if (open && unfolded.has(row.id))
      scroller.current?.querySelector<HTMLElement>('[data-cursor] [data-alike]')?.focus()
    else unfold(row.id, open)
  }

  const openMenuAtCursor = (): void => {
    const row = scroller.current?.querySelector('[data-cursor]')?.getBoundingClientRect()
    if (row !== undefined) setMenu({ x: row.left + 24, y: row.bottom - 8 })
  }

  const onRowMouseDown = (event: MouseEvent, index: number): void => {
    if (event.button === 2) {
      const row = list.rowAt(index)
      if (row !== undefined && !selection.has(row.id)) cursor.move(index, 'alone')
      return
    }
    if (event.button !== 0) return
    const toggle = onApple ? event.metaKey : event.ctrlKey
    if (event.shiftKey) {
      event.preventDefault()
      cursor.move(index, 'range')
    } else if (toggle) cursor.move(index, 'toggle')
    // A press on a selected row may be the start of dragging all of them; a click without a drag selects it alone.
    else if (selection.size < 2 || !selection.has(list.rowAt(index)?.id ?? '')) cursor.move(index, 'alone')
    scroller.current?.focus({ preventScroll: true })
  }

  const onRowClick = (event: MouseEvent, index: number): void => {
    if (event.shiftKey || event.ctrlKey || event.metaKey || event.detail === 0) return
    if (currentView().selection.size > 1) cursor.move(index, 'alone')
    // With one pane at a time the article takes the place of the list.
    if (single) runCommand('article.open')
  }

  const entries = useCommandEntries([
    'article.open',
    'article.similar',
    '-',
    'article.tag',
    'article.edit',
    '-',
    'set.compare',
    'set.create',
    'set.add',
    '-',
    ...(query.bin ? (['article.restore'] as const) : (['article.delete'] as const)),
  ])

  const lines = rows.map(({ index, top }) => {
    const row = list.rowAt(index)
    return (
      <ListRowView
        // By its place: while one types, other words in a row that is there are drawn sooner than another row.
        key={index}
        ref={measure}
        id={`${id}-${index}`}
        index={index}
        row={row}
        top={top}
        selected={row !== undefined && selection.has(row.id)}
        cursor={index === cursor.index}
        searching={searching}
        room={room}
        colours={colours}
        query={list.query}
        unfolded={row !== undefined && unfolded.has(row.id)}
        onUnfold={unfold}
        onMouseDown={(event) => onRowMouseDown(event, index)}
        onClick={(event) => onRowClick(event, index)}
        onDoubleClick={() => runCommand('article.open')}
        onContextMenu={(event) => {
          event.preventDefault()
          setMenu({ x: event.clientX, y: event.clientY })
        }}
        onDragStart={(event) => {
          const ids = targetsOf(currentView())
          startArticleDrag(event, ids, t('list.dragging', { count: ids.length }))
        }}
      />
    )
  })

  return (
    <>
      <div
        ref={scroller}
        role="grid"
        tabIndex={0}
        aria-label={query.bin ? t('list.binLabel') : t('list.label')}
        aria-multiselectable
        aria-rowcount={total + 1}
        aria-colcount={6}
        aria-activedescendant={cursor.index >= 0 ? `${id}-${cursor.index}` : undefined}
        className={styles.grid}
        data-layout={wide ? 'wide' : 'narrow'}
        data-tight={width < tightUpTo || undefined}
        data-sort={query.sort}
        onKeyDown={onKeyDown}
      >
        <ListHeader sort={query.sort} descending={query.descending} onSort={sortBy} />
        <div ref={sheet} role="rowgroup" className={styles.rows} style={{ height }}>
          <Rows none={total === 0}>{lines}</Rows>
        </div>
      </div>
      {quickFind.text !== '' && (
        <div role="status" className={styles.find}>
          {t(quickFind.found ? 'list.find' : 'list.findNone', { text: quickFind.text })}
        </div>
      )}
      {menu !== null && (
        <ContextMenu label={t('list.menu')} at={menu} entries={entries} onClose={() => setMenu(null)} />
      )}
    </>
  )
}
