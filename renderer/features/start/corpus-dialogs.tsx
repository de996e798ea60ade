import { useState } from 'react'
import { useAction, useApi, useCall, useErrorText } from '../../app/api.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './start-screen.module.css'

interface CreateCorpusDialogProps {
  readonly text?: string
  readonly onClose: () => void
  /** Called when the corpus is there and open. */
  readonly onCreated?: () => void
}

/** Asks for the name of a new corpus. */
export function CreateCorpusDialog({ text, onClose, onCreated }: CreateCorpusDialogProps) {
  const t = useT()
  const client = useApi()
  const errorText = useErrorText()
  const native = useCall('app.info', {}).data?.capabilities.nativeDialogs ?? false
  const [name, setName] = useState('')
  const [error, setError] = useState<string>()
  const submit = async (): Promise<void> => {
    if (name.trim() === '') return setError(t('start.name.missing'))
    try {
      const corpus = await client.call('corpus.create', { name: name.trim() })
      onClose()
      if (corpus !== null) onCreated?.()
    } catch (problem) {
      setError(errorText(problem))
    }
  }
  return (
    <FormDialog title={t('start.create')} save={t('start.create.do')} onSave={submit} onClose={onClose}>
      {text !== undefined && <p>{text}</p>}
      <TextField
        autoFocus
        label={t('start.name')}
        hint={t(native ? 'start.name.hintNative' : 'start.name.hint')}
        value={name}
        error={error}
        maxLength={120}
        onChange={(value) => {
          setName(value)
          setError(undefined)
        }}
      />
    </FormDialog>
  )
}

/** Opens a corpus by its path, or one that was open before. For shells without the system's file dialog. */
export function OpenCorpusDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT()
  const client = useApi()
  const errorText = useErrorText()
  const open = useAction('corpus.open')
  const recent = useCall('corpus.recent', {}).data?.filter((corpus) => !corpus.missing) ?? []
  const [path, setPath] = useState('')
  const [error, setError] = useState<string>()
  const submit = async (): Promise<void> => {
    if (path.trim() === '') return setError(t('start.path.missing'))
    try {
      const source = await client.call('files.grant', { path: path.trim() })
      await client.call('corpus.open', { source: source.id })
      onClose()
    } catch (problem) {
      setError(errorText(problem))
    }
  }
  return (
    <Dialog
      title={t('start.openTitle')}
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
      <TextField
        autoFocus
        label={t('start.path')}
        hint={t('start.path.hint')}
        value={path}
        error={error}
        onChange={(value) => {
          setPath(value)
          setError(undefined)
        }}
      />
      {recent.length > 0 && (
        <section aria-label={t('start.recent')}>
          <h3 className={styles.heading}>{t('start.recent')}</h3>
          <ul>
            {recent.map((corpus) => (
              <li key={corpus.id}>
                <button
                  type="button"
                  className={styles.corpus}
                  onClick={() => {
                    void open({ source: corpus.id }).then(onClose)
                  }}
                >
                  <bdi className={styles.corpusName}>{corpus.name}</bdi>
                  <bdi className={styles.location}>{corpus.location}</bdi>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Dialog>
  )
}
