import { useState } from 'react'
import { tagNameSchema, type Tag, type TagColour } from '../../../main/contract/desk.ts'
import { useAction, useCall } from '../../app/api.ts'
import { toast } from '../../app/toasts.ts'
import { currentView } from '../../app/view-store.ts'
import { useT } from '../../i18n/use-t.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { ColourPicker } from './colour-picker.tsx'

const useTag = (id: number): { readonly tag: Tag | undefined; readonly all: readonly Tag[] } => {
  const all = useCall('library.get', {}).data?.tags ?? []
  return { tag: all.find((tag) => tag.id === id), all }
}

interface TagFormProps {
  readonly title: string
  readonly name: string
  readonly colour: TagColour
  readonly save: string
  readonly onSave: (name: string, colour: TagColour) => Promise<unknown>
  readonly onClose: () => void
}

function TagForm({ title, name: oldName, colour: oldColour, save, onSave, onClose }: TagFormProps) {
  const t = useT()
  const [name, setName] = useState(oldName)
  const [colour, setColour] = useState(oldColour)
  const [error, setError] = useState<string>()
  const submit = async (): Promise<void> => {
    const parsed = tagNameSchema.safeParse(name)
    if (!parsed.success) return setError(t('tags.badName'))
    await onSave(parsed.data, colour)
    onClose()
  }
  return (
    <FormDialog title={title} save={save} onSave={submit} onClose={onClose}>
      <TextField
        autoFocus
        label={t('tags.name')}
        hint={t('tags.name.hint')}
        value={name}
        error={error}
        onChange={(value) => {
          setName(value)
          setError(undefined)
        }}
      />
      <ColourPicker value={colour} onChange={setColour} />
    </FormDialog>
  )
}

/** Makes a tag that no article carries yet. */
export function CreateTagDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT()
  const create = useAction('tag.create')
  return (
    <TagForm
      title={t('tags.create')}
      name=""
      colour="blue"
      save={t('tags.create.do')}
      onSave={(name, colour) => create({ name, colour })}
      onClose={onClose}
    />
  )
}

/** Renames and recolours a tag. */
export function EditTagDialog({ tag: id, onClose }: { readonly tag: number; readonly onClose: () => void }) {
  const t = useT()
  const update = useAction('tag.update')
  const { filters, applyFilter } = currentView()
  const { tag } = useTag(id)
  if (tag === undefined) return null
  return (
    <TagForm
      title={t('tags.edit')}
      name={tag.name}
      colour={tag.colour}
      save={t('tags.edit.do')}
      onSave={async (name, colour) => {
        await update({ id, name, colour })
        // A list of this tag follows it to its new name.
        if (filters.some((filter) => filter.kind === 'tag' && filter.value === tag.name)) {
          applyFilter({ kind: 'tag', value: name })
        }
      }}
      onClose={onClose}
    />
  )
}

/** Joins one tag into another. */
export function MergeTagDialog({ tag: id, onClose }: { readonly tag: number; readonly onClose: () => void }) {
  const t = useT()
  const merge = useAction('tag.merge')
  const { tag, all } = useTag(id)
  const others = all.filter((other) => other.id !== id)
  const [into, setInto] = useState(String(others[0]?.id ?? ''))
  if (tag === undefined) return null
  const submit = async (): Promise<void> => {
    const kept = await merge({ from: id, into: Number(into) })
    onClose()
    toast({ tone: 'success', text: t('tags.merged', { from: tag.name, into: kept.name }), command: 'history.undo' })
  }
  return (
    <FormDialog
      title={t('tags.merge', { name: tag.name })}
      save={t('tags.merge.do')}
      isDisabled={others.length === 0}
      onSave={submit}
      onClose={onClose}
    >
      <p>{t(others.length === 0 ? 'tags.merge.alone' : 'tags.merge.text', { name: tag.name, count: tag.articles })}</p>
      {others.length > 0 && (
        <Select
          label={t('tags.merge.into')}
          value={into}
          onChange={setInto}
          options={others.map((other) => ({ value: String(other.id), label: other.name }))}
        />
      )}
    </FormDialog>
  )
}

/** Asks before a tag is taken off everything and deleted. */
export function DeleteTagDialog({ tag: id, onClose }: { readonly tag: number; readonly onClose: () => void }) {
  const t = useT()
  const remove = useAction('tag.delete')
  const { tag } = useTag(id)
  if (tag === undefined) return null
  const submit = async (): Promise<void> => {
    await remove({ id })
    const { filters, removeFilter } = currentView()
    for (const filter of filters) if (filter.kind === 'tag' && filter.value === tag.name) removeFilter(filter)
    onClose()
    toast({ text: t('tags.deleted', { name: tag.name }), command: 'history.undo' })
  }
  return (
    <ConfirmDialog
      title={t('tags.delete', { name: tag.name })}
      confirm={t('tags.delete.do')}
      onConfirm={submit}
      onClose={onClose}
    >
      <p>{t('tags.delete.text', { count: tag.own })}</p>
    </ConfirmDialog>
  )
}
