import { Merge, Pencil, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useCall } from '../../app/api.ts'
import { useView } from '../../app/view-store.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './tags.module.css'

/** All tags, with what can be done to each. */
export function ManageTagsDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT()
  const tags = useCall('library.get', {}).data?.tags ?? []
  const openDialog = useView((view) => view.openDialog)
  const [text, setText] = useState('')
  const shown = tags.filter((tag) => tag.name.toLowerCase().includes(text.trim().toLowerCase()))
  return (
    <Dialog
      title={t('tags.manage')}
      onClose={onClose}
      actions={
        <>
          <Button onPress={() => openDialog({ kind: 'create-tag' })}>
            <Plus size={14} aria-hidden />
            {t('command.tag.create')}
          </Button>
          <Button tone="primary" onPress={onClose}>
            {t('ui.close')}
          </Button>
        </>
      }
    >
      {tags.length > 8 && <TextField label={t('tags.filter')} value={text} onChange={setText} />}
      {tags.length === 0 && <p className={styles.none}>{t('tags.none')}</p>}
      <ul className={styles.manage}>
        {shown.map((tag) => (
          <li key={tag.id} className={styles.managed}>
            <span className={styles.dot} style={{ background: `var(--tag-${tag.colour})` }} aria-hidden />
            <bdi className={styles.name}>{tag.name}</bdi>
            <span className={styles.some}>{t('list.count', { count: tag.articles })}</span>
            <IconButton
              icon={Pencil}
              size="s"
              label={t('tags.editNamed', { name: tag.name })}
              onPress={() => openDialog({ kind: 'edit-tag', tag: tag.id })}
            />
            <IconButton
              icon={Merge}
              size="s"
              label={t('tags.mergeNamed', { name: tag.name })}
              onPress={() => openDialog({ kind: 'merge-tag', tag: tag.id })}
            />
            <IconButton
              icon={Trash2}
              size="s"
              label={t('tags.deleteNamed', { name: tag.name })}
              onPress={() => openDialog({ kind: 'delete-tag', tag: tag.id })}
            />
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
