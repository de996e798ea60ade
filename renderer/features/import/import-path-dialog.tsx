import { FolderOpen, Files } from 'lucide-react'
import { useState } from 'react'
import type { SourceRef } from '../../../main/contract/host.ts'
import { useApi, useCall, useErrorText } from '../../app/api.ts'
import { useHost } from '../../host/use-host.ts'
import type { PickKind } from '../../host/host.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { OptionFields, trimmed, type ImportChoices } from './option-fields.tsx'
import { useStartImport } from './use-start-import.ts'
import styles from './import-dialogs.module.css'

interface ImportPathDialogProps {
  /** Asks for outlet, tag and set, too. */
  readonly options?: boolean
  /** What is to be imported, when that is known already. */
  readonly sources?: readonly SourceRef[]
  readonly onClose: () => void
}

/** Importing with choices, or where the system's own file dialog is not at hand: by pickers, or a path that is typed. */
export function ImportPathDialog({ options = false, sources, onClose }: ImportPathDialogProps) {
  const t = useT()
  const client = useApi()
  const host = useHost()
  const errorText = useErrorText()
  const startImport = useStartImport()
  const typedPaths = useCall('app.info', {}).data?.capabilities.typedPaths ?? false
  const [choices, setChoices] = useState<ImportChoices>({})
  const [path, setPath] = useState('')
  const [error, setError] = useState<string>()
  const asked = sources === undefined

  const begin = (found: readonly SourceRef[]): Promise<void> => startImport(found, trimmed(choices))
  const pick = (kind: PickKind): void => {
    const picking = host.pickSources(kind, client)
    onClose()
    void picking.then(begin)
  }
  const submit = async (): Promise<void> => {
    if (!asked) {
      onClose()
      return begin(sources)
    }
    if (path.trim() === '') return setError(t('import.path.missing'))
    try {
      const source = await client.call('files.grant', { path: path.trim() })
      onClose()
      await begin([source])
    } catch (problem) {
      setError(errorText(problem))
    }
  }

  return (
    <Dialog
      title={t(options ? 'import.dialog.options' : 'import.dialog')}
      onClose={onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          {(typedPaths || !asked) && (
            <Button type="submit" tone="primary">
              {t('import.start')}
            </Button>
          )}
        </>
      }
    >
      {asked ? (
        <p>{t('import.dialog.text')}</p>
      ) : (
        <p>
          {t('import.dialog.dropped', { count: sources.length })}{' '}
          <bdi className={styles.named}>
            {sources
              .slice(0, 3)
              .map(({ name }) => name)
              .join(', ')}
            {sources.length > 3 && '…'}
          </bdi>
        </p>
      )}
      {options && <OptionFields autoFocus={!asked} choices={choices} onChange={setChoices} />}
      {asked && (
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
      )}
      {asked && typedPaths && (
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
