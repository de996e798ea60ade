import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import { IntlProvider } from 'react-intl'
import { I18nProvider } from 'react-aria-components'
import type { Host } from '../host/host.ts'
import { HostContext } from '../host/use-host.ts'
import { locale, messages } from '../i18n/messages.ts'
import { ApiContext } from './api.ts'
import type { Connection } from './connection.ts'
import { ConnectionGate } from './connection-gate.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { Shell } from './shell.tsx'
import { Toaster } from './toaster.tsx'

interface AppProps {
  readonly host: Host
  readonly connection: Connection
  readonly queries: QueryClient
}

/** The whole window, with what its parts need of their surroundings. */
export function App({ host, connection, queries }: AppProps) {
  return (
    <IntlProvider locale={locale} messages={messages}>
      <I18nProvider locale={locale}>
        <QueryClientProvider client={queries}>
          <HostContext value={host}>
            <ApiContext value={connection.client}>
              <ErrorBoundary>
                <ConnectionGate connection={connection}>
                  <Shell />
                </ConnectionGate>
              </ErrorBoundary>
              <Toaster />
            </ApiContext>
          </HostContext>
        </QueryClientProvider>
      </I18nProvider>
    </IntlProvider>
  )
}
