import { useDeferredValue, useState } from 'react'
import type { SavedSearch } from '../../../main/contract/saved-search.ts'
import { useAction, useCall } from '../../app/api.ts'
import { toast } from '../../app/toasts.ts'
import { currentView, useView } from '../../app/view-store.ts'
import { useT } from '../../i18n/use-t.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { TextField } from '../../ui/text-field.tsx'
import styles from './search-dialogs.module.css'

interface FormProps {
  readonly title: string
  readonly name: string
  readonly query: string
  readonly save: string
  readonly onSave: (name: string, query: string) => Promise<unknown>
  readonly onClose: () => void
}

function SearchForm({ title, name: oldName, query: oldQuery, save, onSave, onClose }: FormProps) {
  const t = useT()
  const [name, setName] = useState(oldName)
  const [query, setQuery] = useState(oldQuery)
  const [missing, setMissing] = useState(false)
  const asked = useDeferredValue(query.trim())
  const counts = useCall('search.count', { queries: [asked] }, { enabled: asked !== '', keep: true })
  const submit = async (): Promise<void> => {
    if (name.trim() === '' || query.trim() === '') return setMissing(true)
    await onSave(name.trim(), query.trim())
    onClose()
  }
  const count = asked === '' ? undefined : counts.data?.[0]
  return (
    <FormDialog title={title} save={save} onSave={submit} onClose={onClose}>
      <TextField
        autoFocus
        label={t('searches.name')}
        value={name}
        maxLength={200}
        error={missing && name.trim() === '' ? t('searches.name.missing') : undefined}
        onChange={setName}
      />
      <TextField
        label={t('searches.query')}
        value={query}
        maxLength={10_000}
        error={missing && query.trim() === '' ? t('searches.query.missing') : undefined}
        onChange={setQuery}
      />
      <p role="status" className={styles.count}>
        {count === undefined ? '\u00a0' : t('searches.now', { count })}
      </p>
    </FormDialog>
  )
}

/** Keeps what is searched for as a live list of the library, and shows it. */
export function SaveSearchDialog({ query, onClose }: { readonly query: string; readonly onClose: () => void }) {
  const t = useT()
  const create = useAction('savedSearch.create')
  return (
    <SearchForm
      title={t('searches.save')}
      name=""
      query={query}
      save={t('searches.save.do')}
      onSave={async (name, asked) => {
        const saved = await create({ name, query: asked })
        toast({ tone: 'success', text: t('searches.saved', { name: saved.name }), command: 'history.undo' })
        const { setQuery, applyFilter } = currentView()
        setQuery('')
        applyFilter({ kind: 'search', value: saved.name })
      }}
      onClose={onClose}
    />
  )
}

interface SearchProps {
  readonly search: number
  readonly onClose: () => void
}

const useSaved = (id: number): SavedSearch | undefined =>
  useCall('savedSearch.list', {}).data?.find((search) => search.id === id)

/** Renames a saved search or changes what it asks. */
export function EditSearchDialog({ search: id, onClose }: SearchProps) {
  const t = useT()
  const update = useAction('savedSearch.update')
  const search = useSaved(id)
  if (search === undefined) return null
  return (
    <SearchForm
      title={t('searches.edit')}
      name={search.name}
      query={search.query}
      save={t('searches.edit.do')}
      onSave={async (name, query) => {
        await update({ id, name, query })
        // A list of it that is on screen goes by its name.
        useView.setState(({ filters }) => ({
          filters: filters.map((filter) =>
            filter.kind === 'search' && filter.value === search.name ? { ...filter, value: name } : filter,
          ),
        }))
      }}
      onClose={onClose}
    />
  )
}

/** Asks before a saved search is deleted. */
export function DeleteSearchDialog({ search: id, onClose }: SearchProps) {
  const t = useT()
  const remove = useAction('savedSearch.delete')
  const search = useSaved(id)
  if (search === undefined) return null
  const { name } = search
  const submit = async (): Promise<void> => {
    await remove({ id })
    currentView().removeFilter({ kind: 'search', value: name })
    onClose()
    toast({ text: t('searches.deleted', { name }), command: 'history.undo' })
  }
  return (
    <ConfirmDialog
      title={t('searches.delete', { name })}
      confirm={t('searches.delete.do')}
      onConfirm={submit}
      onClose={onClose}
    >
      <p>{t('searches.delete.text')}</p>
      <p dir="auto" className={styles.query}>
        {search.query}
      </p>
    </ConfirmDialog>
  )
}
