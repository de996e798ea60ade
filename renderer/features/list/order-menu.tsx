import { ArrowDownWideNarrow } from 'lucide-react'
import { memo } from 'react'
import type { CommandId } from '../../../main/contract/commands.ts'
import type { ListQuery, Output, SortColumn } from '../../../main/contract/methods.ts'
import { useCommandEntries } from '../../app/command-entries.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { MenuButton } from '../../ui/menu.tsx'

interface OrderProps {
  readonly sort: ListQuery['sort']
  readonly descending: boolean
  readonly searching: boolean
  /** The order in which the rows came; undefined before the first answer. */
  readonly order: Output<'article.list'>['order'] | undefined
  /** Words of the text are sought, and not only values of fields. */
  readonly worded: boolean
}

const columns = ['title', 'outlet', 'date', 'words', 'added'] as const satisfies readonly SortColumn[]

/** Says in words how the list is ordered, and changes it. */
export const OrderMenu = memo(function OrderMenu({ sort, descending, searching, order, worded }: OrderProps) {
  const t = useT()
  const shown =
    order === 'newest' && (sort === 'relevance' || sort === 'hits')
      ? worded
        ? 'newest'
        : 'added.down'
      : sort === 'relevance'
        ? 'relevance'
        : `${sort}.${descending ? 'down' : 'up'}`
  const ids: (CommandId | '-')[] = [
    ...(searching ? (['sort.relevance', 'sort.hits', '-'] as const) : []),
    ...columns.map((column) => `sort.${column}` as const),
  ]
  const entries = useCommandEntries(ids).map((entry) => ({ ...entry, checked: entry.id === `sort.${sort}` }))
  return (
    <MenuButton label={t('list.order')} entries={entries}>
      <Button size="s" tone="quiet" aria-label={t('list.order.now', { order: t(`list.order.${shown}`) })}>
        <ArrowDownWideNarrow size={13} aria-hidden />
        {t(`list.order.${shown}`)}
      </Button>
    </MenuButton>
  )
})
