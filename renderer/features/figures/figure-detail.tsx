import { useIntl } from 'react-intl'
import type { FigureClaim, FigureValue } from '../../../main/contract/figures.ts'
import { useDates } from '../../i18n/dates.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { StatusMark } from '../../ui/status-mark.tsx'
import type { SetPageProps } from '../compare/set-page.ts'
import type { ColumnName } from '../compare/use-column-names.ts'
import type { Cursor } from './figure-grid.ts'
import { FigureStateMark } from './figure-state.tsx'
import { usePartsSum } from './use-parts-sum.ts'
import styles from './figures.module.css'

interface FigureDetailProps {
  readonly claim: FigureClaim | undefined
  readonly cursor: Cursor | null
  readonly headOf: (article: string) => ColumnName
  readonly nameOf: (claim: FigureClaim) => string
  readonly onShow: SetPageProps['onShow']
}

/** The sentence of the figure that the keyboard is at, what its words say exactly, and who is said to give it. */
export function FigureDetail({ claim, cursor, headOf, nameOf, onShow }: FigureDetailProps) {
  const t = useT()
  const value = claim?.values.find(({ key }) => key === cursor?.figure)
  if (claim === undefined || value === undefined) {
    return <p className={`${styles.detail} ${styles.faint}`}>{t('figures.detail.none')}</p>
  }
  const { passage, place } = value
  const [from, to] = [place.start - passage.start, place.end - passage.start]
  return (
    <aside className={styles.detail} aria-label={t('figures.detail')}>
      <p className={styles.detailHead}>
        <b>{nameOf(claim)}</b>
        <span className={styles.faint}>{headOf(value.article).long}</span>
        {value.state !== null && <FigureStateMark state={value.state} />}
        <Button size="s" onPress={() => onShow(place)}>
          {t('figures.show')}
        </Button>
      </p>
      <blockquote className={styles.sentence} dir="auto">
        {passage.text.slice(0, from)}
        <mark>{passage.text.slice(from, to)}</mark>
        {passage.text.slice(to)}
      </blockquote>
      <p className={styles.facts}>
        <Exact value={value} claim={claim} />
        {value.source === null ? (
          <span>{t('figures.source.none')}</span>
        ) : (
          <span>
            {t('figures.source', { source: value.source })}{' '}
            {value.sourceStatus !== undefined && <StatusMark status={value.sourceStatus} word />}
          </span>
        )}
      </p>
    </aside>
  )
}

/** What the words say, exactly: the number or its bounds, the day that is meant, parts of a sum. */
function Exact({ value, claim }: { readonly value: FigureValue; readonly claim: FigureClaim }) {
  const t = useT()
  const intl = useIntl()
  const dates = useDates()
  const { amount, low, high, bound, date } = value
  const number = (given: number): string => intl.formatNumber(given, { maximumFractionDigits: 6 })
  const sum = usePartsSum()(value, claim)
  if (claim.kind === 'date') {
    if (date === null) return <span>{t('figures.exact.noDate')}</span>
    return (
      <span>
        {date.includes('X') ? t('figures.exact.noYear') : t('figures.exact.date', { date: dates.published(date) })}
      </span>
    )
  }
  return (
    <>
      {amount !== null && <span>{t(`figures.exact.${bound}`, { number: number(amount) })}</span>}
      {amount === null && low !== null && (
        <span>
          {high === null
            ? t('figures.exact.from', { low: number(low) })
            : t('figures.exact.between', { low: number(low), high: number(high) })}
        </span>
      )}
      {sum !== null && <span>{t('figures.exact.sum', { sum })}</span>}
    </>
  )
}
