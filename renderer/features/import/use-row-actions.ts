import { needsColumns, readableAnyway, type ImportRow } from '../../../main/contract/import-report.ts'
import { useAction, useCall } from '../../app/api.ts'
import { toast } from '../../app/toasts.ts'
import { currentView } from '../../app/view-store.ts'
import { useT } from '../../i18n/use-t.ts'
import type { MenuEntry } from '../../ui/menu.tsx'
import { fileNameOf, isPlace } from './report-names.ts'
import { useShowStarted } from './use-show-started.ts'

/** What can be done about a row of a report. */
export interface RowAction extends Pick<MenuEntry, 'id' | 'label' | 'separated'> {
  /** Worth a button of its own in the row; `name` tells it from those of other rows. */
  readonly inRow?: { readonly label: string; readonly name?: string }
  readonly run: () => void
}

/** What can be done about the rows of a run's report, the likeliest first. */
export function useRowActions(run: string): (row: ImportRow) => RowAction[] {
  const t = useT()
  const info = useCall('app.info', {}).data
  const again = useAction('import.again')
  const restore = useAction('article.restore')
  const showFile = useAction('import.showFile')
  const showStarted = useShowStarted()
  const { readArticle, openArticle, show, openDialog } = currentView()
  const copy = (path: string): void => {
    void navigator.clipboard.writeText(path).then(
      () => toast({ text: t('import.copied') }),
      () => toast({ tone: 'danger', text: t('import.pathIs', { path }) }),
    )
  }

  return (row) => {
    const { item, path, record, outcome, code } = row
    const name = record ?? fileNameOf(path)
    const article = row.articleId ?? row.duplicateOf
    const actions: RowAction[] = []
    if (outcome === 'needs-review')
      actions.push({
        id: 'review',
        label: t('import.review'),
        inRow: { label: t('import.review') },
        run: () => show('review'),
      })
    if (needsColumns(row))
      actions.push({
        id: 'columns',
        label: t('import.row.columns'),
        inRow: { label: t('import.row.columns') },
        run: () => openDialog({ kind: 'map-table', table: { run, item } }),
      })
    if (code === 'in-bin' && article !== undefined)
      actions.push({
        id: 'restore',
        label: t('import.row.restore'),
        inRow: { label: t('import.row.restore') },
        run: () =>
          void restore({ ids: [article] }).then(({ changed }) =>
            toast({ text: t('list.restored', { count: changed }), command: 'history.undo' }),
          ),
      })
    if (code !== undefined && readableAnyway.includes(code) && record === undefined)
      actions.push({
        id: 'anyway',
        label: t('import.row.anyway'),
        inRow: { label: t('import.row.anyway') },
        run: () => void again({ run, items: [item], options: { as: 'text' } }).then(showStarted),
      })
    if (article !== undefined)
      actions.push({
        id: 'open',
        label: t('import.row.open'),
        inRow: { label: t('import.open'), name: t('import.openNamed', { name }) },
        run: () => readArticle(article),
      })
    if (article !== undefined)
      actions.push({ id: 'goto', label: t('import.row.goto'), run: () => openArticle(article) })
    if (outcome === 'failed')
      actions.push({
        id: 'again',
        label: t('import.row.again'),
        ...(needsColumns(row) ? {} : { inRow: { label: t('import.row.again') } }),
        run: () => void again({ run, items: [item] }).then(showStarted),
      })
    if (isPlace(path) && info?.capabilities.showsFolders === true)
      actions.push({
        id: 'folder',
        label: t('import.row.folder'),
        separated: true,
        run: () => void showFile({ run, item }),
      })
    actions.push({ id: 'copy', label: t('import.row.copy'), run: () => copy(path) })
    return actions
  }
}
