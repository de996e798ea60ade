import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect } from 'react'
import { settingsSchema, type Settings } from '../../main/contract/host.ts'
import { useApi, useCall } from './api.ts'

const defaults = settingsSchema.parse({})

/** The settings of this computer, and a function that changes some of them; shown at once, remembered by the host. */
export function useSettings(): readonly [
  settings: Settings,
  change: (change: Partial<Settings>) => void,
  loaded: boolean,
] {
  const client = useApi()
  const queries = useQueryClient()
  const { data } = useCall('settings.get', {})
  const change = useCallback(
    (part: Partial<Settings>) => {
      queries.setQueryData<Settings>(['settings.get', {}], (before) => ({ ...(before ?? defaults), ...part }))
      // The window shows the new value already; one that could not be kept is asked again at the next start.
      client.call('settings.set', part).catch(() => undefined)
    },
    [client, queries],
  )
  return [data ?? defaults, change, data !== undefined]
}

/** Follows the settings of other windows, and gives theme and size of article text to the style sheets. */
export function useAppliedSettings(): void {
  const client = useApi()
  const queries = useQueryClient()
  const [{ theme, readerTextSize }] = useSettings()
  useEffect(
    () => client.on('settings.changed', (settings) => queries.setQueryData(['settings.get', {}], settings)),
    [client, queries],
  )
  useEffect(() => {
    const root = document.documentElement
    if (theme === 'system') delete root.dataset['theme']
    else root.dataset['theme'] = theme
    root.style.setProperty('--reader-scale', String(readerTextSize))
  }, [theme, readerTextSize])
}
