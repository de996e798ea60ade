import { Plus } from 'lucide-react'
import { useDeferredValue, useState, type ReactNode } from 'react'
import { useIntl } from 'react-intl'
import {
  Autocomplete,
  Dialog,
  DialogTrigger,
  Header,
  Input,
  Menu,
  MenuItem,
  MenuSection,
  Popover,
  TextField,
} from 'react-aria-components'
import type { SetProposals } from '../../../main/contract/set-proposals.ts'
import { useCall } from '../../app/api.ts'
import { showPublishedDate } from '../../article/published-date.ts'
import { useT } from '../../i18n/use-t.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { siglum } from './columns.ts'
import { MOST_MEMBERS } from './use-set-changes.ts'
import styles from './set-toolbar.module.css'

interface AddArticleProps {
  /** Those of the set, in the order of the columns. */
  readonly members: readonly string[]
  /** Articles that share text with members, most first. */
  readonly similar: readonly SetProposals['similar'][number][]
  readonly onAdd: (articles: readonly string[]) => void
}

interface Row {
  readonly id: string
  readonly title: string | null
  readonly opening: string
  readonly outlet: string | null
  readonly date: string | null
  /** Why it is proposed. */
  readonly shares?: string
}

const MOST = 30

/** A button that opens a box to find an article of the corpus and put it into the set. */
export function AddArticle({ isDisabled, ...props }: AddArticleProps & { readonly isDisabled: boolean }) {
  const t = useT()
  return (
    <DialogTrigger>
      <IconButton
        icon={Plus}
        label={t('compare.add')}
        isDisabled={isDisabled || props.members.length >= MOST_MEMBERS}
      />
      <Popover placement="bottom end" offset={4} className={styles.popover ?? ''}>
        <Dialog aria-label={t('compare.add')} className={styles.find ?? ''}>
          <FindArticle {...props} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

function FindArticle({ members, similar, onAdd }: AddArticleProps) {
  const t = useT()
  const { locale } = useIntl()
  const [typed, setTyped] = useState('')
  const query = useDeferredValue(typed.trim())
  const found = useCall(
    'article.list',
    { query, sort: query === '' ? 'added' : 'relevance', offset: 0, limit: MOST + MOST_MEMBERS },
    { keep: true },
  )
  const proposed: readonly Row[] =
    query === ''
      ? similar
          .filter((row) => !members.includes(row.id))
          .map((row) => ({
            ...row,
            shares: t('compare.add.similar', {
              letters: row.to
                .filter((member) => members.includes(member))
                .map((member) => siglum(members.indexOf(member)))
                .join(', '),
              percent: Math.max(1, Math.round(row.containment * 100)),
            }),
          }))
      : []
  const others: readonly Row[] = (found.data?.rows ?? [])
    .filter((row) => !members.includes(row.id) && !proposed.some(({ id }) => id === row.id))
    .slice(0, MOST)
  const rows = [...proposed, ...others]
  const item = (row: Row): ReactNode => {
    const label = row.title ?? t('article.untitled', { opening: row.opening })
    const date = row.date === null ? t('compare.date.unknown') : showPublishedDate(row.date, locale)
    return (
      <MenuItem
        key={row.id}
        shouldCloseOnSelect={false}
        id={row.id}
        textValue={label}
        className={styles.findItem ?? ''}
      >
        <span className={styles.findTitle} dir="auto">
          {label}
        </span>
        <span className={styles.hint}>
          {row.outlet ?? t('compare.outlet.unknown')} · {date}
        </span>
        {row.shares !== undefined && <span className={styles.hint}>{row.shares}</span>}
      </MenuItem>
    )
  }
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
        renderEmptyState={() => <p className={styles.hint}>{t('compare.add.none')}</p>}
        onAction={(key) => onAdd([String(key)])}
      >
        {proposed.length > 0 && (
          <MenuSection>
            <Header className={styles.findHead ?? ''}>{t('compare.add.proposed')}</Header>
            {proposed.map(item)}
          </MenuSection>
        )}
        {proposed.length > 0 && others.length > 0 ? (
          <MenuSection>
            <Header className={styles.findHead ?? ''}>{t('compare.add.all')}</Header>
            {others.map(item)}
          </MenuSection>
        ) : (
          others.map(item)
        )}
      </Menu>
    </Autocomplete>
  )
}
