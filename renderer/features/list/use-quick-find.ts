import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import type { ListQuery } from '../../../main/contract/methods.ts'
import { useApi } from '../../app/api.ts'
import { findByTitle } from './find-by-title.ts'

/** After this long without a key, the next letter is a command again. Milliseconds. */
const pause = 1800

/** Going to an article by the first letters of its title. */
export interface QuickFind {
  /** What was typed, with its leading apostrophe left out; '' when not finding. */
  readonly text: string
  readonly found: boolean
  /** Takes a key; false when it is none of its. */
  onKey(event: KeyboardEvent): boolean
}

/** Single letters are commands, so finding starts with an apostrophe: `'mi` goes to "Militia …". */
export function useQuickFind(query: ListQuery, total: number, cursor: number, go: (index: number) => void): QuickFind {
  const client = useApi()
  const [state, setState] = useState<{ readonly on: boolean; readonly text: string; readonly found: boolean }>({
    on: false,
    text: '',
    found: true,
  })
  const search = useRef<AbortController | null>(null)
  const latest = useRef(go)
  useEffect(() => {
    latest.current = go
  })

  useEffect(() => {
    if (!state.on) return
    const timer = setTimeout(() => setState({ on: false, text: '', found: true }), pause)
    return () => clearTimeout(timer)
  }, [state])
  // A place that was looked for in one list is none in another.
  const key = JSON.stringify(query)
  useEffect(() => () => search.current?.abort(), [key])

  const find = async (text: string): Promise<void> => {
    search.current?.abort()
    const controller = new AbortController()
    search.current = controller
    try {
      const start = text.length > 1 ? Math.max(cursor, 0) : cursor + 1
      const index = await findByTitle(client, query, { prefix: text, start, total, signal: controller.signal })
      if (controller.signal.aborted) return
      setState((now) => ({ ...now, found: index >= 0 }))
      if (index >= 0) latest.current(index)
    } catch {
      // Given up for the next letter, or the list itself reports that it cannot be read.
    }
  }

  return {
    text: state.on ? state.text : '',
    found: state.found,
    onKey: (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return false
      if (!state.on) {
        if (event.key !== "'") return false
        setState({ on: true, text: '', found: true })
      } else if (event.key === 'Escape') setState({ on: false, text: '', found: true })
      else if (event.key === 'Backspace') setState({ on: true, text: state.text.slice(0, -1), found: true })
      else if (event.key.length === 1) {
        const text = state.text + event.key
        setState({ on: true, text, found: true })
        void find(text)
      } else return false
      event.preventDefault()
      event.stopPropagation()
      return true
    },
  }
}
