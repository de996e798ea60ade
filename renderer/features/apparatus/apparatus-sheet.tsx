import type { ReactNode } from 'react'
import type { ApparatusEntry } from '../../../main/contract/comparison.ts'
import { directionOf } from '../../article/direction-of.ts'
import { segment } from '../../article/runs.ts'
import { useT } from '../../i18n/use-t.ts'
import { shortLemma, siglumIn, superscript, type ApparatusRow } from '../compare/apparatus-rows.ts'
import styles from './apparatus.module.css'

interface ApparatusRowViewProps {
  readonly row: ApparatusRow
  readonly columns: readonly string[]
  readonly hidden: readonly (readonly [number, number])[]
  /** The entry whose lemma is marked in the text. */
  readonly marked: ApparatusEntry | null
  /** How a siglum is shown for a reading; plain letters unless told. */
  readonly sigla?: (entry: ApparatusEntry, reading: ApparatusEntry['readings'][number]) => ReactNode
}

/** A row of the apparatus: its text, the entries below it, and who has the passage. */
export function ApparatusRowView({ row, columns, hidden, marked, sigla }: ApparatusRowViewProps) {
  const t = useT()
  const { lead, entries, witnesses, absent } = row
  return (
    <>
      <p className={styles.text} dir="auto">
        {segment(lead.start, lead.end, marked === null ? [] : [marked], hidden).map((run) => {
          const words = lead.text.slice(run.start - lead.start, run.end - lead.start)
          return run.marks.length === 0 ? (
            words
          ) : (
            <mark key={run.start} className={styles.lemmaMark}>
              {words}
            </mark>
          )
        })}
      </p>
      {entries.length > 0 && (
        <p className={styles.entries} dir={directionOf(lead.text)}>
          {entries.map((entry, n) => (
            <span key={`${entry.start} ${entry.end}`} className={styles.entry} data-entry={n}>
              {n > 0 && <span className={styles.bar}>{' ‖ '}</span>}
              <bdi className={styles.lemma} title={entry.lemma}>
                {shortLemma(entry.lemma)}
              </bdi>
              {entry.occurrence !== undefined && <span className={styles.lemma}>{superscript(entry.occurrence)}</span>}
              <span className={styles.bracket}>{' ] '}</span>
              {entry.readings.map((reading, at) => (
                <span key={reading.witnesses[0]?.article}>
                  {at > 0 && '; '}
                  {reading.text === '' ? (
                    <span className={styles.without}>{t('apparatus.notIn')}</span>
                  ) : (
                    <bdi className={styles.reading}>{reading.text}</bdi>
                  )}{' '}
                  {sigla === undefined ? (
                    <b className={styles.letters}>
                      {reading.witnesses.map(({ article }) => siglumIn(columns, article)).join(' ')}
                    </b>
                  ) : (
                    sigla(entry, reading)
                  )}
                </span>
              ))}
            </span>
          ))}
        </p>
      )}
      <p className={styles.who}>
        <b className={styles.letters}>{[row.siglum, ...witnesses].join(' ')}</b>
        {entries.length === 0 && witnesses.length > 0 && <span>{t('apparatus.same')}</span>}
        {row.siglum !== 'A' && <span>{t('apparatus.leadOf', { letter: row.siglum })}</span>}
        {absent.length > 0 && <span>{t('apparatus.absent', { sigla: absent.join(' '), count: absent.length })}</span>}
      </p>
    </>
  )
}
