import { createContext, useContext } from 'react'
import type { Host } from './host.ts'

/** The host of the whole window. */
export const HostContext = createContext<Host | null>(null)

/** What the shell that the window runs in can do besides calls. */
export function useHost(): Host {
  const host = useContext(HostContext)
  if (host === null) throw new Error('useHost outside of the application')
  return host
}
