import { Eye, FolderOpen, FolderSearch, Pause, Play, Trash2, TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import type { SourceRef } from '../../../main/contract/host.ts'
import type { WatchedFolder } from '../../../main/contract/import.ts'
import { useAction, useApi, useCall, useErrorText } from '../../app/api.ts'
import { toast } from '../../app/toasts.ts'
import { useHost } from '../../host/use-host.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { OptionFields, trimmed, type ImportChoices } from './option-fields.tsx'
import styles from './import-dialogs.module.css'

function FolderLine({ folder }: { readonly folder: WatchedFolder }) {
  const t = useT()
  const pause = useAction('watch.pause')
  const remove = useAction('watch.remove')
  const { id, location, options, paused, trouble } = folder
  const chosen = (['outlet', 'tag', 'set'] as const).flatMap((name) =>
    options[name] === undefined
      ? []
      : [t('import.option.is', { name: t(`import.option.${name}`), value: options[name] })],
  )
  return (
    <li className={styles.folder}>
      <div className={styles.folderText}>
        <bdi className={styles.location}>{location}</bdi>
        {trouble !== null && !paused ? (
          <span className={`${styles.state} ${styles.trouble}`}>
            <TriangleAlert size={13} aria-hidden />
            {trouble}
          </span>
        ) : (
          <span className={styles.state}>
            {paused ? <Pause size={13} aria-hidden /> : <Eye size={13} aria-hidden />}
            {[t(paused ? 'watch.paused' : 'watch.watching'), ...chosen].join(' · ')}
          </span>
        )}
      </div>
      <IconButton
        icon={paused ? Play : Pause}
        size="s"
        label={t(paused ? 'watch.resume' : 'watch.pause', { location })}
        onPress={() => void pause({ id, paused: !paused })}
      />
      <IconButton
        icon={Trash2}
        size="s"
        label={t('watch.remove', { location })}
        onPress={() => void remove({ id }).then(() => toast({ text: t('watch.removed', { location }) }))}
      />
    </li>
  )
}

/** Folders from which new files come in by themselves: those of the corpus, and a form for one more. */
export function WatchedFoldersDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT()
  const client = useApi()
  const host = useHost()
  const errorText = useErrorText()
  const capabilities = useCall('app.info', {}).data?.capabilities
  const folders = useCall('watch.list', {}).data ?? []
  const [choices, setChoices] = useState<ImportChoices>({})
  const [path, setPath] = useState('')
  const [error, setError] = useState<string>()

  const add = async (find: () => Promise<SourceRef | undefined>): Promise<void> => {
    try {
      const source = await find()
      if (source === undefined) return
      const { location } = await client.call('watch.add', { source: source.id, options: trimmed(choices) })
      setPath('')
      setChoices({})
      setError(undefined)
      toast({ tone: 'success', text: t('watch.added', { location }) })
    } catch (problem) {
      setError(errorText(problem))
    }
  }
  const submit = (): void => {
    if (capabilities?.typedPaths !== true) return
    if (path.trim() === '') setError(t('watch.path.missing'))
    else void add(() => client.call('files.grant', { path: path.trim() }))
  }

  return (
    <Dialog
      title={t('watch.title')}
      onClose={onClose}
      onSubmit={submit}
      actions={<Button onPress={onClose}>{t('ui.close')}</Button>}
    >
      <p className={styles.note}>{t('watch.text')}</p>
      {folders.length > 0 && (
        <ul className={styles.folders} aria-label={t('watch.title')}>
          {folders.map((folder) => (
            <FolderLine key={folder.id} folder={folder} />
          ))}
        </ul>
      )}
      <section className={styles.add} aria-labelledby="watch-add">
        <h3 id="watch-add" className={styles.heading}>
          {t('watch.add')}
        </h3>
        {capabilities?.typedPaths === true && (
          <TextField
            autoFocus
            label={t('watch.path')}
            hint={t('watch.path.hint')}
            value={path}
            error={error}
            onChange={(value) => {
              setPath(value)
              setError(undefined)
            }}
          />
        )}
        <OptionFields choices={choices} onChange={setChoices} />
        {capabilities?.nativeDialogs === true && error !== undefined && <p role="alert">{error}</p>}
        <div className={styles.picks}>
          {capabilities?.nativeDialogs === true ? (
            <Button tone="primary" onPress={() => void add(async () => (await host.pickSources('folder', client))[0])}>
              <FolderOpen size={15} aria-hidden />
              {t('watch.pick')}
            </Button>
          ) : (
            <Button type="submit" tone="primary">
              <FolderSearch size={15} aria-hidden />
              {t('watch.do')}
            </Button>
          )}
        </div>
      </section>
    </Dialog>
  )
}
