import { useCallback } from 'react'
import type { SourceRef } from '../../../main/contract/host.ts'
import type { ImportOptions } from '../../../main/contract/import.ts'
import { useAction } from '../../app/api.ts'
import { currentView } from '../../app/view-store.ts'

/** Starts importing what the researcher handed over, and shows its report as it grows. Nothing handed over: does nothing. */
export function useStartImport(): (sources: readonly SourceRef[], options?: ImportOptions) => Promise<void> {
  const start = useAction('import.start')
  return useCallback(
    async (sources, options = {}) => {
      if (sources.length === 0) return
      const { run } = await start({ sources: sources.map((source) => source.id), options })
      currentView().showRun(run)
    },
    [start],
  )
}
