import { FileDown, WholeWord } from 'lucide-react'
import { useState } from 'react'
import { useIntl } from 'react-intl'
import type { KeyWord } from '../../../main/contract/vocabulary.ts'
import { useSaveTable } from '../../app/use-save-table.ts'
import { BarsPlot } from '../../charts/bars-plot.tsx'
import { ScatterPlot } from '../../charts/scatter-plot.tsx'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import styles from './vocabulary.module.css'

interface KeyWordsProps {
  /** Whose words against whose. */
  readonly title: string
  /** Used more and used less, the strongest first. */
  readonly more: readonly KeyWord[]
  readonly less: readonly KeyWord[]
  /** Articles and words of both sides; null where it is the one article against the others. */
  readonly articles: {
    readonly own: number
    readonly rest: number
    readonly words: number
    readonly restWords: number
  } | null
  readonly rounded?: boolean
  /** The word whose lines are open. */
  readonly word: string | null
  readonly onOpen: (word: string) => void
}

const barsMore = 20
const barsLess = 10
const pointsMost = 160
const rowsAtOnce = 40

/** Key words as bars, as a scatter plot, and in figures. A word opens its lines. */
export function KeyWords({ title, more, less, articles, rounded = false, word, onOpen }: KeyWordsProps) {
  const t = useT()
  const intl = useIntl()
  const saveTable = useSaveTable()
  const [rows, setRows] = useState(rowsAtOnce)
  const all = [...more, ...less]
  if (all.length === 0)
    return (
      <EmptyState icon={WholeWord} title={t('vocabulary.none.title')}>
        {t('vocabulary.none.text')}
      </EmptyState>
    )
  const decimal = (value: number, digits = 1): string =>
    intl.formatNumber(value, { minimumFractionDigits: digits, maximumFractionDigits: digits })
  const rate = (value: number): string =>
    intl.formatNumber(value, { maximumSignificantDigits: 3, maximumFractionDigits: 2 })
  const signed = (value: number): string =>
    intl.formatNumber(value, { minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: 'exceptZero' })
  const describe = (entry: KeyWord): string =>
    t('vocabulary.word', {
      word: entry.term,
      count: entry.count,
      rate: rate(entry.perThousand),
      rest: entry.rest,
      restRate: rate(entry.restPerThousand),
      z: signed(entry.z),
      likelihood: decimal(entry.logLikelihood),
    })
  const columns = [
    t('vocabulary.column.word'),
    t('vocabulary.column.count'),
    t('vocabulary.column.rate'),
    t('vocabulary.column.rest'),
    t('vocabulary.column.restRate'),
    t('vocabulary.column.articles'),
    t('vocabulary.column.restArticles'),
    t('vocabulary.column.likelihood'),
    t('vocabulary.column.dunning'),
    t('vocabulary.column.ratio'),
    t('vocabulary.column.z'),
  ]
  const figuresOf = (entry: KeyWord): string[] => [
    intl.formatNumber(entry.count),
    rate(entry.perThousand),
    intl.formatNumber(entry.rest),
    rate(entry.restPerThousand),
    intl.formatNumber(entry.articles),
    intl.formatNumber(entry.restArticles),
    decimal(entry.logLikelihood),
    decimal(entry.dunning),
    signed(entry.logRatio),
    intl.formatNumber(entry.z, { minimumFractionDigits: 2, maximumFractionDigits: 2, signDisplay: 'exceptZero' }),
  ]
  const bars = [...more.slice(0, barsMore), ...less.slice(0, barsLess)]
  const points = all.toSorted((a, b) => Math.abs(b.z) - Math.abs(a.z)).slice(0, pointsMost)
  const save = (): void =>
    saveTable(
      title,
      columns,
      all.map((entry) => [
        entry.term,
        String(entry.count),
        entry.perThousand.toFixed(4),
        String(entry.rest),
        entry.restPerThousand.toFixed(4),
        String(entry.articles),
        String(entry.restArticles),
        entry.logLikelihood.toFixed(4),
        entry.dunning.toFixed(4),
        entry.logRatio.toFixed(4),
        entry.z.toFixed(4),
      ]),
    )

  return (
    <div className={styles.scroll}>
      <p className={styles.about}>
        {articles === null
          ? t('vocabulary.about.set')
          : t('vocabulary.about.corpus', {
              articles: articles.own,
              words: articles.words,
              restArticles: articles.rest,
              restWords: articles.restWords,
            })}{' '}
        {t('vocabulary.about')}
        {rounded && ` ${t('vocabulary.rounded')}`}
      </p>
      <BarsPlot
        title={t('vocabulary.bars', { title })}
        about={t('vocabulary.bars.about')}
        hint={t('vocabulary.hint')}
        bars={bars.map(({ term, z, count, rest }) => ({
          name: term,
          value: z,
          note: t('vocabulary.bars.note', { count: intl.formatNumber(count), rest: intl.formatNumber(rest) }),
        }))}
        format={(value) => intl.formatNumber(value)}
        describe={(bar) => describe(bars[bar]!)}
        table={{ columns, rows: bars.map((entry) => [entry.term, ...figuresOf(entry)]) }}
        onOpen={(bar) => onOpen(bars[bar]!.term)}
      />
      <ScatterPlot
        title={t('vocabulary.scatter', { title })}
        about={t('vocabulary.scatter.about')}
        hint={t('vocabulary.scatter.hint')}
        points={points.map(({ term, z, perThousand, restPerThousand }) => ({
          name: term,
          x: perThousand + restPerThousand,
          y: z,
        }))}
        xLabel={t('vocabulary.scatter.x')}
        yLabel={t('vocabulary.scatter.y')}
        formatX={(value) => intl.formatNumber(value, { maximumFractionDigits: 3 })}
        formatY={(value) => intl.formatNumber(value)}
        describe={(point) => describe(points[point]!)}
        table={{ columns, rows: points.map((entry) => [entry.term, ...figuresOf(entry)]) }}
        onOpen={(point) => onOpen(points[point]!.term)}
      />
      <section className={styles.table} aria-label={t('vocabulary.table')}>
        <header className={styles.tableHead}>
          <h3>{t('vocabulary.table')}</h3>
          <Button size="s" onPress={save}>
            <FileDown size={14} aria-hidden />
            {t('vocabulary.csv')}
          </Button>
        </header>
        <div className={styles.tableScroll} tabIndex={0} role="region" aria-label={title}>
          <table>
            <thead>
              <tr>
                {columns.map((column, index) => (
                  <th key={column} scope="col" data-figure={index > 0 || undefined}>
                    {column}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {all.slice(0, rows).map((entry) => (
                <tr key={entry.term} data-less={entry.z < 0 || undefined}>
                  <th scope="row">
                    <button
                      type="button"
                      className={styles.word}
                      aria-expanded={word === entry.term}
                      onClick={() => onOpen(entry.term)}
                    >
                      <bdi>{entry.term}</bdi>
                    </button>
                  </th>
                  {figuresOf(entry).map((figure, index) => (
                    <td key={columns[index + 1]} data-figure>
                      {figure}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {rows < all.length && (
          <Button size="s" onPress={() => setRows(rows + rowsAtOnce)}>
            {t('vocabulary.more', { count: all.length - rows })}
          </Button>
        )}
      </section>
    </div>
  )
}
