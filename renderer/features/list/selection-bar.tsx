import { ArchiveRestore, Columns3, Pencil, Tag, Trash2, X } from 'lucide-react'
import type { CommandId } from '../../../main/contract/commands.ts'
import { commandOf, runCommand } from '../../app/commands.ts'
import { useView } from '../../app/view-store.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import styles from './articles-pane.module.css'

/** What can be done with several articles at once. */
export function SelectionBar() {
  const t = useT()
  const count = useView((view) => view.selection.size)
  const bin = useView((view) => view.bin)
  const action = (id: CommandId, Icon: typeof Tag, text: string) => (
    <Button size="s" tone="quiet" onPress={() => void runCommand(id)}>
      <Icon size={14} aria-hidden />
      {t(text)}
    </Button>
  )
  return (
    <div role="toolbar" aria-label={t('list.selection')} className={styles.selection}>
      <span role="status" className={styles.selected}>
        {t('list.selected', { count })}
      </span>
      {action('article.tag', Tag, 'list.action.tag')}
      {action('set.compare', Columns3, 'list.action.compare')}
      {action('article.edit', Pencil, 'list.action.edit')}
      {bin
        ? action('article.restore', ArchiveRestore, 'list.action.restore')
        : action('article.delete', Trash2, 'list.action.bin')}
      <span className={styles.spring} />
      <IconButton
        icon={X}
        size="s"
        label={t('command.selection.clear')}
        shortcut={commandOf('selection.clear').key}
        onPress={() => void runCommand('selection.clear')}
      />
    </div>
  )
}
