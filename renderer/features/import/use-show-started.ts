import { useCallback } from 'react'
import { toast } from '../../app/toasts.ts'
import { currentView } from '../../app/view-store.ts'
import { useT } from '../../i18n/use-t.ts'

/** Shows the report of an import that was started, or says that it waits for others. */
export function useShowStarted(): (started: { readonly run: string | null }) => void {
  const t = useT()
  return useCallback(
    ({ run }) => {
      if (run === null) toast({ text: t('import.queued') })
      else currentView().showRun(run)
    },
    [t],
  )
}
