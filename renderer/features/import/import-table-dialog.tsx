import { FileSpreadsheet } from 'lucide-react'
import { useState } from 'react'
import type { SourceRef } from '../../../main/contract/host.ts'
import { useApi, useCall, useErrorText } from '../../app/api.ts'
import { currentView } from '../../app/view-store.ts'
import { useHost } from '../../host/use-host.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './import-dialogs.module.css'

/** Chooses a table whose columns are to be told before it is imported. */
export function ImportTableDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT()
  const client = useApi()
  const host = useHost()
  const errorText = useErrorText()
  const typedPaths = useCall('app.info', {}).data?.capabilities.typedPaths ?? false
  const [path, setPath] = useState('')
  const [error, setError] = useState<string>()
  const show = (source: SourceRef | undefined): void => {
    if (source !== undefined) currentView().openDialog({ kind: 'map-table', table: { source: source.id } })
  }
  const take = async (find: () => Promise<SourceRef | undefined>): Promise<void> => {
    try {
      show(await find())
    } catch (problem) {
      setError(errorText(problem))
    }
  }
  return (
    <Dialog
      title={t('table.choose')}
      onClose={onClose}
      onSubmit={() => {
        if (path.trim() === '') setError(t('import.path.missing'))
        else void take(() => client.call('files.grant', { path: path.trim() }))
      }}
      actions={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          {typedPaths && (
            <Button type="submit" tone="primary">
              {t('table.next')}
            </Button>
          )}
        </>
      }
    >
      <p>{t('table.choose.text')}</p>
      <div className={styles.picks}>
        <Button onPress={() => void take(async () => (await host.pickSources('files', client))[0])}>
          <FileSpreadsheet size={15} aria-hidden />
          {t('table.pick')}
        </Button>
      </div>
      {typedPaths && (
        <TextField
          autoFocus
          label={t('table.path')}
          value={path}
          error={error}
          onChange={(value) => {
            setPath(value)
            setError(undefined)
          }}
        />
      )}
      {!typedPaths && error !== undefined && <p role="alert">{error}</p>}
    </Dialog>
  )
}
