import { BookmarkPlus, ChartColumn, CopyMinus, TextSearch } from 'lucide-react'
import { memo } from 'react'
import type { ListQuery } from '../../../main/contract/methods.ts'
import { useCall } from '../../app/api.ts'
import { commandOf, runCommand } from '../../app/commands.ts'
import { useSettings } from '../../app/use-settings.ts'
import { useT } from '../../i18n/use-t.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { OrderMenu } from './order-menu.tsx'
import type { ListWindow } from './use-list-window.ts'
import styles from './articles-pane.module.css'

interface StatusProps {
  readonly query: ListQuery
  readonly list: ListWindow
  readonly searching: boolean
  readonly filtered: boolean
}

/** How many articles answer, of how many; in which order they stand; and what else can be shown of them. */
export function ListStatus({ query, list, searching, filtered }: StatusProps) {
  const t = useT()
  const [settings] = useSettings()
  const all = useCall('library.get', {}).data?.articles
  const { bin } = query
  const known = list.total !== undefined && !list.late
  const groups = known && settings.grouped && !bin ? list.answer?.groups : undefined
  return (
    <div className={styles.status}>
      <div className={styles.count}>
        <span role="status">
          <span>
            {known
              ? t(searching ? 'list.found' : bin ? 'list.countBin' : 'list.count', { count: list.total ?? 0 })
              : list.error === null && t('list.counting')}
          </span>
        </span>{' '}
        {known && filtered && !bin && all !== undefined && <span>{t('list.of', { total: all })}</span>}
        {groups !== undefined && groups !== list.total && <span>{t('list.groups', { count: groups })}</span>}
      </div>
      <OrderMenu
        sort={query.sort}
        descending={query.descending}
        searching={searching}
        order={list.answer?.order}
        worded={list.answer?.rows.some(({ hits }) => hits > 0) ?? false}
      />
      <span className={styles.spring} />
      {!bin && <ListTools searching={searching} filtered={filtered} />}
    </div>
  )
}

/** What else can be done with the list. Drawn again only when that changes: it stands still while one types. */
const ListTools = memo(function ListTools({ searching, filtered }: Pick<StatusProps, 'searching' | 'filtered'>) {
  const t = useT()
  const [settings] = useSettings()
  return (
    <>
      {searching && (
        <IconButton
          icon={TextSearch}
          size="s"
          label={t('command.concordance.open')}
          shortcut={commandOf('concordance.open').key ?? ''}
          onPress={() => void runCommand('concordance.open')}
        />
      )}
      {filtered && (
        <IconButton
          icon={BookmarkPlus}
          size="s"
          label={t('command.search.save')}
          shortcut={commandOf('search.save').key ?? ''}
          onPress={() => void runCommand('search.save')}
        />
      )}
      <IconButton
        icon={CopyMinus}
        size="s"
        label={t('command.list.group')}
        shortcut={commandOf('list.group').key ?? ''}
        pressed={settings.grouped}
        onPress={() => void runCommand('list.group')}
      />
      <IconButton
        icon={ChartColumn}
        size="s"
        label={t('command.facets.toggle')}
        shortcut={commandOf('facets.toggle').key ?? ''}
        pressed={settings.facets}
        onPress={() => void runCommand('facets.toggle')}
      />
    </>
  )
})
