import { useSyncExternalStore } from 'react'

const query = window.matchMedia('(max-width: 899.98px)')

const subscribe = (changed: () => void): (() => void) => {
  query.addEventListener('change', changed)
  return () => query.removeEventListener('change', changed)
}

/** True in a window of under 900 pixels, where two columns are all that can be read. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => query.matches)
}
