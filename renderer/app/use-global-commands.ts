import { useEffect } from 'react'
import { useHost } from '../host/use-host.ts'
import { useAction, useApi, useCall } from './api.ts'
import { runCommand, useCommand } from './commands.ts'
import { useSettings } from './use-settings.ts'
import { useView } from './view-store.ts'

const smallest = 0.8
const largest = 2
const step = 0.1

const rounded = (size: number): number => Math.round(Math.min(largest, Math.max(smallest, size)) * 10) / 10

/** The commands that work with and without a corpus. */
export function useGlobalCommands(): void {
  const client = useApi()
  const host = useHost()
  const info = useCall('app.info', {}).data
  const [settings, change] = useSettings()
  const openDialog = useView((view) => view.openDialog)
  const openCorpus = useAction('corpus.open')
  const openSample = useAction('corpus.sample')

  useEffect(() => client.on('command.invoked', ({ id }) => void runCommand(id)), [client])

  useCommand('corpus.new', () => openDialog({ kind: 'new-corpus' }))
  useCommand('corpus.open', () => {
    if (info?.capabilities.nativeDialogs !== true) return openDialog({ kind: 'open-corpus' })
    void host.pickSources('corpus', client).then(([source]) => source && openCorpus({ source: source.id }))
  })
  useCommand('corpus.sample', () => void openSample({}))
  useCommand('settings.open', () => openDialog({ kind: 'settings' }))
  useCommand('palette.open', () => openDialog({ kind: 'palette' }))
  useCommand('help.shortcuts', () => openDialog({ kind: 'shortcuts' }))
  useCommand('help.about', () => openDialog({ kind: 'about' }))
  useCommand('view.larger', () => change({ readerTextSize: rounded(settings.readerTextSize + step) }))
  useCommand('view.smaller', () => change({ readerTextSize: rounded(settings.readerTextSize - step) }))
  useCommand('theme.system', () => change({ theme: 'system' }))
  useCommand('theme.light', () => change({ theme: 'light' }))
  useCommand('theme.dark', () => change({ theme: 'dark' }))
}
