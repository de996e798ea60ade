import { Plus } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { useIntl } from 'react-intl'
import { Autocomplete, Dialog, DialogTrigger, Input, Menu, MenuItem, Popover, TextField } from 'react-aria-components'
import { useCall } from '../../app/api.ts'
import { showPublishedDate } from '../../article/published-date.ts'
import { useT } from '../../i18n/use-t.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { MOST_MEMBERS } from './use-set-changes.ts'
import styles from './set-toolbar.module.css'

interface AddArticleProps {
  readonly members: readonly string[]
  readonly onAdd: (articles: readonly string[]) => void
}

const MOST = 30

/** A button that opens a box to find an article of the corpus and put it into the set. */
export function AddArticle({ members, onAdd }: AddArticleProps) {
  const t = useT()
  return (
    <DialogTrigger>
      <IconButton icon={Plus} label={t('compare.add')} isDisabled={members.length >= MOST_MEMBERS} />
      <Popover placement="bottom end" offset={4} className={styles.popover ?? ''}>
        <Dialog aria-label={t('compare.add')} className={styles.find ?? ''}>
          <FindArticle members={members} onAdd={onAdd} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

function FindArticle({ members, onAdd }: AddArticleProps) {
  const t = useT()
  const { locale } = useIntl()
  const [typed, setTyped] = useState('')
  const query = useDeferredValue(typed.trim())
  const found = useCall(
    'article.list',
    { query, sort: query === '' ? 'added' : 'relevance', offset: 0, limit: MOST + MOST_MEMBERS },
    { keep: true },
  )
  const rows = (found.data?.rows ?? []).filter((row) => !members.includes(row.id)).slice(0, MOST)
  return (
    <Autocomplete inputValue={typed} onInputChange={setTyped}>
      <TextField
        aria-label={t('compare.add.find')}
        autoFocus
        onKeyDown={(event) => {
          const first = rows[0]
          // With nothing chosen in the list, Enter takes the best one.
          const chosen = event.target instanceof Element && event.target.hasAttribute('aria-activedescendant')
          if (event.key === 'Enter' && !chosen && first !== undefined) onAdd([first.id])
          else event.continuePropagation()
        }}
      >
        <Input className={styles.findInput ?? ''} placeholder={t('compare.add.find')} dir="auto" />
      </TextField>
      <Menu
        aria-label={t('compare.add.found')}
        className={styles.findList ?? ''}
        items={rows}
        renderEmptyState={() => <p className={styles.hint}>{t('compare.add.none')}</p>}
        onAction={(key) => onAdd([String(key)])}
      >
        {(row) => {
          const label = row.title ?? t('article.untitled', { opening: row.opening })
          const date = row.date === null ? t('compare.date.unknown') : showPublishedDate(row.date, locale)
          return (
            <MenuItem shouldCloseOnSelect={false} id={row.id} textValue={label} className={styles.findItem ?? ''}>
              <span className={styles.findTitle} dir="auto">
                {label}
              </span>
              <span className={styles.hint}>
                {row.outlet ?? t('compare.outlet.unknown')} · {date}
              </span>
            </MenuItem>
          )
        }}
      </Menu>
    </Autocomplete>
  )
}
