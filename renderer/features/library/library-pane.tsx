import { Plus } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useAction, useApi, useCall, useCalls } from '../../app/api.ts'
import { runCommand } from '../../app/commands.ts'
import { languageName } from '../../app/filter-label.ts'
import { toast } from '../../app/toasts.ts'
import { currentView, useView } from '../../app/view-store.ts'
import { useDates } from '../../i18n/dates.ts'
import { useT } from '../../i18n/use-t.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { LibraryTree } from './library-tree.tsx'
import {
  libraryNodes,
  openAtFirst,
  type ArticleDrop,
  type CountedSearch,
  type LibraryNode,
  type Places,
} from './nodes.ts'
import { useLibraryMenu } from './use-library-menu.ts'
import styles from './library.module.css'

/** The line of the library that the window shows now. */
const currentKey = (view: ReturnType<typeof currentView>): string => {
  if (view.openSet !== null) return `set:${view.openSet}`
  if (view.place === 'review' || view.place === 'duplicates') return view.place
  if (view.place === 'runs') return view.openRun === null ? 'runs' : `run:${view.openRun}`
  if (view.place !== 'articles') return ''
  if (view.bin) return 'bin'
  const [filter, another] = view.filters
  if (filter === undefined) return 'all'
  if (another !== undefined) return ''
  if (filter.excluded === true) return ''
  return filter.kind === 'untagged' ? 'untagged' : `${filter.kind}:${filter.value}`
}

/** What open lines of the library hold that is asked for only then: folders, and the days of years. */
function usePlaces(open: ReadonlySet<string>): Places {
  const { day, month } = useDates()
  const folders = useMemo((): { within: string | null }[] => {
    if (!open.has('folders')) return []
    const inside = [...open].filter((key) => key.startsWith('folder:')).map((key) => key.slice('folder:'.length))
    return [null, ...inside].map((within) => ({ within }))
  }, [open])
  const days = useMemo(
    () =>
      [...open].flatMap((key) => {
        const within = /^(?:year|date):(\d{4}(?:-\d{2})?)$/.exec(key)?.[1]
        return within === undefined || !open.has('years') ? [] : [{ within }]
      }),
    [open],
  )
  const folderLists = useCalls('library.folders', folders)
  const dayLists = useCalls('library.days', days)
  return useMemo(
    () => ({
      folders: (within) => folderLists[folders.findIndex((input) => input.within === within)],
      days: (within) => dayLists[days.findIndex((input) => input.within === within)],
      dayName: (value) => (value.length === 7 ? month(value) : day(value)),
    }),
    [folderLists, dayLists, folders, days, day, month],
  )
}

/** Saved searches, counted in one call as long as they are in sight. */
function useSearches(shown: boolean): readonly CountedSearch[] {
  const saved = useCall('savedSearch.list', {}).data
  const queries = useMemo(() => saved?.map(({ query }) => query) ?? [], [saved])
  const counts = useCall('search.count', { queries }, { enabled: shown && queries.length > 0, keep: true }).data
  return useMemo(() => saved?.map((search, at) => ({ search, articles: counts?.[at] ?? null })) ?? [], [saved, counts])
}

/** The left pane: everything that the list can be narrowed to, with counts. */
export function LibraryPane() {
  const t = useT()
  const client = useApi()
  const library = useCall('library.get', {}).data
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set(openAtFirst))
  const current = useView(currentKey)
  const menuOf = useLibraryMenu()
  const assign = useAction('tag.assign')
  const updateSet = useAction('set.update')

  const places = usePlaces(open)
  const searches = useSearches(open.has('searches'))
  const nodes = useMemo(
    () =>
      library === undefined
        ? []
        : libraryNodes(
            library,
            (key) => open.has(key),
            t,
            languageName,
            (run) => t('library.run', { label: run.label, at: new Date(run.startedAt) }),
            places,
            searches,
          ),
    [library, open, t, places, searches],
  )

  const choose = (node: LibraryNode, add: boolean): void => {
    const { target } = node
    const view = currentView()
    if (target.to === 'all') view.clearFilters(!add)
    else if (target.to === 'bin') view.showBin()
    else if (target.to === 'review' || target.to === 'duplicates' || target.to === 'history') view.show(target.to)
    else if (target.to === 'set') view.openSetView(target.id)
    else if (target.to === 'filter') {
      // A saved search is shown as it was saved, without what else is in the box.
      if (target.filter.kind === 'search' && !add) view.setQuery('')
      view.applyFilter(target.filter, add)
    } else toggle(node)
  }
  const toggle = (node: LibraryNode): void =>
    setOpen((before) => {
      const next = new Set(before)
      if (!next.delete(node.key)) next.add(node.key)
      return next
    })

  const drop = async ({ node, ids }: ArticleDrop): Promise<void> => {
    const { target } = node
    if (target.to === 'set') {
      const set = await client.call('set.get', { id: target.id })
      const members = [...new Set([...set.members, ...ids])]
      const added = members.length - set.members.length
      if (added > 0) await updateSet({ id: target.id, members })
      toast({ tone: 'success', text: t('sets.addedTo', { count: added, name: target.name }), command: 'history.undo' })
    } else if (target.to === 'filter' && target.filter.kind === 'tag') {
      const name = target.filter.value
      const { changed } = await assign({ ids: [...ids], add: [name] })
      toast({ tone: 'success', text: t('tags.added', { count: changed, name }), command: 'history.undo' })
    }
  }

  return (
    <div className={styles.pane}>
      <header className={styles.header}>
        <h2 className={styles.title}>{t('pane.library')}</h2>
        <IconButton
          icon={Plus}
          size="s"
          label={t('command.tag.create')}
          onPress={() => void runCommand('tag.create')}
        />
      </header>
      <LibraryTree
        nodes={nodes}
        current={current}
        menuOf={menuOf}
        onChoose={choose}
        onToggle={toggle}
        onDrop={(dropped) => void drop(dropped)}
      />
    </div>
  )
}
