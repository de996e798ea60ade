import { useState } from 'react'
import { useApi, useCall, useErrorText } from '../../app/api.ts'
import { useJobs } from '../../app/use-jobs.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'

interface OpenDroppedDialogProps {
  readonly name: string
  /** Its grant; null where the browser would hand over a copy, and a path is asked for. */
  readonly source: string | null
  readonly onClose: () => void
}

/** A corpus file was dropped: it is opened in place of the one that is open, not imported. */
export function OpenDroppedDialog({ name, source, onClose }: OpenDroppedDialogProps) {
  const t = useT()
  const client = useApi()
  const errorText = useErrorText()
  const current = useCall('corpus.current', {}).data ?? null
  const importing = useJobs((state) => state.jobs.some((job) => job.kind === 'import'))
  const [path, setPath] = useState('')
  const [error, setError] = useState<string>()
  const submit = async (): Promise<void> => {
    if (source === null && path.trim() === '') return setError(t('start.path.missing'))
    try {
      const granted = source ?? (await client.call('files.grant', { path: path.trim() })).id
      await client.call('corpus.open', { source: granted })
      onClose()
    } catch (problem) {
      setError(errorText(problem))
    }
  }
  return (
    <Dialog
      title={t('drop.corpus.title', { name })}
      onClose={onClose}
      onSubmit={() => void submit()}
      actions={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button type="submit" tone="primary">
            {t('start.open.do')}
          </Button>
        </>
      }
    >
      <p>{t('drop.corpus.text')}</p>
      {current !== null && <p>{t('drop.corpus.closes', { name: current.name })}</p>}
      {importing && <p>{t('drop.corpus.importing')}</p>}
      {source === null ? (
        <TextField
          autoFocus
          label={t('start.path')}
          hint={t('drop.corpus.path', { name })}
          value={path}
          error={error}
          onChange={(value) => {
            setPath(value)
            setError(undefined)
          }}
        />
      ) : (
        error !== undefined && <p role="alert">{error}</p>
      )}
    </Dialog>
  )
}
