import { app, nativeTheme, type BrowserWindow } from 'electron'
import type { App } from '../api/app.ts'
import type { AppEvents, EventName } from '../contract/events.ts'
import { shareDone } from '../contract/job-share.ts'

// What Electron takes for: at work, nobody knows for how long.
const WORKING = 2

/**
 * Shows the state of the app where the system shows it: the theme of its own dialogs and menus, the progress of an import on
 * the task bar, and the open corpus among the recent documents and in the window's title bar (macOS).
 */
export function followApp(core: App, window: () => BrowserWindow | undefined, platform: NodeJS.Platform): void {
  let location: string | undefined
  const call = { signal: new AbortController().signal }
  const showCorpus = async (): Promise<void> => {
    const corpus = await core.handlers['corpus.current']({}, call)
    if (platform === 'darwin') window()?.setRepresentedFilename(corpus?.location ?? '')
    // Linux keeps no list of its own for programs; the start page has ours.
    if (corpus !== null && corpus.location !== location && platform !== 'linux') app.addRecentDocument(corpus.location)
    location = corpus?.location
  }
  // A corpus that is being closed cannot be asked, and need not be shown.
  const showCorpusSoon = (): void => void showCorpus().catch(() => undefined)
  const listeners: { readonly [N in EventName]?: (data: AppEvents[N]) => void } = {
    'settings.changed': ({ theme }) => {
      nativeTheme.themeSource = theme
    },
    'data.changed': ({ topics }) => {
      if (topics.includes('corpus')) showCorpusSoon()
    },
    'job.progress': (progress) => {
      // One that waits says nothing about the one that runs.
      if (progress.phase !== 'waiting')
        window()?.setProgressBar(
          shareDone(progress) ?? WORKING,
          progress.paused === true ? { mode: 'paused' } : undefined,
        )
    },
    'job.ended': () => window()?.setProgressBar(-1),
  }
  core.onEvent((name, data) => listeners[name]?.(data))
  void core.handlers['settings.get']({}, call).then(({ theme }) => (nativeTheme.themeSource = theme))
  showCorpusSoon()
}
