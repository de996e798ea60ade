import { useEffect, useState } from 'react'
import { StartScreen } from '../features/start/start-screen.tsx'
import { useHost } from '../host/use-host.ts'
import { useT } from '../i18n/use-t.ts'
import { Spinner } from '../ui/spinner.tsx'
import { useCall } from './api.ts'
import { Dialogs } from './dialogs.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { forgetSets } from './kept-by-set.ts'
import { MenuBar } from './menu-bar.tsx'
import { useAppliedSettings, useSettings } from './use-settings.ts'
import { useContexts } from './use-contexts.ts'
import { useGlobalCommands } from './use-global-commands.ts'
import { useKeyboard } from './use-keyboard.ts'
import { useView } from './view-store.ts'
import { Workspace } from './workspace.tsx'
import { sortColumnSchema } from '../../main/contract/methods.ts'
import styles from './shell.module.css'

/** The window's content: start screen or corpus, menu bar where the system has none for it, and what lies above both. */
export function Shell() {
  const t = useT()
  const host = useHost()
  const info = useCall('app.info', {}).data
  const [settings, , settingsLoaded] = useSettings()
  const current = useCall('corpus.current', {}, { keep: true })
  const reset = useView((view) => view.reset)
  const corpus = current.data ?? null
  const uuid = corpus?.uuid ?? null
  const nativeMenu = info?.capabilities.nativeMenu ?? true

  useAppliedSettings()
  useKeyboard()
  useGlobalCommands()
  useContexts(uuid !== null, info?.capabilities.nativeMenu === true)

  // What was looked at belongs to the corpus that was open.
  const [shownCorpus, setShownCorpus] = useState(uuid)
  if (shownCorpus !== uuid) {
    setShownCorpus(uuid)
    reset()
    forgetSets()
  }

  useEffect(() => {
    if (!settingsLoaded) return
    const column = sortColumnSchema.safeParse(settings.sort.column)
    if (column.success && column.data !== 'relevance')
      useView.setState({ sort: column.data, descending: settings.sort.descending })
    // Only what was remembered at the start: later the list is the one that knows.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [settingsLoaded])

  const name = corpus?.name
  useEffect(() => {
    host.setTitle(name === undefined ? t('app.name') : t('app.title', { name }))
  }, [host, name, t])

  if (current.isPending || info === undefined || !settingsLoaded) {
    return (
      <div className={styles.wait}>
        <Spinner label={t('ui.loading')} size={24} />
      </div>
    )
  }
  return (
    <div className={styles.shell}>
      {!nativeMenu && <MenuBar corpus={name ?? null} />}
      <div className={styles.content}>
        <ErrorBoundary resetKey={uuid}>
          {corpus === null ? <StartScreen /> : <Workspace key={uuid} corpus={corpus} />}
        </ErrorBoundary>
      </div>
      <Dialogs />
    </div>
  )
}
