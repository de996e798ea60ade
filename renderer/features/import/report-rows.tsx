import { useVirtualizer } from '@tanstack/react-virtual'
import { Ellipsis, Files } from 'lucide-react'
import { memo, useEffect, useRef, useState, type KeyboardEvent, type MouseEvent } from 'react'
import type { ImportRow, ReportFilter } from '../../../main/contract/import-report.ts'
import { useErrorText } from '../../app/api.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { ContextMenu, type MenuPoint } from '../../ui/menu.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { OutcomeMark } from './outcome-mark.tsx'
import { fileNameOf, folderOf, reasonOf } from './report-names.ts'
import { useReportRows } from './use-report-rows.ts'
import { useRowActions, type RowAction } from './use-row-actions.ts'
import styles from './import-reports.module.css'

const rowHeight = 46

interface RowProps {
  readonly row: ImportRow
  readonly actions: readonly RowAction[]
  /** The row with the cursor: only its buttons are reached by Tab. */
  readonly current: boolean
  readonly onMenu: (at: MenuPoint) => void
}

const Row = memo(function Row({ row, actions, current, onMenu }: RowProps) {
  const t = useT()
  const more = useRef<HTMLSpanElement>(null)
  const name = fileNameOf(row.path)
  const folder = folderOf(row.path)
  const reason = reasonOf(row, t)
  return (
    <>
      {row.records !== undefined && (
        <div className={styles.container} title={row.path}>
          <Files size={14} aria-hidden />
          <bdi className={styles.containerName}>{name}</bdi>
          <span className={styles.record}>{t('import.records', { count: row.records })}</span>
        </div>
      )}
      <div className={styles.row} data-inner={row.record !== undefined || undefined}>
        <OutcomeMark outcome={row.outcome} />
        {row.record === undefined ? (
          <bdi className={styles.name} title={row.path}>
            {name}
            {folder !== '' && <span className={styles.folder}> {folder}</span>}
          </bdi>
        ) : (
          <bdi className={styles.name} title={row.path}>
            {row.continues && <span className="visually-hidden">{name} </span>}
            {row.record}
          </bdi>
        )}
        <span ref={more} className={styles.actions}>
          {actions.map(
            ({ id, inRow, run }) =>
              inRow !== undefined && (
                <Button
                  key={id}
                  size="s"
                  tone="quiet"
                  aria-label={inRow.name}
                  excludeFromTabOrder={!current}
                  onPress={run}
                >
                  {inRow.label}
                </Button>
              ),
          )}
          <IconButton
            icon={Ellipsis}
            size="s"
            label={t('import.row.more', { name: row.record ?? name })}
            aria-haspopup="menu"
            excludeFromTabOrder={!current}
            onPress={() => {
              const box = more.current!.getBoundingClientRect()
              onMenu({ x: Math.max(box.left, box.right - 40), y: box.bottom })
            }}
          />
        </span>
        {reason !== '' && <bdi className={styles.reason}>{reason}</bdi>}
      </div>
    </>
  )
})

interface ReportRowsProps {
  readonly run: string
  readonly filter: ReportFilter
}

/** The rows of a report, fetched as they come into sight. Arrow keys walk through them. */
export function ReportRowsView({ run, filter }: ReportRowsProps) {
  const t = useT()
  const errorText = useErrorText()
  const scroller = useRef<HTMLDivElement>(null)
  const [range, setRange] = useState({ first: 0, last: 30 })
  const rows = useReportRows(run, filter, range.first, range.last)
  const actionsOf = useRowActions(run)
  const [cursor, setCursor] = useState(0)
  const [menu, setMenu] = useState<{ readonly index: number; readonly at: MenuPoint } | null>(null)
  const total = rows.total ?? 0
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    onChange: ({ range: seen }) => {
      if (seen !== null && (seen.startIndex !== range.first || seen.endIndex !== range.last))
        setRange({ first: seen.startIndex, last: seen.endIndex })
    },
  })
  const key = JSON.stringify(filter)
  useEffect(() => {
    setCursor(0)
    scroller.current?.scrollTo({ top: 0 })
  }, [key])

  const go = (to: number): void => {
    const next = Math.min(Math.max(to, 0), total - 1)
    setCursor(next)
    virtual.scrollToIndex(next)
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-index="${next}"]`)?.focus())
  }
  const openMenu = (index: number): void => {
    const box = scroller.current?.querySelector(`[data-index="${index}"]`)?.getBoundingClientRect()
    if (box !== undefined) setMenu({ index, at: { x: box.left + 24, y: box.bottom } })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const onRow = event.target instanceof HTMLElement && event.target.dataset['index'] !== undefined
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'ArrowDown') go(cursor + 1)
    else if (event.key === 'ArrowUp') go(cursor - 1)
    else if (event.key === 'PageDown') go(cursor + 12)
    else if (event.key === 'PageUp') go(cursor - 12)
    else if (event.key === 'Home') go(0)
    else if (event.key === 'End') go(total - 1)
    else if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) openMenu(cursor)
    else if (event.key === 'Enter' && onRow) {
      const row = rows.rowAt(cursor)
      if (row !== undefined)
        actionsOf(row)
          .find(({ inRow }) => inRow !== undefined)
          ?.run()
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  const onContextMenu = (event: MouseEvent, index: number): void => {
    event.preventDefault()
    setCursor(index)
    setMenu({ index, at: { x: event.clientX, y: event.clientY } })
  }

  if (rows.error !== null && rows.total === undefined)
    return <EmptyState title={t('import.noReport')}>{errorText(rows.error)}</EmptyState>
  if (rows.total === undefined) return <Spinner label={t('ui.loading')} />
  if (total === 0 && !rows.busy)
    return <EmptyState title={t('import.noRows.title')}>{t('import.noRows.text')}</EmptyState>
  const menuRow = menu === null ? undefined : rows.rowAt(menu.index)
  return (
    // The rows take the keys; the region only hears of them.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div
      ref={scroller}
      className={styles.items}
      role="region"
      aria-label={t('import.items')}
      aria-busy={rows.busy}
      onKeyDown={onKeyDown}
    >
      <ul className={styles.rows} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ key: rowKey, index, start }) => {
          const row = rows.rowAt(index)
          return (
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- its menu is on a button, too
            <li
              key={rowKey}
              ref={virtual.measureElement}
              data-index={index}
              tabIndex={index === cursor ? 0 : -1}
              aria-setsize={total}
              aria-posinset={index + 1}
              className={styles.item}
              style={{ transform: `translateY(${start}px)` }}
              onFocus={() => setCursor(index)}
              onContextMenu={(event) => onContextMenu(event, index)}
            >
              {row === undefined ? (
                <div className={styles.row} aria-hidden />
              ) : (
                <Row
                  row={row}
                  actions={actionsOf(row)}
                  current={index === cursor}
                  onMenu={(at) => setMenu({ index, at })}
                />
              )}
            </li>
          )
        })}
      </ul>
      {menu !== null && menuRow !== undefined && (
        <ContextMenu
          label={t('import.row.more', { name: menuRow.record ?? fileNameOf(menuRow.path) })}
          at={menu.at}
          onClose={() => setMenu(null)}
          entries={actionsOf(menuRow).map(({ id, label, separated, run: onAction }) => ({
            id,
            label,
            ...(separated === undefined ? {} : { separated }),
            onAction,
          }))}
        />
      )}
    </div>
  )
}
