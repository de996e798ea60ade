import { BookOpen, FileDown, SearchX, Trash2, TriangleAlert } from 'lucide-react'
import { useCallback, useEffect, useLayoutEffect, useRef, useState, type ReactNode } from 'react'
import { useStore } from 'zustand'
import { useErrorText } from '../../app/api.ts'
import { runCommand, useCommand } from '../../app/commands.ts'
import { useJobs } from '../../app/use-jobs.ts'
import { useSettings } from '../../app/use-settings.ts'
import { OfferSlot } from '../../app/offer-slot.tsx'
import { HiddenShared } from '../../app/hidden-shared.tsx'
import { currentView, useView, type ListView } from '../../app/view-store.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { ArticleList } from './article-list.tsx'
import { FilterChips } from './filter-chips.tsx'
import { ListNotes } from './list-notes.tsx'
import { ListStatus } from './list-status.tsx'
import { RelaxQuery } from './relax-query.tsx'
import { SelectionBar } from './selection-bar.tsx'
import { useAnsweredView, type AnsweredView } from './use-answered-view.ts'
import { rowCount, useListWindow, type ListWindow } from './use-list-window.ts'
import styles from './articles-pane.module.css'

const useWidth = () => {
  const ref = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const element = ref.current
    if (element === null) return
    const observer = new ResizeObserver(([entry]) => setWidth(Math.round(entry!.contentRect.width)))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  return [ref, width] as const
}

interface NothingProps {
  readonly view: ListView
  readonly filtered: boolean
  /** The answer to the next query is on its way: what else this one could be is of no use any more. */
  readonly busy: boolean
}

/** Nothing in the list: why, and what to do. */
function NothingHere({ view, filtered, busy }: NothingProps) {
  const t = useT()
  const clearFilters = useView((view) => view.clearFilters)
  const importing = useJobs((state) => state.jobs.some((job) => job.kind === 'import'))
  if (view.bin) {
    return (
      <EmptyState icon={Trash2} title={t('list.empty.bin.title')}>
        {t('list.empty.bin.text')}
      </EmptyState>
    )
  }
  if (filtered) {
    return (
      <EmptyState
        icon={SearchX}
        title={t('list.empty.search.title')}
        actions={<Button onPress={() => clearFilters(true)}>{t('list.empty.search.action')}</Button>}
      >
        {t('list.empty.search.text')}
        {!busy && <RelaxQuery view={view} />}
      </EmptyState>
    )
  }
  if (importing) {
    return (
      <EmptyState icon={FileDown} title={t('list.empty.importing.title')}>
        {t('list.empty.importing.text')}
      </EmptyState>
    )
  }
  return (
    <EmptyState
      icon={FileDown}
      title={t('list.empty.corpus.title')}
      actions={
        <>
          <Button tone="primary" onPress={() => runCommand('import.files')}>
            {t('list.empty.corpus.files')}
          </Button>
          <Button onPress={() => runCommand('import.folder')}>{t('list.empty.corpus.folder')}</Button>
          <Button onPress={() => runCommand('corpus.sample')}>
            <BookOpen size={14} aria-hidden />
            {t('list.empty.corpus.sample')}
          </Button>
        </>
      }
    >
      {t('list.empty.corpus.text')}
    </EmptyState>
  )
}

interface BodyProps extends Pick<AnsweredView, 'behind'> {
  readonly list: ListWindow
  readonly children: ReactNode
}

/** Where the list stands. It alone is drawn when a key is pressed, to tell that the list is of the query before. */
function ListBody({ behind, list, children }: BodyProps) {
  const isBehind = useStore(behind)
  return (
    <div className={styles.body} aria-busy={isBehind || list.busy} data-late={list.late || undefined}>
      {children}
    </div>
  )
}

interface PaneProps {
  /** The counts of what a view finds, shown above the list when they are wished for. */
  readonly facets: (view: ListView) => ReactNode
}

