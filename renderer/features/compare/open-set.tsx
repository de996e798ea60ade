import { useCallback, useLayoutEffect, useMemo, useRef, useState, type DragEvent, type ReactNode } from 'react'
import type { ComparisonSet, SetView } from '../../../main/contract/desk.ts'
import { droppedArticles, holdsArticles } from '../../app/article-drag.ts'
import { useErrorText } from '../../app/api.ts'
import { useCommand } from '../../app/commands.ts'
import { useView } from '../../app/view-store.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { AlignedRows } from './aligned-rows.tsx'
import { columnOrder } from './columns.ts'
import { FewMembers } from './few-members.tsx'
import { passageMarks, stepPassage } from './passages.ts'
import { PassageInfo } from './passage-info.tsx'
import { ReadingColumns } from './reading-columns.tsx'
import { SetToolbar } from './set-toolbar.tsx'
import { SidePanel } from './side-panel.tsx'
import { useColumnsScroll, type LevelTarget } from './use-columns-scroll.ts'
import { useComparison, useKeptSelection } from './use-comparison.ts'
import { useMembers } from './use-members.ts'
import { useNarrow } from './use-narrow.ts'
import { useSetChanges } from './use-set-changes.ts'
import { useSetViewState } from './use-set-view-state.ts'
import styles from './set-view.module.css'

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
  const openSet = useView((state) => state.openSetView)

  const columns = useMemo(() => columnOrder(set.members, set.base), [set.members, set.base])
  const members = useMembers(columns)
  const { comparison, waiting, error, again } = useComparison(columns, set.minWords)
  const marks = useMemo(() => comparison && passageMarks(comparison), [comparison])
  const select = useCallback((selected: SetView['selected']) => change({ selected }), [change])
  useKeptSelection(comparison, view.selected, select)

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
    change({ mode: 'reading' })
    scroll.level(target, article)
  }

  const many = columns.length > 1
  useCommand(
    'set.base',
    () => {
      if (activeColumn === null) return
      const other = activeColumn === columns[0] ? (beforeBase.current ?? columns[1]) : activeColumn
      if (other !== undefined && columns.includes(other)) makeBase(other)
    },
    many,
  )
  useCommand('passage.next', () => step(1), many && view.mode === 'reading')
  useCommand('passage.previous', () => step(-1), many && view.mode === 'reading')
  useCommand('reader.furniture', () => change({ hideFurniture: !view.hideFurniture }))
  useCommand('set.close', () => openSet(null))

  const onDrop = (event: DragEvent): void => {
    const articles = droppedArticles(event)
    if (articles.length === 0) return
    event.preventDefault()
    event.stopPropagation()
    changes.add(articles)
  }

  const body = (): ReactNode => {
    if (columns.length === 0) return <FewMembers members={0} onAdd={changes.add} />
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
        if (event.key !== 'Escape' || event.defaultPrevented || view.selected === null) return
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
        onClose={() => openSet(null)}
      />
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
        {body()}
        {view.panel !== null && (
          <SidePanel
            panel={view.panel}
            set={set}
            columns={columns}
            members={members}
            comparison={comparison}
            onNotes={changes.setNotes}
            onClose={() => change({ panel: null })}
          />
        )}
      </div>
      {comparison !== undefined && view.selected !== null && view.mode === 'reading' && (
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
