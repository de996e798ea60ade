import { Plus } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { ArticleId } from '../../../main/contract/article.ts'
import { tagColours, tagNameSchema, type TagColour } from '../../../main/contract/desk.ts'
import { useAction, useCall } from '../../app/api.ts'
import { toast } from '../../app/toasts.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useTagShares } from './use-tag-shares.ts'
import styles from './tags.module.css'

interface TagArticlesDialogProps {
  readonly ids: readonly ArticleId[]
  readonly onClose: () => void
}

/** Puts tags on articles and takes others off, all in one step. A tag that some of them carry has a state of its own. */
export function TagArticlesDialog({ ids, onClose }: TagArticlesDialogProps) {
  const t = useT()
  const tags = useCall('library.get', {}).data?.tags
  const shares = useTagShares(ids)
  const assign = useAction('tag.assign')
  const create = useAction('tag.create')
  const [text, setText] = useState('')
  const [colour, setColour] = useState<TagColour | 'auto'>('auto')
  /** What is to become of a tag; those that are not named stay as they are. */
  const [changes, setChanges] = useState<ReadonlyMap<string, boolean>>(new Map())
  const [made, setMade] = useState<ReadonlyMap<string, TagColour | 'auto'>>(new Map())

  const all = useMemo(
    () => [
      ...[...made.keys()].map((name) => ({ name, colour: made.get(name)!, articles: 0 })),
      ...(tags ?? []).filter((tag) => !made.has(tag.name)),
    ],
    [tags, made],
  )
  const typed = text.trim()
  const wanted = typed.toLowerCase()
  const matching = all.filter((tag) => tag.name.toLowerCase().includes(wanted))
  const exact = all.find((tag) => tag.name.toLowerCase() === wanted)
  const valid = tagNameSchema.safeParse(typed)
  const canCreate = wanted !== '' && exact === undefined && valid.success

  const put = (name: string, on: boolean): void => setChanges((before) => new Map(before).set(name, on))
  const add = (name: string): void => {
    setMade((before) => new Map([[name, colour], ...before]))
    put(name, true)
    setText('')
    setColour('auto')
  }
  const enter = (): void => {
    if (typed === '') return void apply()
    const [first] = matching
    if (exact !== undefined) put(exact.name, changes.get(exact.name) !== true)
    else if (canCreate) return add(typed)
    else if (first !== undefined) put(first.name, true)
    setText('')
  }
  const apply = async (): Promise<void> => {
    const names = [...changes.keys()]
    const adding = names.filter((name) => changes.get(name) === true)
    const removing = names.filter((name) => changes.get(name) === false && !made.has(name))
    if (adding.length + removing.length === 0) return onClose()
    for (const name of adding) {
      const chosen = made.get(name)
      if (chosen !== undefined && chosen !== 'auto') await create({ name, colour: chosen })
    }
    const { changed } = await assign({ ids: [...ids], add: adding, remove: removing })
    onClose()
    toast({ tone: 'success', text: t('tags.changed', { count: changed }), command: 'history.undo' })
  }

  return (
    <Dialog
      title={t('tags.dialog', { count: ids.length })}
      onClose={onClose}
      onSubmit={enter}
      size="s"
      actions={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button tone="primary" onPress={() => void apply()} isDisabled={changes.size === 0}>
            {t('tags.apply')}
          </Button>
        </>
      }
    >
      <TextField
        autoFocus
        label={t('tags.find')}
        hint={t('tags.find.hint')}
        value={text}
        onChange={setText}
        error={
          wanted !== '' && exact === undefined && matching.length === 0 && !valid.success
            ? t('tags.badName')
            : undefined
        }
      />
      {canCreate && (
        <div className={styles.create}>
          <Button onPress={() => add(typed)}>
            <Plus size={14} aria-hidden />
            {t('tags.createNamed', { name: typed })}
          </Button>
          <Select
            label={t('tags.colour')}
            hideLabel
            value={colour}
            onChange={setColour}
            options={[
              { value: 'auto' as const, label: t('tags.colour.auto') },
              ...tagColours.map((value) => ({
                value,
                label: t(`tags.colour.${value}`),
                icon: <span className={styles.dot} style={{ background: `var(--tag-${value})` }} aria-hidden />,
              })),
            ]}
          />
        </div>
      )}
      <div role="group" aria-label={t('tags.list')} className={styles.list}>
        {all.length === 0 && <p className={styles.none}>{t('tags.none')}</p>}
        {matching.map((tag) => {
          const share = shares?.get(tag.name) ?? 0
          const change = changes.get(tag.name)
          const some = change === undefined && share > 0 && share < ids.length
          return (
            <Checkbox
              key={tag.name}
              isSelected={change ?? (share > 0 && share === ids.length)}
              isIndeterminate={some}
              isDisabled={shares === null}
              onChange={(on) => put(tag.name, on)}
            >
              <span
                className={styles.dot}
                style={{ background: `var(--tag-${tag.colour === 'auto' ? 'grey' : tag.colour})` }}
                aria-hidden
              />
              <bdi className={styles.name}>{tag.name}</bdi>
              {some && <span className={styles.some}>{t('tags.some', { count: share, all: ids.length })}</span>}
              {made.has(tag.name) && <span className={styles.some}>{t('tags.new')}</span>}
            </Checkbox>
          )
        })}
      </div>
    </Dialog>
  )
}
