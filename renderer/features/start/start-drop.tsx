import { useState, type ReactNode } from 'react'
import type { SourceRef } from '../../../main/contract/host.ts'
import type { Client } from '../../../main/rpc/connect.ts'
import { useErrorText } from '../../app/api.ts'
import { toast } from '../../app/toasts.ts'
import { currentView } from '../../app/view-store.ts'
import { corporaIn, isCorpusName } from '../../host/drop-entries.ts'
import { useHost } from '../../host/use-host.ts'
import { useT } from '../../i18n/use-t.ts'
import { CreateCorpusDialog } from './corpus-dialogs.tsx'
import styles from './start-screen.module.css'

/** Files that are dropped on the start screen: a corpus is opened, articles ask for a corpus to go into. */
export function StartDrop({ client, children }: { readonly client: Client; readonly children: ReactNode }) {
  const t = useT()
  const host = useHost()
  const errorText = useErrorText()
  const [over, setOver] = useState(false)
  const [waiting, setWaiting] = useState<readonly SourceRef[] | null>(null)

  const take = async (transfer: DataTransfer): Promise<void> => {
    try {
      const [corpus] = corporaIn(transfer)
      const sources = await host.takeDrop(transfer)
      const [only] = sources
      if (only === undefined && corpus !== undefined)
        currentView().openDialog({ kind: 'open-dropped', name: corpus, source: null })
      else if (only === undefined) toast({ tone: 'danger', text: t('drop.nothing') })
      else if (sources.length === 1 && isCorpusName(only.name)) await client.call('corpus.open', { source: only.id })
      else setWaiting(sources)
    } catch (error) {
      toast({ tone: 'danger', text: errorText(error) })
    }
  }
  const importInto = async (): Promise<void> => {
    if (waiting === null) return
    const { run } = await client.call('import.start', { sources: waiting.map((source) => source.id) })
    currentView().showRun(run)
  }

  return (
    <div
      role="presentation"
      className={styles.drop}
      data-over={over || undefined}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return
        event.preventDefault()
        event.dataTransfer.dropEffect = 'copy'
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        setOver(false)
        if (!event.dataTransfer.types.includes('Files')) return
        event.preventDefault()
        void take(event.dataTransfer)
      }}
    >
      {children}
      {waiting !== null && (
        <CreateCorpusDialog
          text={t('start.dropped', { count: waiting.length })}
          onClose={() => setWaiting(null)}
          onCreated={() =>
            void importInto().catch((error: unknown) => toast({ tone: 'danger', text: errorText(error) }))
          }
        />
      )}
    </div>
  )
}
