import { Tag as TagIcon } from 'lucide-react'
import { useState } from 'react'
import {
  Autocomplete,
  Button as AriaButton,
  Dialog,
  DialogTrigger,
  Input,
  Menu,
  MenuItem,
  Popover,
  TextField,
  useFilter,
} from 'react-aria-components'
import { tagNameSchema } from '../../../main/contract/desk.ts'
import { useAction, useCall } from '../../app/api.ts'
import { useView } from '../../app/view-store.ts'
import { useT } from '../../i18n/use-t.ts'
import { TagChip } from '../../ui/tag-chip.tsx'
import styles from './metadata.module.css'

interface ArticleTagsProps {
  readonly article: string
  readonly tags: readonly string[]
}

/** The tags of one article, each with a button that takes it off, and a box to add more. */
export function ArticleTags({ article, tags }: ArticleTagsProps) {
  const t = useT()
  const library = useCall('library.get', {})
  const assign = useAction('tag.assign')
  const applyFilter = useView((view) => view.applyFilter)
  const colours = new Map(library.data?.tags.map((tag) => [tag.name, tag.colour]))
  return (
    <ul className={styles.tags} aria-label={t('reader.tags')}>
      {tags.map((name) => (
        <li key={name}>
          <TagChip
            name={name}
            colour={colours.get(name) ?? 'grey'}
            onPress={() => applyFilter({ kind: 'tag', value: name })}
            onRemove={() => void assign({ ids: [article], remove: [name] })}
          />
        </li>
      ))}
      <li>
        <DialogTrigger>
          <AriaButton className={styles.addTag ?? ''}>
            <TagIcon size={12} aria-hidden />
            {t('reader.tag.add')}
          </AriaButton>
          <Popover placement="bottom start" offset={4} className={styles.tagBox ?? ''}>
            <Dialog aria-label={t('reader.tag.add')} className={styles.tagDialog ?? ''}>
              <AddTag
                known={(library.data?.tags ?? []).map((tag) => tag.name).filter((name) => !tags.includes(name))}
                onAdd={(name) => void assign({ ids: [article], add: [name] })}
              />
            </Dialog>
          </Popover>
        </DialogTrigger>
      </li>
    </ul>
  )
}

interface AddTagProps {
  readonly known: readonly string[]
  readonly onAdd: (name: string) => void
}

/** A box that completes tags that exist and offers to make the one that does not. */
function AddTag({ known, onAdd }: AddTagProps) {
  const t = useT()
  const [typed, setTyped] = useState('')
  const { contains } = useFilter({ sensitivity: 'base' })
  const fresh = tagNameSchema.safeParse(typed)
  const name = typed.trim()
  const isNew = fresh.success && !known.some((tag) => tag.toLocaleLowerCase() === name.toLocaleLowerCase())
  return (
    <Autocomplete inputValue={typed} onInputChange={setTyped} filter={contains}>
      <TextField aria-label={t('reader.tag.name')} autoFocus className={styles.tagField ?? ''}>
        <Input className={styles.tagInput ?? ''} placeholder={t('reader.tag.placeholder')} dir="auto" />
      </TextField>
      {name !== '' && !fresh.success && <p className={styles.problem}>{t('reader.tag.invalid')}</p>}
      <Menu
        aria-label={t('reader.tags')}
        className={styles.tagList ?? ''}
        renderEmptyState={() => <p className={styles.hint}>{t('reader.tag.none')}</p>}
        onAction={(key) => {
          onAdd(String(key).slice(1))
          setTyped('')
        }}
      >
        {[
          ...known.map((tag) => (
            <MenuItem
              shouldCloseOnSelect={false}
              key={tag}
              id={`=${tag}`}
              textValue={tag}
              className={styles.tagItem ?? ''}
            >
              <span dir="auto">{tag}</span>
            </MenuItem>
          )),
          ...(isNew
            ? [
                <MenuItem
                  shouldCloseOnSelect={false}
                  key={`+${name}`}
                  id={`+${name}`}
                  textValue={typed}
                  className={styles.tagItem ?? ''}
                >
                  {t('reader.tag.create', { name })}
                </MenuItem>,
              ]
            : []),
        ]}
      </Menu>
    </Autocomplete>
  )
}
