import './empty-html.ts'
import './zod-without-eval.ts'
import { QueryClient } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../ui/tokens.css'
import '../ui/base.css'
import { AppError } from '../../main/contract/errors.ts'
import { browserHost } from '../host/browser.ts'
import { electronHost } from '../host/electron.ts'
import { invalidateTopicsCalmly } from './api.ts'
import { App } from './app.tsx'
import { createConnection } from './connection.ts'

const host = window.variorum === undefined ? browserHost() : electronHost(window.variorum)
const connection = createConnection(host)

// Answers stay fresh until the host says that their data changed. A call that failed for a reason fails again.
const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Infinity,
      gcTime: 60_000,
      refetchOnWindowFocus: false,
      networkMode: 'always',
      retry: (count, error) => count < 3 && error instanceof AppError && error.code === 'closed',
    },
  },
})

connection.client.on('data.changed', ({ topics }) => invalidateTopicsCalmly(queries, topics))
// What happened while the connection was down is not known: everything is asked again.
connection.state.subscribe((now, before) => {
  if (now.status === 'open' && before.status === 'lost') void queries.invalidateQueries()
})

// A file dropped beside a drop target must not replace the page.
for (const type of ['dragover', 'drop'] as const) window.addEventListener(type, (event) => event.preventDefault())

createRoot(document.querySelector('#root')!).render(
  <StrictMode>
    <App host={host} connection={connection} queries={queries} />
  </StrictMode>,
)
