import { ArrowLeft, BookOpenText, PanelLeft } from 'lucide-react'
import { useEffect, useRef, type ReactNode } from 'react'
import type { CorpusInfo } from '../../main/contract/library.ts'
import { SetView } from '../features/compare/set-view.tsx'
import { ConcordanceView } from '../features/concordance/concordance-view.tsx'
import { DuplicatesView } from '../features/duplicates/duplicates-view.tsx'
import { FacetsPanel } from '../features/facets/facets-panel.tsx'
import { FurnitureView } from '../features/furniture/furniture-view.tsx'
import { HistoryPane } from '../features/history/history-pane.tsx'
import { DropTarget } from '../features/import/drop-target.tsx'
import { ImportBar } from '../features/import/import-bar.tsx'
import { ImportReports } from '../features/import/import-reports.tsx'
import { LibraryPane } from '../features/library/library-pane.tsx'
import { ArticlesPane } from '../features/list/articles-pane.tsx'
import { CurrentFilterChips } from '../features/list/filter-chips.tsx'
import { OriginalPane } from '../features/original/original-pane.tsx'
import { Reader } from '../features/reader/reader.tsx'
import { ReviewQueue } from '../features/review/review-queue.tsx'
import { SearchBox } from '../features/search/search-box.tsx'
import { VerifyPane } from '../features/verify/verify-pane.tsx'
import { VersionBar } from '../features/versions/version-bar.tsx'
import { VersionsView } from '../features/versions/versions-view.tsx'
import { VocabularyView } from '../features/vocabulary/vocabulary-view.tsx'
import { useT } from '../i18n/use-t.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { ResizablePanes, type Pane } from '../ui/resizable-panes.tsx'
import { runCommand, useCommand } from './commands.ts'
import { ErrorBoundary } from './error-boundary.tsx'
import { useCorpusCommands } from './use-corpus-commands.ts'
import { useSettings } from './use-settings.ts'
import { useLayout } from './use-layout.ts'
import { useOriginalShown } from './use-original-shown.ts'
import { useView, type ListView, type Place } from './view-store.ts'
import styles from './workspace.module.css'

/** Places that take the width of the reader, too. */
const wide: ReadonlySet<Place> = new Set(['review', 'duplicates', 'versions', 'furniture', 'vocabulary'])

function ReaderPane({ back, empty }: { readonly back: ReactNode; readonly empty: boolean }) {
  const t = useT()
  const region = useRef<HTMLElement>(null)
  const focused = useView((view) => view.focused)
  const selected = useView((view) => view.selection.size)
  useCommand('view.reader', () => region.current?.focus())
  let content
  // An empty corpus says in its list what to do; twice would be once too often.
  if (empty) content = null
  else if (selected > 1 || focused === null) {
    content = (
      <EmptyState
        icon={BookOpenText}
        title={selected > 1 ? t('reader.many.title', { count: selected }) : t('reader.none.title')}
      >
        {selected > 1 ? t('reader.many.text') : t('reader.none.text')}
      </EmptyState>
    )
  } else content = <Reader articleId={focused} bar={<VersionBar article={focused} />} />
  return (
    <section ref={region} tabIndex={-1} data-reader aria-label={t('pane.reader')} className={styles.reader}>
      {back}
      <ErrorBoundary resetKey={focused}>{content}</ErrorBoundary>
    </section>
  )
}

function Drawer({ onClose, children }: { readonly onClose: () => void; readonly children: ReactNode }) {
  const t = useT()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.querySelector<HTMLElement>('[role="treeitem"][tabindex="0"]')?.focus(), [])
  return (
    <>
      <button
        type="button"
        tabIndex={-1}
        aria-label={t('pane.hideLibrary')}
        className={styles.scrim}
        onClick={onClose}
      />
      <div
        ref={box}
        role="presentation"
        className={styles.drawer}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return
          event.preventDefault()
          event.stopPropagation()
          onClose()
        }}
      >
        {children}
      </div>
    </>
  )
}

const facetsOf = (view: ListView): ReactNode => <FacetsPanel view={view} />

function ListPane({ toggle }: { readonly toggle: ReactNode }) {
  const t = useT()
  const place = useView((view) => view.place)
  return (
    <section aria-label={t('pane.list')} className={styles.list}>
      <div className={styles.search}>
        {toggle}
        <SearchBox />
      </div>
      <ErrorBoundary resetKey={place}>
        {place === 'articles' && <ArticlesPane facets={facetsOf} />}
        {place === 'concordance' && <ConcordanceView chips={<CurrentFilterChips />} />}
        {place === 'vocabulary' && <VocabularyView />}
        {place === 'review' && <ReviewQueue />}
        {place === 'duplicates' && <DuplicatesView />}
        {place === 'versions' && <VersionsView />}
        {place === 'furniture' && <FurnitureView />}
        {place === 'runs' && <ImportReports />}
        {place === 'history' && <HistoryPane />}
        {place === 'verify' && <VerifyPane />}
      </ErrorBoundary>
    </section>
  )
}

