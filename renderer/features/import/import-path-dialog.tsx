import { FolderOpen, Files } from 'lucide-react'
import { useState } from 'react'
import { useApi, useCall, useErrorText } from '../../app/api.ts'
import { useHost } from '../../host/use-host.ts'
import type { PickKind } from '../../host/host.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useStartImport } from './use-start-import.ts'
import styles from './import-path-dialog.module.css'

/** Importing where the system's own file dialog is not at hand: the browser's pickers, or a path that is typed. */
export function ImportPathDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT()
  const client = useApi()
  const host = useHost()
  const errorText = useErrorText()
  const startImport = useStartImport()
  const typedPaths = useCall('app.info', {}).data?.capabilities.typedPaths ?? false
  const [path, setPath] = useState('')
  const [error, setError] = useState<string>()

  const pick = (kind: PickKind): void => {
    const picking = host.pickSources(kind, client)
    onClose()
    void picking.then(startImport)
  }
  const submit = async (): Promise<void> => {
    if (path.trim() === '') return setError(t('import.path.missing'))
    try {
      const source = await client.call('files.grant', { path: path.trim() })
      onClose()
      await startImport([source])
    } catch (problem) {
      setError(errorText(problem))
    }
  }

  return (
    <Dialog
      title={t('import.dialog')}
      onClose={onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          {typedPaths && (
            <Button type="submit" tone="primary">
              {t('import.start')}
            </Button>
          )}
        </>
      }
    >
      <p>{t('import.dialog.text')}</p>
      <div className={styles.picks}>
        <Button onPress={() => pick('files')}>
          <Files size={15} aria-hidden />
          {t('import.pick.files')}
        </Button>
        <Button onPress={() => pick('folder')}>
          <FolderOpen size={15} aria-hidden />
          {t('import.pick.folder')}
        </Button>
      </div>
      {typedPaths && (
        <TextField
          autoFocus
          label={t('import.path')}
          hint={t('import.path.hint')}
          value={path}
          error={error}
          onChange={(value) => {
            setPath(value)
            setError(undefined)
          }}
        />
      )}
    </Dialog>
  )
}
