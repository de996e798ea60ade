import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Label, ListBox, ListBoxItem } from 'react-aria-components'
import type { TermFamily } from '../../../main/contract/term-families.ts'
import { useAction, useCall } from '../../app/api.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { familyText, parseFamily } from './family-text.ts'
import styles from './families.module.css'

/** What is typed of a family and not kept yet. */
interface Draft {
  readonly name: string
  readonly text: string
}

const newFamily = 0

/** The term families of the corpus: what of each counts as which term. Each change is a step of the history. */
export function FamiliesDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT()
  const { data } = useCall('family.list', {})
  const reset = useAction('family.reset')
  const families = data?.families ?? []
  const [chosen, setChosen] = useState<number | null>(null)
  const [drafts, setDrafts] = useState<Readonly<Record<number, Draft>>>({})
  const isNew = chosen === newFamily
  const family = isNew ? null : (families.find(({ id }) => id === chosen) ?? families[0] ?? null)
  const id = isNew ? newFamily : (family?.id ?? newFamily)
  const draft = (draftId: number, value: Draft | null): void =>
    setDrafts(({ [draftId]: _, ...others }) => (value === null ? others : { ...others, [draftId]: value }))

  return (
    <Dialog
      title={t('families.title')}
      size="l"
      onClose={onClose}
      actions={
        <>
          <Button
            isDisabled={data?.own !== true}
            onPress={() => {
              setDrafts({})
              setChosen(null)
              void reset({})
            }}
          >
            {t('families.reset')}
          </Button>
          <Button tone="primary" onPress={onClose}>
            {t('ui.close')}
          </Button>
        </>
      }
    >
      <p className={styles.about}>{t(data?.own === true ? 'families.own' : 'families.program')}</p>
      {data === undefined ? (
        <Spinner label={t('ui.loading')} />
      ) : (
        <div className={styles.sides}>
          <div className={styles.list}>
            <Label id="families-list" className="visually-hidden">
              {t('families.list')}
            </Label>
            <ListBox
              aria-labelledby="families-list"
              selectionMode="single"
              disallowEmptySelection
              selectedKeys={[id]}
              className={styles.families ?? ''}
              onSelectionChange={(keys) => {
                const key = keys === 'all' ? undefined : [...keys][0]
                if (key !== undefined) setChosen(Number(key))
              }}
            >
              {[
                ...families.map((one) => (
                  <ListBoxItem key={one.id} id={one.id} textValue={one.name} className={styles.family ?? ''}>
                    <bdi>{drafts[one.id]?.name ?? one.name}</bdi>
                    {drafts[one.id] !== undefined && <span className={styles.unsaved}>{t('families.unsaved')}</span>}
                  </ListBoxItem>
                )),
                ...(isNew
                  ? [
                      <ListBoxItem key={0} id={newFamily} textValue={t('families.new')} className={styles.family ?? ''}>
                        {t('families.new')}
                      </ListBoxItem>,
                    ]
                  : []),
              ]}
            </ListBox>
            <Button size="s" isDisabled={isNew} onPress={() => setChosen(newFamily)}>
              <Plus size={14} aria-hidden />
              {t('families.add')}
            </Button>
          </div>
          <FamilyEditor
            key={`${id} ${JSON.stringify(family)}`}
            family={family}
            place={family === null ? -1 : families.indexOf(family)}
            count={families.length}
            draft={drafts[id] ?? null}
            onDraft={(value) => draft(id, value)}
            onSaved={(saved) => {
              draft(id, null)
              setChosen(saved)
            }}
          />
        </div>
      )}
    </Dialog>
  )
}

interface EditorProps {
  /** Null for a new one. */
  readonly family: TermFamily | null
  readonly place: number
  readonly count: number
  readonly draft: Draft | null
  readonly onDraft: (draft: Draft | null) => void
  readonly onSaved: (id: number | null) => void
}

/** One family as it is edited: its name, and a line for each term. */
function FamilyEditor({ family, place, count, draft, onDraft, onSaved }: EditorProps) {
  const t = useT()
  const create = useAction('family.create')
  const update = useAction('family.update')
  const remove = useAction('family.delete')
  const stored = { name: family?.name ?? '', text: family === null ? '' : familyText(family.terms) }
  const { name, text } = draft ?? stored
  const change = (part: Partial<Draft>): void => {
    const next = { name, text, ...part }
    onDraft(next.name === stored.name && next.text === stored.text ? null : next)
  }
  const terms = parseFamily(text)
  const save = async (): Promise<void> => {
    const content = { name, terms }
    const saved = family === null ? await create(content) : await update({ id: family.id, ...content })
    onSaved(saved.id)
  }
  const isReady = draft !== null && name.trim() !== '' && terms.length > 0
  return (
    <form
      className={styles.editor}
      onSubmit={(event) => {
        event.preventDefault()
        if (isReady) void save().catch(() => undefined)
      }}
    >
      <TextField
        label={t('families.name')}
        value={name}
        maxLength={200}
        onChange={(value) => change({ name: value })}
      />
      <TextField
        label={t('families.terms')}
        multiline
        hint={t('families.hint')}
        value={text}
        spellCheck="false"
        onChange={(value) => change({ text: value })}
      />
      <div className={styles.buttons}>
        <Button type="submit" isDisabled={!isReady}>
          {t(family === null ? 'families.create' : 'families.save')}
        </Button>
        {draft !== null && family !== null && <Button onPress={() => onDraft(null)}>{t('families.discard')}</Button>}
        <span className={styles.spring} />
        {family !== null && (
          <>
            <IconButton
              icon={ArrowUp}
              label={t('families.up')}
              isDisabled={place <= 0}
              onPress={() => void update({ id: family.id, position: place - 1 })}
            />
            <IconButton
              icon={ArrowDown}
              label={t('families.down')}
              isDisabled={place >= count - 1}
              onPress={() => void update({ id: family.id, position: place + 1 })}
            />
            <IconButton
              icon={Trash2}
              label={t('families.delete', { name: family.name })}
              isDisabled={count <= 1}
              onPress={() =>
                void remove({ id: family.id }).then(
                  () => onSaved(null),
                  () => undefined,
                )
              }
            />
          </>
        )}
      </div>
    </form>
  )
}