/** An open corpus: library, list and reader, or a comparison set in place of the last two. */
export function Workspace({ corpus }: { readonly corpus: CorpusInfo }) {
  const t = useT()
  const layout = useLayout()
  const [{ panes: sizes }, changeSettings] = useSettings()
  const openSet = useView((view) => view.openSet)
  const narrowPane = useView((view) => view.narrowPane)
  const setNarrowPane = useView((view) => view.setNarrowPane)
  const closeSet = useView((view) => view.openSetView)
  const place = useView((view) => view.place)
  const focused = useView((view) => view.focused)
  const selected = useView((view) => view.selection.size)
  const originalShown = useOriginalShown()
  const showOriginal = useView((view) => view.showOriginal)
  // Texts side by side, and lines beside what they would change, need the width of list and reader.
  const lineOpen = useView((view) => view.lineOpen)
  const closeLine = useView((view) => view.closeLine)
  const whole = (wide.has(place) || (place === 'concordance' && !lineOpen)) && openSet === null
  const single = layout === 'single'
  const withOriginal = originalShown && openSet === null && !whole && focused !== null && selected <= 1
  // Text and original side by side need the library's room.
  const drawer = layout !== 'wide' || withOriginal
  const drawerOpen = drawer && narrowPane === 'library'
  useCorpusCommands()
  useCommand('original.toggle', () => showOriginal(!originalShown), openSet === null && !whole)
  useCommand('view.library', () => setNarrowPane('library'), drawer && !drawerOpen)
  useCommand('view.reader', () => setNarrowPane('reader'), single && narrowPane !== 'reader')
  // The search box is there with the list: where that is not shown, it comes first.
  useCommand(
    'search.focus',
    () => {
      closeSet(null)
      setNarrowPane('list')
      requestAnimationFrame(() => runCommand('search.focus'))
    },
    openSet !== null || (single && narrowPane === 'reader'),
  )

  const toggle = drawer && (
    <IconButton
      icon={PanelLeft}
      label={drawerOpen ? t('pane.hideLibrary') : t('pane.showLibrary')}
      pressed={drawerOpen}
      onPress={() => setNarrowPane(drawerOpen ? 'list' : 'library')}
    />
  )
  const besideLines = place === 'concordance' && lineOpen
  const back = (single || besideLines) && openSet === null && (
    <div className={styles.back}>
      {besideLines ? (
        <IconButton icon={ArrowLeft} label={t('concordance.back')} shortcut="Escape" onPress={closeLine} />
      ) : (
        <IconButton icon={ArrowLeft} label={t('pane.back')} onPress={() => setNarrowPane('list')} />
      )}
    </div>
  )
  const library: Pane = {
    id: 'library',
    size: sizes.library,
    min: 168,
    content: (
      <nav aria-label={t('pane.library')} className={styles.library}>
        <LibraryPane />
      </nav>
    ),
  }
  const list: Pane = { id: 'list', size: sizes.list, min: 280, content: <ListPane toggle={toggle} /> }
  const reader: Pane = {
    id: 'reader',
    size: sizes.reader,
    min: 280,
    content: <ReaderPane back={back} empty={corpus.articles + corpus.inBin === 0} />,
  }
  const set: Pane = {
    id: 'set',
    size: sizes.list + sizes.reader,
    min: 400,
    content: (
      <section aria-label={t('pane.set')} className={styles.list}>
        {drawer && <div className={styles.search}>{toggle}</div>}
        <ErrorBoundary resetKey={openSet}>
          {openSet !== null && <SetView key={openSet} setId={openSet} />}
        </ErrorBoundary>
      </section>
    ),
  }
  const original: Pane = {
    id: 'original',
    size: sizes.original,
    min: 300,
    content: (
      <ErrorBoundary resetKey={focused}>
        {withOriginal && focused !== null && <OriginalPane articleId={focused} />}
      </ErrorBoundary>
    ),
  }
  const beside = (100 - sizes.original) / (layout === 'wide' ? sizes.list + sizes.reader : sizes.reader)
  const text = { ...reader, size: sizes.reader * beside }
  const both = layout === 'wide' ? [{ ...list, size: sizes.list * beside }, text, original] : [text, original]
  const middle =
    openSet !== null
      ? [set]
      : whole
        ? [{ ...list, size: sizes.list + sizes.reader }]
        : withOriginal
          ? both
          : [list, reader]
  const one = narrowPane === 'original' && withOriginal ? original : narrowPane === 'reader' ? reader : list
  const shown = single && middle.length > 1 ? [one] : middle
  const panes = drawer ? shown : [library, ...shown]
  const share = panes.reduce((sum, pane) => sum + pane.size, 0)

  return (
    <DropTarget corpus={corpus.name}>
      <main className={styles.workspace}>
        <h1 className="visually-hidden">{corpus.name}</h1>
        <div className={styles.panes}>
          <ResizablePanes
            key={panes.map((pane) => pane.id).join()}
            panes={panes.map((pane) => ({ ...pane, size: (pane.size / share) * 100 }))}
            handleLabel={(id) => t('pane.handle', { pane: t(`pane.${id}`) })}
            onResized={(moved) => {
              if (withOriginal) {
                const { original } = moved
                if (original !== undefined)
                  changeSettings({ panes: { ...sizes, original: Math.round(original * 10) / 10 } })
                return
              }
              const next = { ...sizes }
              for (const id of ['library', 'list', 'reader'] as const) {
                const size = moved[id]
                if (size !== undefined && panes.length === 3) next[id] = Math.round(size * 10) / 10
              }
              const library = moved['library']
              if (library !== undefined && panes.length === 2) {
                const rest = (100 - library) / (sizes.list + sizes.reader)
                Object.assign(next, { library, list: sizes.list * rest, reader: sizes.reader * rest })
              }
              changeSettings({ panes: next })
            }}
          />
          {drawerOpen && <Drawer onClose={() => setNarrowPane('list')}>{library.content}</Drawer>}
        </div>
        <ImportBar />
      </main>
    </DropTarget>
  )
}