/** The middle pane: filters, how many articles answer, and the list. */
export function ArticlesPane({ facets }: PaneProps) {
  const t = useT()
  const errorText = useErrorText()
  const [settings, changeSettings] = useSettings()
  const inSight = useRef({ searching: 0, browsing: 0 })
  const answered = useAnsweredView(settings.grouped, inSight)
  const { view, query, searching, behind } = answered
  const { filters, bin } = view
  const counted = settings.facets && !bin
  // Another query begins at its top, wherever the one before was scrolled to.
  const asked = JSON.stringify(query)
  const [range, setRange] = useState({ asked, first: 0, last: 0 })
  const { first, last } = range.asked === asked ? range : { first: 0, last: 0 }
  const list = useListWindow(answered, first, last)
  const shown = JSON.stringify(list.query)
  const count = rowCount(list)
  const onRange = useCallback(
    (from: number, to: number) => {
      // A list that ends in sight does not tell how many rows there is room for.
      if (to + 1 < count) inSight.current[list.searching ? 'searching' : 'browsing'] = to - from + 1
      setRange({ asked: shown, first: from, last: to })
    },
    [shown, list.searching, count],
  )
  const [box, width] = useWidth()
  const select = useView((view) => view.select)
  const selected = useView((view) => view.selection.size)
  useCommand('facets.toggle', () => changeSettings({ facets: !settings.facets }), !bin)
  useCommand('list.group', () => changeSettings({ grouped: !settings.grouped }), !bin)

  // A selection is of this list: what the next query leaves out must not be acted upon unseen. Nor what was selected of the list before
  // while the answer was on its way.
  const key = [query, list.query].map((one) => `${one.query}\n${String(one.bin)}`).join('\n')
  const before = useRef(key)
  useEffect(() => {
    if (before.current === key) return
    before.current = key
    if (currentView().selection.size > 0) select(new Set())
  }, [key, select])

  const filtered = searching || filters.length > 0

  let instead: ReactNode = null
  if (list.error !== null) {
    instead = (
      <EmptyState
        icon={TriangleAlert}
        title={t('list.error')}
        actions={<Button onPress={list.retry}>{t('app.retry')}</Button>}
      >
        {errorText(list.error)}
      </EmptyState>
    )
  } else if (list.total === undefined || (list.total === 0 && list.late)) {
    // That nothing was found must not pass for the answer; and the rows that are kept for the next one are of none.
    instead = (
      <div className={styles.wait}>
        <Spinner label={t('ui.loading')} />
      </div>
    )
  } else if (list.total === 0) instead = <NothingHere view={view} filtered={filtered} busy={list.busy} />

  const covered = instead !== null
  const place = useRef<HTMLDivElement>(null)
  const focused = useRef(false)
  // What is covered loses the focus: the list has it again as soon as there are rows, unless it went elsewhere.
  useLayoutEffect(() => {
    if (covered) focused.current = place.current?.contains(document.activeElement) === true
    else if (focused.current && document.activeElement === document.body)
      place.current?.querySelector<HTMLElement>('[role="grid"]')?.focus({ preventScroll: true })
  }, [covered])

  return (
    <div ref={box} className={styles.pane}>
      <ListStatus query={query} list={list} searching={searching} filtered={filtered} />
      <FilterChips view={view} />
      <HiddenShared>{t(searching ? 'list.shared.hidden' : 'list.shared.hidden.unsearched')}</HiddenShared>
      <ListNotes view={view} list={list} />
      <OfferSlot className={styles.offers} />
      {counted && facets(view)}
      <ListBody behind={behind} list={list}>
        {instead}
        {/* While one types, the list comes and goes: to build it anew each time would take longer than the search. */}
        <div ref={place} className={styles.list} data-covered={covered || undefined}>
          <ArticleList query={query} list={list} width={width} onRange={onRange} />
        </div>
      </ListBody>
      {selected > 1 && <SelectionBar />}
    </div>
  )
}
