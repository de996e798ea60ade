import { useState } from 'react'
import type { ArticleId } from '../../../main/contract/article.ts'
import { useAction, useApi, useCall } from '../../app/api.ts'
import { toast } from '../../app/toasts.ts'
import { useView, currentView } from '../../app/view-store.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'

/** Members that a set may have; more are no comparison any more. */
const mostMembers = 50

interface NameFormProps {
  readonly title: string
  readonly text?: string
  readonly name: string
  readonly save: string
  readonly isDisabled?: boolean
  readonly onSave: (name: string) => Promise<unknown>
  readonly onClose: () => void
}

function NameForm({ title, text, name: oldName, save, isDisabled, onSave, onClose }: NameFormProps) {
  const t = useT()
  const [name, setName] = useState(oldName)
  const [error, setError] = useState<string>()
  const submit = async (): Promise<void> => {
    if (name.trim() === '') return setError(t('sets.name.missing'))
    await onSave(name.trim())
    onClose()
  }
  return (
    <FormDialog title={title} save={save} isDisabled={isDisabled} onSave={submit} onClose={onClose}>
      {text !== undefined && <p>{text}</p>}
      <TextField
        autoFocus
        label={t('sets.name')}
        value={name}
        error={error}
        maxLength={200}
        onChange={(value) => {
          setName(value)
          setError(undefined)
        }}
      />
    </FormDialog>
  )
}

interface IdsProps {
  readonly ids: readonly ArticleId[]
  readonly onClose: () => void
}

/** Makes a comparison set of articles, in the order of their selection, and opens it. */
export function CreateSetDialog({ ids, onClose }: IdsProps) {
  const t = useT()
  const create = useAction('set.create')
  const openSetView = useView((view) => view.openSetView)
  const tooMany = ids.length > mostMembers
  return (
    <NameForm
      title={t('sets.create')}
      text={
        tooMany
          ? t('sets.tooMany', { most: mostMembers, count: ids.length })
          : t('sets.create.text', { count: ids.length })
      }
      name=""
      save={t('sets.create.do')}
      isDisabled={tooMany}
      onSave={async (name) => openSetView((await create({ name, members: [...ids] })).id)}
      onClose={onClose}
    />
  )
}

/** Adds articles to a set that is there. */
export function AddToSetDialog({ ids, onClose }: IdsProps) {
  const t = useT()
  const client = useApi()
  const update = useAction('set.update')
  const openDialog = useView((view) => view.openDialog)
  const sets = useCall('library.get', {}).data?.sets
  const [chosen, setChosen] = useState<string | null>(null)
  const value = chosen ?? String(sets?.[0]?.id ?? '')
  const submit = async (): Promise<void> => {
    const set = await client.call('set.get', { id: Number(value) })
    const members = [...new Set([...set.members, ...ids])]
    const added = members.length - set.members.length
    if (added > 0) await update({ id: set.id, members })
    onClose()
    toast({ tone: 'success', text: t('sets.addedTo', { count: added, name: set.name }), command: 'history.undo' })
  }
  if (sets?.length === 0) {
    return (
      <Dialog
        title={t('sets.add', { count: ids.length })}
        onClose={onClose}
        size="s"
        actions={
          <Button tone="primary" onPress={() => openDialog({ kind: 'create-set', ids })}>
            {t('command.set.create')}
          </Button>
        }
      >
        <p>{t('sets.none')}</p>
      </Dialog>
    )
  }
  return (
    <FormDialog
      title={t('sets.add', { count: ids.length })}
      save={t('sets.add.do')}
      isDisabled={value === ''}
      onSave={submit}
      onClose={onClose}
    >
      <Select
        label={t('sets.add.to')}
        value={value}
        onChange={setChosen}
        options={(sets ?? []).map((set) => ({ value: String(set.id), label: set.name }))}
      />
    </FormDialog>
  )
}

interface SetProps {
  readonly set: number
  readonly name: string
  readonly onClose: () => void
}

/** Renames a comparison set. */
export function RenameSetDialog({ set, name, onClose }: SetProps) {
  const t = useT()
  const update = useAction('set.update')
  return (
    <NameForm
      title={t('sets.rename')}
      name={name}
      save={t('sets.rename.do')}
      onSave={(changed) => update({ id: set, name: changed })}
      onClose={onClose}
    />
  )
}

/** Makes a copy of a comparison set, with all that was worked out in it, and opens it. */
export function DuplicateSetDialog({ set, name, onClose }: SetProps) {
  const t = useT()
  const duplicate = useAction('set.duplicate')
  const openSetView = useView((view) => view.openSetView)
  return (
    <NameForm
      title={t('sets.duplicate')}
      text={t('sets.duplicate.text')}
      name={t('sets.duplicate.name', { name })}
      save={t('sets.duplicate.do')}
      onSave={async (copy) => openSetView((await duplicate({ id: set, name: copy })).id)}
      onClose={onClose}
    />
  )
}

/** Asks before a comparison set is deleted. */
export function DeleteSetDialog({ set, name, onClose }: SetProps) {
  const t = useT()
  const remove = useAction('set.delete')
  const submit = async (): Promise<void> => {
    await remove({ id: set })
    const view = currentView()
    if (view.openSet === set) view.openSetView(null)
    onClose()
    toast({ text: t('sets.deleted', { name }), command: 'history.undo' })
  }
  return (
    <ConfirmDialog
      title={t('sets.delete', { name })}
      confirm={t('sets.delete.do')}
      onConfirm={submit}
      onClose={onClose}
    >
      <p>{t('sets.delete.text')}</p>
    </ConfirmDialog>
  )
}
