import { useAction, useApi, useCall } from '../../app/api.ts'
import { useCommandEntries } from '../../app/command-entries.ts'
import { runCommand } from '../../app/commands.ts'
import { clauseOf } from '../../app/filters.ts'
import { currentView } from '../../app/view-store.ts'
import { useT } from '../../i18n/use-t.ts'
import type { MenuEntry } from '../../ui/menu.tsx'
import type { LibraryNode } from './nodes.ts'

/** The context menu of a line of the library; empty where there is nothing to do besides showing it. */
export function useLibraryMenu(): (node: LibraryNode) => MenuEntry[] {
  const t = useT()
  const { openDialog, applyFilter, clearFilters, setQuery, openSetView, showRun } = currentView()
  const client = useApi()
  const update = useAction('savedSearch.update')
  const searches = useCall('savedSearch.list', {}).data ?? []
  const tagCommands = useCommandEntries(['-', 'tag.create', 'tag.manage'])
  const yearCommands = useCommandEntries(['calendar.open'])
  return (node) => {
    const { target } = node
    const entry = (id: string, onAction: () => void, more: Partial<MenuEntry> = {}): MenuEntry => ({
      id,
      label: t(`library.menu.${id}`),
      onAction,
      ...more,
    })
    if (target.to === 'set') {
      const { id, name } = target
      return [
        entry('open', () => openSetView(id)),
        entry('list', () => applyFilter({ kind: 'set', value: name })),
        entry('rename', () => openDialog({ kind: 'rename-set', set: id, name }), { separated: true }),
        entry('duplicate', () => openDialog({ kind: 'duplicate-set', set: id, name })),
        entry('delete', () => openDialog({ kind: 'delete-set', set: id, name }), { danger: true }),
      ]
    }
    if (target.to !== 'filter') return node.key === 'tags' ? tagCommands : node.key === 'years' ? yearCommands : []
    const { filter } = target
    const shared = [entry('show', () => applyFilter(filter)), entry('narrow', () => applyFilter(filter, true))]
    const { search } = node
    if (search !== undefined) {
      const { id, name, query } = search
      const at = searches.findIndex((other) => other.id === id)
      const move = (by: number): void => void update({ id, position: at + by }).catch(() => undefined)
      return [
        ...shared,
        entry('query', () => {
          clearFilters()
          setQuery(query)
          runCommand('search.focus')
        }),
        entry('set', () => {
          const asked = { query: clauseOf({ kind: 'search', value: name }) }
          void client
            .call('article.ids', asked)
            .then((ids) => openDialog({ kind: 'create-set', ids }))
            .catch(() => undefined)
        }),
        entry('edit-search', () => openDialog({ kind: 'edit-search', search: id }), { separated: true }),
        entry('up', () => move(-1), { isDisabled: at <= 0 }),
        entry('down', () => move(1), { isDisabled: at >= searches.length - 1 }),
        entry('delete', () => openDialog({ kind: 'delete-search', search: id }), { danger: true, separated: true }),
      ]
    }
    if (filter.kind === 'run') return [...shared, entry('report', () => showRun(filter.value), { separated: true })]
    const { tag } = node
    if (tag === undefined) return shared
    return [
      ...shared,
      entry('edit', () => openDialog({ kind: 'edit-tag', tag }), { separated: true }),
      entry('merge', () => openDialog({ kind: 'merge-tag', tag })),
      entry('delete', () => openDialog({ kind: 'delete-tag', tag }), { danger: true }),
      ...tagCommands.map((command, at) => (at === 0 ? { ...command, separated: true } : command)),
    ]
  }
}
