import { useMemo, useRef, useState, type FocusEvent, type KeyboardEvent } from 'react'
import type { ApparatusEntry, Comparison, Passage } from '../../../main/contract/comparison.ts'
import { shownWords } from '../../article/diff-text.tsx'
import { useT } from '../../i18n/use-t.ts'
import { Spinner } from '../../ui/spinner.tsx'
import { apparatusRows, shortLemma, siglumIn, type ApparatusRow } from './apparatus-rows.ts'
import { inlineParts } from './inline-variants.ts'
import { useGrowing } from './use-growing.ts'
import type { Member } from './use-members.ts'
import { Witnesses } from './witnesses.tsx'
import styles from './inline-rows.module.css'

interface InlineRowsProps {
  /** Leaves out what stands in one article alone. */
  readonly alignedOnly: boolean
  readonly columns: readonly string[]
  readonly members: ReadonlyMap<string, Member>
  readonly comparison: Comparison | undefined
  readonly waiting: boolean
  readonly onShow: (passage: Pick<Passage, 'article' | 'start' | 'end'>) => void
}

const nothingHidden: readonly never[] = []

/** The text of the base read in one column, what others have in place of its words following them in the line. */
export function InlineRows({ alignedOnly, columns, members, comparison, waiting, onShow }: InlineRowsProps) {
  const t = useT()
  const list = useRef<HTMLOListElement>(null)
  const [current, setCurrent] = useState(0)
  const rows = useMemo(
    () => (comparison === undefined ? [] : apparatusRows(comparison, columns, !alignedOnly)),
    [comparison, columns, alignedOnly],
  )
  const [drawn, end] = useGrowing(rows.length, current)
  const stop = Math.min(current, rows.length - 1)
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!(event.target instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.altKey) return
    const to: Readonly<Record<string, number>> = {
      ArrowDown: stop + 1,
      ArrowUp: stop - 1,
      Home: 0,
      End: rows.length - 1,
    }
    const target = to[event.key]
    if (target !== undefined) {
      const row = Math.max(0, Math.min(rows.length - 1, target))
      event.preventDefault()
      setCurrent(row)
      requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-row="${row}"]`)?.focus())
    } else if (event.key === 'Enter' && event.target.matches('[data-row]')) {
      event.preventDefault()
      onShow(rows[stop]!.lead)
    }
  }
  const onFocus = ({ target }: FocusEvent): void => {
    const row = target.closest<HTMLElement>('[data-row]')?.dataset['row']
    if (row !== undefined) setCurrent(Number(row))
  }
  if (comparison === undefined) return waiting ? <Spinner label={t('compare.comparing')} /> : null
  return (
    <div className={styles.scroll} tabIndex={rows.length === 0 ? 0 : undefined}>
      <div className={styles.head}>
        <Witnesses columns={columns} members={members} />
        <p className={styles.note}>{t('compare.inline.about')}</p>
      </div>
      {rows.length === 0 && <p className={styles.note}>{t('compare.rows.none')}</p>}
      {/* The list passes keys on to the row that has the focus. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <ol ref={list} className={styles.rows} aria-label={t('compare.rows')} onKeyDown={onKeyDown} onFocus={onFocus}>
        {rows.slice(0, drawn).map((row, at) => (
          <li
            key={row.key}
            className={styles.row}
            data-row={at}
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
            <InlineText
              row={row}
              columns={columns}
              hidden={members.get(row.lead.article)?.article?.markup ?? nothingHidden}
            />
            <span className={styles.who}>{[row.siglum, ...row.witnesses].join(' ')}</span>
          </li>
        ))}
      </ol>
      <div ref={end} />
    </div>
  )
}

interface InlineTextProps {
  readonly row: ApparatusRow
  readonly columns: readonly string[]
  readonly hidden: readonly (readonly [number, number])[]
}

function InlineText({ row: { lead, entries }, columns, hidden }: InlineTextProps) {
  return (
    <p className={styles.text} dir="auto">
      {inlineParts(lead.start, lead.end, entries).map(({ start, end, varies, after }) => {
        const words = shownWords(lead.text.slice(start - lead.start, end - lead.start), start, hidden)
        return (
          <span key={start}>
            {varies ? <span className={styles.lemma}>{words}</span> : words}
            {after.map((entry) => (
              <Variants
                key={entry.start}
                entry={entry}
                columns={columns}
                // Where lemmas overlap, the line under the words does not say which words are meant.
                again={entries.some((other) => other !== entry && other.start < entry.end && entry.start < other.end)}
              />
            ))}
          </span>
        )
      })}
    </p>
  )
}

interface VariantsProps {
  readonly entry: ApparatusEntry
  readonly columns: readonly string[]
  /** Says the lemma again. */
  readonly again: boolean
}

function Variants({ entry, columns, again }: VariantsProps) {
  const t = useT()
  return (
    <>
      {' '}
      <span className={styles.variants} title={entry.lemma}>
        {again && <bdi className={styles.again}>{`${shortLemma(entry.lemma)} ] `}</bdi>}
        {entry.readings.map((reading, at) => (
          <span key={reading.witnesses[0]?.article}>
            {at > 0 && '; '}
            {reading.text === '' ? t('apparatus.notIn') : <bdi className={styles.reading}>{reading.text}</bdi>}{' '}
            <b>{reading.witnesses.map(({ article }) => siglumIn(columns, article)).join(' ')}</b>
          </span>
        ))}
      </span>
    </>
  )
}
