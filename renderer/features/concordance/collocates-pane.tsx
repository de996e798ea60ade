import { ArrowDown } from 'lucide-react'
import { useIntl } from 'react-intl'
import { collocateSorts, widestWindow, type Collocate, type CollocateSort } from '../../../main/contract/concordance.ts'
import { useCall } from '../../app/api.ts'
import { useView } from '../../app/view-store.ts'
import { useT } from '../../i18n/use-t.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Select } from '../../ui/select.tsx'
import { NoHits, QueryCount, QueryNotes } from './about-query.tsx'
import { setConcordance, useConcordance } from './concordance-store.ts'
import type { PaneProps } from './pane-props.ts'
import { PaneState } from './pane-state.tsx'
import styles from './concordance.module.css'

const windows = Array.from({ length: widestWindow }, (_, at) => String(at + 1))
const minima = ['1', '2', '3', '5', '10', '20', '50', '100']

/** The words that stand near the hits, strongest first. One leads to the places where both stand. */
export function CollocatesPane({ query, asked, onStop }: PaneProps) {
  const t = useT()
  const { window, atLeast, stopWords, collocateSort: sort } = useConcordance()
  const input = { ...asked, window, atLeast, stopWords, sort }
  const answer = useCall('concordance.collocates', input)
  return (
    <>
      <div className={styles.bar}>
        <Select
          label={t('concordance.window')}
          value={String(window)}
          options={windows.map((value) => ({ value, label: t('concordance.windowOf', { count: Number(value) }) }))}
          onChange={(value) => setConcordance({ window: Number(value) })}
        />
        <Select
          label={t('concordance.atLeast')}
          value={String(atLeast)}
          options={minima.map((value) => ({ value, label: t('concordance.times', { count: Number(value) }) }))}
          onChange={(value) => setConcordance({ atLeast: Number(value) })}
        />
        <Checkbox isSelected={stopWords} onChange={(on) => setConcordance({ stopWords: on })}>
          {t('concordance.stopWords')}
        </Checkbox>
        {answer.data !== undefined && <QueryCount about={answer.data} />}
      </div>
      <PaneState answer={answer} query={query} onStop={onStop}>
        {(result) => (
          <>
            <QueryNotes about={result} />
            {result.total === 0 ? (
              <NoHits about={result} />
            ) : result.found === 0 ? (
              <EmptyState title={t('concordance.noCollocates.title')}>{t('concordance.noCollocates.text')}</EmptyState>
            ) : (
              <CollocateTable collocates={result.collocates} sort={sort} found={result.found} />
            )}
          </>
        )}
      </PaneState>
    </>
  )
}

interface TableProps {
  readonly collocates: readonly Collocate[]
  readonly sort: CollocateSort
  readonly found: number
}

const columns = ['logDice', 'logLikelihood', 'together', 'left', 'right', 'frequency', 'articles'] as const
const isSort = (column: string): column is CollocateSort => (collocateSorts as readonly string[]).includes(column)

function CollocateTable({ collocates, sort, found }: TableProps) {
  const t = useT()
  const intl = useIntl()
  const decimals = (value: number, digits: number): string =>
    intl.formatNumber(value, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      signDisplay: 'negative',
    })
  const openPair = (query: string): void => {
    setConcordance({ tab: 'lines' })
    // The query of the pair says all that the filters said.
    useView.setState({ query, open: false, filters: [], literal: false })
  }
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <caption className="visually-hidden">{t('concordance.tab.collocates')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('concordance.column.word')}</th>
            {columns.map((column) => (
              <th
                key={column}
                scope="col"
                className={styles.figure}
                aria-sort={column === sort ? 'descending' : undefined}
                title={t(`concordance.about.${column}`)}
              >
                {isSort(column) ? (
                  <button
                    type="button"
                    className={styles.sortBy}
                    onClick={() => setConcordance({ collocateSort: column })}
                  >
                    {column === sort && <ArrowDown size={11} aria-hidden />}
                    {t(`concordance.column.${column}`)}
                  </button>
                ) : (
                  t(`concordance.column.${column}`)
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {collocates.map((one) => (
            <tr key={one.word}>
              <th scope="row">
                {one.query === null ? (
                  <bdi>{one.word}</bdi>
                ) : (
                  <button
                    type="button"
                    className={styles.collocate}
                    title={t('concordance.openPair', { word: one.word })}
                    onClick={() => openPair(one.query!)}
                  >
                    <bdi>{one.word}</bdi>
                  </button>
                )}
              </th>
              <td className={styles.figure}>{decimals(one.logDice, 2)}</td>
              <td className={styles.figure}>{decimals(one.logLikelihood, 1)}</td>
              <td className={styles.figure}>{intl.formatNumber(one.together)}</td>
              <td className={styles.figure}>{intl.formatNumber(one.left)}</td>
              <td className={styles.figure}>{intl.formatNumber(one.right)}</td>
              <td className={styles.figure}>{intl.formatNumber(one.frequency)}</td>
              <td className={styles.figure}>{intl.formatNumber(one.articles)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {found > collocates.length && (
        <p className={styles.note}>{t('concordance.firstCollocates', { shown: collocates.length, count: found })}</p>
      )}
    </div>
  )
}
