import { useCallback } from 'react'
import type { SourceRef } from '../../../main/contract/host.ts'
import type { ImportOptions } from '../../../main/contract/import.ts'
import { useAction } from '../../app/api.ts'
import { useShowStarted } from './use-show-started.ts'

/** Starts importing what the researcher handed over, and shows its report as it grows. Nothing handed over: does nothing. */
export function useStartImport(): (sources: readonly SourceRef[], options?: ImportOptions) => Promise<void> {
  const start = useAction('import.start')
  const showStarted = useShowStarted()
  return useCallback(
    async (sources, options = {}) => {
      if (sources.length === 0) return
      showStarted(await start({ sources: sources.map((source) => source.id), options }))
    },
    [start, showStarted],
  )
}
