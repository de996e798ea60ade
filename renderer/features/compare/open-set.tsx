import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type DragEvent,
  type ReactNode,
} from 'react'
import type { ComparisonSet, SetView } from '../../../main/contract/desk.ts'
import { droppedArticles, holdsArticles } from '../../app/article-drag.ts'
import { useCall, useErrorText } from '../../app/api.ts'
import { useCommand } from '../../app/commands.ts'
import { HiddenShared } from '../../app/hidden-shared.tsx'
import { useView } from '../../app/view-store.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { AlignedRows } from './aligned-rows.tsx'
import { Comparing } from './comparing.tsx'
import { columnOrder } from './columns.ts'
import { FewMembers } from './few-members.tsx'
import { InlineRows } from './inline-rows.tsx'
import { passageMarks, stepPassage } from './passages.ts'
import { PageTabs } from './page-tabs.tsx'
import { PassageInfo } from './passage-info.tsx'
import { ReadingColumns } from './reading-columns.tsx'
import { SetContext } from './set-context.ts'
import type { SetPageProps } from './set-page.ts'
import { setPages } from './set-pages.tsx'
import { SetToolbar } from './set-toolbar.tsx'
import { SidePanel } from './side-panel.tsx'
import { useColumnsScroll, type LevelTarget } from './use-columns-scroll.ts'
import { useComparison, useKeptSelection } from './use-comparison.ts'
import { useMembers } from './use-members.ts'
import { useNarrow } from './use-narrow.ts'
import { useSetChanges } from './use-set-changes.ts'
import { useSetWork } from './use-set-work.ts'
import { useSetViewState } from './use-set-view-state.ts'
import { useShownPlace } from './use-shown-place.ts'
import styles from './set-view.module.css'

const none: readonly never[] = []

