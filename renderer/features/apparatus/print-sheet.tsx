import { useEffect, useState } from 'react'
import { createPortal, flushSync } from 'react-dom'
import { useIntl } from 'react-intl'
import type { ComparisonSet } from '../../../main/contract/desk.ts'
import { useT } from '../../i18n/use-t.ts'
import type { ApparatusRow } from '../compare/apparatus-rows.ts'
import type { Member } from '../compare/use-members.ts'
import { Witnesses } from '../compare/witnesses.tsx'
import { ApparatusRowView } from './apparatus-sheet.tsx'
import styles from './apparatus.module.css'

interface PrintSheetProps {
  readonly set: ComparisonSet
  readonly columns: readonly string[]
  readonly members: ReadonlyMap<string, Member>
  readonly rows: readonly ApparatusRow[]
  readonly hidden: (article: string) => readonly (readonly [number, number])[]
}

/** The whole apparatus on paper: it is put beside the window for as long as something prints, whoever asked for that. */
export function PrintSheet({ set, columns, members, rows, hidden }: PrintSheetProps) {
  const t = useT()
  const { locale } = useIntl()
  const [printed, setPrinted] = useState<Date | null>(null)
  useEffect(() => {
    // The page is printed as it is when this event ends.
    const before = (): void => flushSync(() => setPrinted(new Date()))
    const after = (): void => setPrinted(null)
    window.addEventListener('beforeprint', before)
    window.addEventListener('afterprint', after)
    return () => {
      window.removeEventListener('beforeprint', before)
      window.removeEventListener('afterprint', after)
    }
  }, [])
  if (printed === null || rows.length === 0) return null
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(printed)
  return createPortal(
    <article className={styles.print} data-print-sheet>
      <header className={styles.head}>
        <h1 className={styles.title} dir="auto">
          {set.name}
        </h1>
        <p className={styles.note}>{t('apparatus.printed', { date, words: set.minWords })}</p>
        <Witnesses columns={columns} members={members} words />
        <p className={styles.note}>{t('apparatus.about')}</p>
      </header>
      <ol className={styles.rows}>
        {rows.map((row) => (
          <li key={row.key} className={styles.row}>
            <span className={styles.number}>{row.number}</span>
            <div className={styles.body}>
              <ApparatusRowView row={row} columns={columns} hidden={hidden(row.lead.article)} marked={null} />
            </div>
          </li>
        ))}
      </ol>
    </article>,
    document.body,
  )
}
