import { useEffect, useState } from 'react'
import type { AppEvents } from '../../../main/contract/events.ts'
import { useApi } from '../../app/api.ts'

/** How far the reading of texts for a query is; null before the first word of it, and for one that is done at once. */
export function useScanProgress(query: string): AppEvents['concordance.progress'] | null {
  const client = useApi()
  const [progress, setProgress] = useState<AppEvents['concordance.progress'] | null>(null)
  useEffect(() => client.on('concordance.progress', setProgress), [client])
  return progress?.query === query ? progress : null
}