/** An open set: its head, its columns or rows, and what is selected in them. */
export function OpenSet({ set }: { readonly set: ComparisonSet }) {
  const t = useT()
  const errorText = useErrorText()
  const root = useRef<HTMLElement>(null)
  const readPage = useRef<() => Partial<SetView>>(() => ({}))
  const { view, change, touch } = useSetViewState(
    set,
    useCallback(() => readPage.current(), []),
  )
  const changes = useSetChanges(set)
  const work = useSetWork(set)
  const openSet = useView((state) => state.openSetView)
  const hideShared = useView((state) => state.hideShared)
  const openDialog = useView((state) => state.openDialog)
  const proposals = useCall('set.proposals', { id: set.id }).data
  const frozen = set.frozenAt !== null
  const around = useMemo(
    () => ({
      frozen,
      newer: new Map((proposals?.newer ?? []).map((proposal) => [proposal.member, proposal])),
      onReplace: changes.replace,
      onAdd: changes.add,
    }),
    [frozen, proposals, changes],
  )

  const columns = useMemo(() => columnOrder(set.members, set.base), [set.members, set.base])
  const members = useMembers(columns)
  const { comparison, waiting, error, stopped, again, stop } = useComparison(columns, set)
  const marks = useMemo(() => comparison && passageMarks(comparison), [comparison])
  const select = useCallback((selected: SetView['selected']) => change({ selected }), [change])
  useKeptSelection(comparison, view.selected, select)

  const showPlace = useShownPlace(root, members, setPages[view.page] === undefined && view.mode === 'reading', marks)
  const narrow = useNarrow()
  const beside = columns.slice(1).find((id) => id === view.beside) ?? columns[1]
  const shown = useMemo(() => (narrow ? columns.slice(0, 1).concat(beside ?? []) : columns), [narrow, columns, beside])
  const scroll = useColumnsScroll({ columns: shown, linked: view.linkedScroll, start: view.scroll, onScrolled: touch })
  useLayoutEffect(() => {
    readPage.current = () => ({
      scroll: Object.fromEntries(Object.entries(scroll.positions()).filter(([id]) => columns.includes(id))),
      left: root.current?.querySelector<HTMLElement>('[data-columns]')?.scrollLeft ?? view.left,
    })
  })

  const [active, setActive] = useState(columns[0] ?? null)
  const activeColumn = active !== null && shown.includes(active) ? active : (shown[0] ?? null)
  const beforeBase = useRef<string | null>(null)
  const makeBase = (article: string): void => {
    beforeBase.current = columns[0] ?? null
    changes.makeBase(article)
  }

  const selectPassage = (passage: number, article: string): void => {
    showPlace(null)
    setActive(article)
    change({ selected: { passage, article } })
    root.current?.querySelector(`[data-column="${article}"]`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
    scroll.level({ passage }, article)
  }
  const step = (direction: 1 | -1): void => {
    if (marks === undefined || activeColumn === null) return
    const has = (id: string): boolean => (marks.get(id)?.length ?? 0) > 0
    const article = has(activeColumn) ? activeColumn : shown.find(has)
    if (article === undefined) return
    const next = stepPassage(marks.get(article)!, view.selected?.passage ?? null, direction, scroll.position(article))
    if (next === null) return
    selectPassage(next.id, article)
    const badge = `[data-column="${article}"] [data-badge="${next.id}"]`
    root.current?.querySelector<HTMLElement>(badge)?.focus({ preventScroll: true })
  }
  const showInTexts = (target: LevelTarget, article: string): void => {
    change({ page: 'texts', mode: 'reading' })
    scroll.level(target, article)
  }

  const showPassage: SetPageProps['onShow'] = (place) => {
    const { article, start } = place
    if (narrow && article !== columns[0]) change({ beside: article })
    setActive(article)
    showPlace(place)
    showInTexts({ characters: new Map([[article, start]]) }, article)
  }

  const many = columns.length > 1
  const Page = many ? setPages[view.page] : undefined
  const texts = Page === undefined
  const toFocus = useRef(false)
  const openPage = (page: SetView['page'], byKey: boolean): void => {
    toFocus.current = byKey
    change({ page })
  }
  useEffect(() => {
    if (!toFocus.current || comparison === undefined) return
    toFocus.current = false
    // What the arrow keys go through comes a moment after the page where it is drawn row by row.
    requestAnimationFrame(() => root.current?.querySelector<HTMLElement>('[data-rove][tabindex="0"]')?.focus())
  }, [view.page, comparison])
  useCommand(
    'set.base',
    () => {
      if (activeColumn === null) return
      const other = activeColumn === columns[0] ? (beforeBase.current ?? columns[1]) : activeColumn
      if (other !== undefined && columns.includes(other)) makeBase(other)
    },
    many && !frozen,
  )
  useCommand('set.freeze', () => openDialog({ kind: 'freeze-set', set: set.id, name: set.name }), many && !frozen)
  useCommand('passage.next', () => step(1), many && texts && view.mode === 'reading' && !hideShared)
  useCommand('passage.previous', () => step(-1), many && texts && view.mode === 'reading' && !hideShared)
  useCommand('set.mode.reading', () => change({ page: 'texts', mode: 'reading' }))
  useCommand('set.mode.aligned', () => change({ page: 'texts', mode: 'aligned' }), many)
  useCommand('set.mode.differences', () => change({ page: 'texts', mode: 'differences' }), many)
  useCommand(
    'set.inline',
    () => change({ page: 'texts', mode: 'differences', inline: view.mode !== 'differences' || !view.inline }),
    many,
  )
  useCommand('reader.furniture', () => change({ hideFurniture: !view.hideFurniture }))
  useCommand('set.close', () => openSet(null))

  const onDrop = (event: DragEvent): void => {
    const articles = droppedArticles(event)
    if (articles.length === 0 || frozen) return
    event.preventDefault()
    event.stopPropagation()
    changes.add(articles)
  }

  const body = (): ReactNode => {
    if (columns.length === 0) return <FewMembers members={0} onAdd={changes.add} />
    if (Page !== undefined) {
      return (
        <Page
          set={set}
          columns={columns}
          members={members}
          comparison={comparison}
          waiting={waiting}
          narrow={narrow}
          work={work}
          onShow={showPassage}
        />
      )
    }
    if (view.mode === 'reading' || !many) {
      return (
        <ReadingColumns
          columns={shown}
          all={columns}
          members={members}
          comparison={comparison}
          marks={marks}
          waiting={waiting}
          view={view}
          narrow={narrow}
          active={activeColumn}
          scroll={scroll}
          onActive={setActive}
          onSelect={selectPassage}
          onClear={() => select(null)}
          onBeside={(id) => change({ beside: id })}
          onSideways={touch}
          onMakeBase={makeBase}
          onMove={changes.move}
          onRemove={changes.remove}
        />
      )
    }
    if (view.mode === 'differences' && view.inline) {
      return (
        <InlineRows
          alignedOnly={view.alignedOnly}
          columns={columns}
          members={members}
          comparison={comparison}
          waiting={waiting}
          onShow={showPassage}
        />
      )
    }
    return (
      <AlignedRows
        mode={view.mode}
        alignedOnly={view.alignedOnly}
        columns={shown}
        all={columns}
        members={members}
        comparison={comparison}
        marks={marks}
        waiting={waiting}
        narrow={narrow}
        work={work}
        onActive={setActive}
        onBeside={(id) => change({ beside: id })}
        onMakeBase={makeBase}
        onMove={changes.move}
        onRemove={changes.remove}
        onShowAlone={() => change({ alignedOnly: false })}
        onShow={showInTexts}
      />
    )
  }

  return (
    // Escape reaches the set from wherever in it the focus is.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      ref={root}
      className={styles.set}
      aria-label={t('compare.set', { name: set.name })}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        showPlace(null)
        if (view.selected === null) return
        event.preventDefault()
        select(null)
      }}
      onDragOver={(event) => {
        if (holdsArticles(event)) event.preventDefault()
      }}
      onDrop={onDrop}
    >
      <SetToolbar
        set={set}
        members={columns.length}
        view={view}
        onView={change}
        changes={changes}
        similar={proposals?.similar ?? none}
        onClose={() => openSet(null)}
      />
      {many && (
        <HiddenShared>
          {t(texts && view.mode === 'reading' ? 'compare.shared.hidden' : 'compare.shared.hidden.elsewhere')}
        </HiddenShared>
      )}
      <PageTabs page={texts ? 'texts' : view.page} isDisabled={!many} onPage={openPage} />
      {waiting && <Comparing columns={columns} onStop={stop} />}
      {stopped && (
        <p className={styles.hintBar} role="status">
          {t('compare.stopped')}
          <Button size="s" onPress={again}>
            {t('compare.goOn')}
          </Button>
        </p>
      )}
      {error !== null && (
        <p className={styles.problem} role="alert">
          {t('compare.error', { message: errorText(error) })}
          <Button size="s" onPress={again}>
            {t('compare.again')}
          </Button>
        </p>
      )}
      {columns.length === 1 && <FewMembers members={1} onAdd={changes.add} />}
      <div className={styles.body}>
        <SetContext value={around}>{body()}</SetContext>
        {view.panel !== null && (
          <SidePanel
            panel={view.panel}
            set={set}
            columns={columns}
            members={members}
            comparison={comparison}
            work={work}
            onShow={showPassage}
            onNotes={changes.setNotes}
            onClose={() => change({ panel: null })}
          />
        )}
      </div>
      {comparison !== undefined && view.selected !== null && texts && view.mode === 'reading' && !hideShared && (
        <PassageInfo
          comparison={comparison}
          selected={view.selected}
          columns={columns}
          members={members}
          onStep={step}
          onGo={selectPassage}
          onClose={() => select(null)}
        />
      )}
    </section>
  )
}
