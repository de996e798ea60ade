import { Copy, FileDown, Printer } from 'lucide-react'
import { useMemo, useRef, useState, type FocusEvent, type KeyboardEvent } from 'react'
import { apparatusTable } from '../../../main/contract/comparison-tables.ts'
import type { ApparatusEntry } from '../../../main/contract/comparison.ts'
import { useCommand } from '../../app/commands.ts'
import { toast } from '../../app/toasts.ts'
import { useSaveTable } from '../../app/use-save-table.ts'
import { shownWords } from '../../article/diff-text.tsx'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { apparatusRows, siglumIn } from '../compare/apparatus-rows.ts'
import type { SetPageProps } from '../compare/set-page.ts'
import { tableArticles } from '../compare/table-articles.ts'
import { useColumnNames } from '../compare/use-column-names.ts'
import { useGrowing } from '../compare/use-growing.ts'
import { Witnesses } from '../compare/witnesses.tsx'
import { ApparatusRowView } from './apparatus-sheet.tsx'
import { apparatusAsText } from './apparatus-text.ts'
import { PrintSheet } from './print-sheet.tsx'
import styles from './apparatus.module.css'

const nothingHidden: readonly never[] = []

/** The apparatus of a set as an edition prints it: the text of each row, the variants against it with sigla; to read, copy and print. */
export function ApparatusPage({ set, columns, members, comparison, waiting, onShow }: SetPageProps) {
  const t = useT()
  const names = useColumnNames(columns, members)
  const saveTable = useSaveTable()
  const [alone, setAlone] = useState(false)
  const rows = useMemo(
    () => (comparison === undefined ? [] : apparatusRows(comparison, columns, alone)),
    [comparison, columns, alone],
  )
  const [current, setCurrent] = useState(0)
  const [marked, setMarked] = useState<{ readonly row: string; readonly entry: ApparatusEntry } | null>(null)
  const [drawn, end] = useGrowing(rows.length, current)
  const list = useRef<HTMLOListElement>(null)
  const stop = Math.min(current, rows.length - 1)
  const hidden = (article: string) => members.get(article)?.article?.markup ?? nothingHidden

  const asText = (): string =>
    apparatusAsText(
      rows,
      columns,
      {
        title: set.name,
        head: columns.map((id) => {
          const { siglum, title, outlet, date } = names.headOf(id)
          const article = members.get(id)?.article
          const status = article === undefined || date === null ? '' : ` (${t(`status.${article.date.status}`)})`
          const facts = [title, outlet ?? t('compare.outlet.unknown'), `${date ?? t('compare.date.unknown')}${status}`]
          return `${siglum}  ${facts.join(' · ')}`
        }),
        notIn: (sigla) => `${t('apparatus.notIn')} ${sigla}`,
        absent: (sigla) => t('apparatus.absent', { sigla, count: sigla.split(' ').length }),
      },
      (text, article, start) => shownWords(text, start, hidden(article)),
    )
  const copy = (): void => {
    navigator.clipboard.writeText(asText()).then(
      () => toast({ tone: 'success', text: t('apparatus.copied', { rows: rows.length }) }),
      () => toast({ tone: 'danger', text: t('apparatus.notCopied') }),
    )
  }
  const print = (): void => window.print()
  useCommand('apparatus.copy', copy, rows.length > 0)
  useCommand('apparatus.print', print, rows.length > 0)

  const focusRow = (row: number): void => {
    setCurrent(row)
    requestAnimationFrame(() => {
      const element = list.current?.querySelector<HTMLElement>(`[data-row="${row}"]`)
      element?.focus({ preventScroll: true })
      element?.scrollIntoView({ block: 'nearest' })
    })
  }
  const withVariants = (from: number, direction: 1 | -1): void => {
    for (let row = from + direction; row >= 0 && row < rows.length; row += direction)
      if (rows[row]!.entries.length > 0) return focusRow(row)
  }
  useCommand('passage.next', () => withVariants(stop, 1), rows.length > 0)
  useCommand('passage.previous', () => withVariants(stop, -1), rows.length > 0)
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!(event.target instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.altKey) return
    const row = event.target.closest<HTMLElement>('[data-row]')
    if (row === null) return
    const at = Number(row.dataset['row'])
    const to: Readonly<Record<string, number>> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }
    const target = to[event.key]
    if (target !== undefined) {
      event.preventDefault()
      return focusRow(Math.max(0, Math.min(rows.length - 1, target)))
    }
    if (event.key === 'ArrowRight' || event.key === 'ArrowLeft') {
      const sigla: HTMLElement[] = [row, ...row.querySelectorAll<HTMLElement>('[data-siglum]')]
      const next = sigla[sigla.indexOf(event.target) + (event.key === 'ArrowRight' ? 1 : -1)]
      event.preventDefault()
      next?.focus()
    }
    if (event.key === 'Enter' && event.target === row) {
      event.preventDefault()
      onShow(rows[at]!.lead)
    }
  }

  const onFocus = ({ target }: FocusEvent): void => {
    const row = target.closest<HTMLElement>('[data-row]')?.dataset['row']
    if (row !== undefined) setCurrent(Number(row))
  }
  if (comparison === undefined) return waiting ? <Spinner label={t('compare.comparing')} /> : null
  return (
    <div className={styles.page}>
      <div className={styles.tools}>
        <Checkbox isSelected={alone} onChange={setAlone}>
          {t('apparatus.alone')}
        </Checkbox>
        <span className={styles.actions}>
          <Button size="s" isDisabled={rows.length === 0} onPress={copy}>
            <Copy size={14} aria-hidden />
            {t('apparatus.copy')}
            <Kbd keys="Y" />
          </Button>
          <Button
            size="s"
            isDisabled={rows.length === 0}
            onPress={() => {
              if (comparison === undefined) return
              const table = apparatusTable(comparison.rows, tableArticles(columns, members))
              saveTable(t('apparatus.file', { name: set.name }), table.columns, table.rows)
            }}
          >
            <FileDown size={14} aria-hidden />
            {t('apparatus.csv')}
          </Button>
          <Button size="s" isDisabled={rows.length === 0} onPress={print}>
            <Printer size={14} aria-hidden />
            {t('apparatus.print')}
            <Kbd keys="CmdOrCtrl+P" />
          </Button>
        </span>
      </div>
      <article className={styles.sheet} aria-label={t('compare.page.apparatus')}>
        <header className={styles.head}>
          <h3 className={styles.title} dir="auto">
            {set.name}
          </h3>
          <Witnesses columns={columns} members={members} />
          <p className={styles.note}>{t('apparatus.about')}</p>
        </header>
        {rows.length === 0 ? (
          <EmptyState title={t('apparatus.none')}>{t('compare.summary.words')}</EmptyState>
        ) : (
          // The list passes keys on to what has the focus in it.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
          <ol
            ref={list}
            className={styles.rows}
            onKeyDown={onKeyDown}
            onFocus={onFocus}
            aria-label={t('apparatus.rows')}
          >
            {rows.slice(0, drawn).map((row, at) => (
              <li
                key={row.key}
                className={styles.row}
                data-row={at}
                // A row is a stop of its own: Enter shows it in the texts, arrow keys go on.
                data-rove
                tabIndex={at === stop ? 0 : -1}
                aria-posinset={at + 1}
                aria-setsize={rows.length}
              >
                <button
                  type="button"
                  tabIndex={-1}
                  className={styles.number}
                  title={t('compare.row.show')}
                  onClick={() => onShow(row.lead)}
                >
                  <span className="visually-hidden">{t('compare.row')} </span>
                  {row.number}
                </button>
                <div className={styles.body}>
                  <ApparatusRowView
                    row={row}
                    columns={columns}
                    hidden={hidden(row.lead.article)}
                    marked={marked?.row === row.key ? marked.entry : null}
                    sigla={(entry, reading) =>
                      reading.witnesses.map((witness) => (
                        <button
                          key={witness.article}
                          type="button"
                          tabIndex={-1}
                          data-siglum
                          className={styles.siglum}
                          aria-label={t('apparatus.show', { letter: siglumIn(columns, witness.article) })}
                          title={names.headOf(witness.article).long}
                          onClick={() => onShow(witness)}
                          onFocus={() => setMarked({ row: row.key, entry })}
                          onBlur={() => setMarked(null)}
                          onPointerEnter={() => setMarked({ row: row.key, entry })}
                          onPointerLeave={() => setMarked(null)}
                        >
                          {siglumIn(columns, witness.article)}
                        </button>
                      ))
                    }
                  />
                </div>
              </li>
            ))}
          </ol>
        )}
        <div ref={end} />
      </article>
      <PrintSheet set={set} columns={columns} members={members} rows={rows} hidden={hidden} />
    </div>
  )
}
