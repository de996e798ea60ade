import { useEffect } from 'react'
import type { CommandContext } from '../../main/contract/commands.ts'
import { useApi, useCall } from './api.ts'
import { setContexts, useEnabledCommands } from './commands.ts'
import { useView } from './view-store.ts'

/** Keeps the commands told of what the window shows, and the native menu told of the commands. */
export function useContexts(hasCorpus: boolean, nativeMenu: boolean): void {
  const client = useApi()
  const history = useCall('history.state', {}, { enabled: hasCorpus }).data
  const focused = useView((view) => view.focused)
  const targets = useView((view) => (view.selection.size > 0 ? view.selection.size : view.focused === null ? 0 : 1))
  const setOpen = useView((view) => view.openSet !== null)
  const reviewing = useView((view) => view.place === 'review' && view.openSet === null)

  useEffect(() => {
    const contexts = new Set<CommandContext>(['always'])
    if (hasCorpus) {
      contexts.add('corpus')
      if (targets > 0) contexts.add('selection')
      if (targets > 1) contexts.add('selection-many')
      if (setOpen) contexts.add('set')
      if (setOpen || focused !== null) contexts.add('texts')
      if (reviewing) contexts.add('review')
      if (focused !== null) contexts.add('article')
      if ((history?.undo ?? null) !== null) contexts.add('undo')
      if ((history?.redo ?? null) !== null) contexts.add('redo')
    }
    setContexts(contexts)
  }, [hasCorpus, targets, setOpen, reviewing, focused, history?.undo, history?.redo])

  const enabled = useEnabledCommands().join(' ')
  useEffect(() => {
    if (!nativeMenu) return
    // The menu is a convenience: a connection that is lost says so elsewhere.
    client.call('menu.update', { enabled: enabled.split(' ').filter((id) => id !== '') }).catch(() => undefined)
  }, [client, enabled, nativeMenu])
}
