import { endOfMonth, parseDate, startOfMonth, type CalendarDate } from '@internationalized/date'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useMemo, useState } from 'react'
import {
  Button as AriaButton,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
} from 'react-aria-components'
import { useCall, useCalls, useErrorText } from '../../app/api.ts'
import { useView } from '../../app/view-store.ts'
import { useDates } from '../../i18n/dates.ts'
import { useT } from '../../i18n/use-t.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Select } from '../../ui/select.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { monthsOf, nearestMonth, strength } from './months.ts'
import styles from './calendar.module.css'

/** The articles by their day of publication, a month at a time: a day that is chosen narrows the list to it. */
export function CalendarDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT()
  const errorText = useErrorText()
  const { data: library, error } = useCall('library.get', {})
  const years = useMemo(
    () => (library?.years ?? []).map(({ value }) => value).filter((value) => value !== ''),
    [library],
  )
  const lists = useCalls(
    'library.days',
    useMemo(() => years.map((within) => ({ within })), [years]),
  )
  const isThere = library !== undefined && lists.every((list) => list !== undefined)
  const months = useMemo(() => monthsOf(lists.flatMap((list) => list?.days ?? [])), [lists])
  return (
    <Dialog title={t('calendar.title')} onClose={onClose}>
      {error !== null ? (
        <EmptyState title={t('calendar.error')}>{errorText(error)}</EmptyState>
      ) : !isThere ? (
        <div className={styles.wait}>
          <Spinner label={t('ui.loading')} />
        </div>
      ) : months.length === 0 ? (
        <EmptyState title={t('calendar.empty.title')}>{t('calendar.empty.text')}</EmptyState>
      ) : (
        <Months months={months} onClose={onClose} />
      )}
    </Dialog>
  )
}

function Months({ months, onClose }: { readonly months: readonly string[]; readonly onClose: () => void }) {
  const t = useT()
  const { published, month: nameOf } = useDates()
  const applyFilter = useView((view) => view.applyFilter)
  const chosen = useView((view) => view.filters.find(({ kind }) => kind === 'date')?.value)
  const [focused, setFocused] = useState<CalendarDate>(() =>
    chosen?.length === 10 ? parseDate(chosen) : firstOf(nearestMonth(months, chosen)),
  )
  /** A month was turned to: the focus is on its first day with articles as soon as that is known. */
  const [seeking, setSeeking] = useState(chosen?.length !== 10)
  const month = focused.toString().slice(0, 7)
  const { data: days } = useCall('library.days', { within: month }, { keep: true })
  const counts = useMemo(() => new Map(days?.days.map(({ value, articles }) => [value, articles])), [days])
  const most = Math.max(1, ...counts.values())
  const inMonth = [...counts.values()].reduce((sum, count) => sum + count, 0)
  const at = months.indexOf(month)

  const [first] = counts.keys()
  const focus = seeking && first?.startsWith(month) === true ? parseDate(first) : focused

  const turnTo = (value: string): void => {
    setFocused(firstOf(value))
    setSeeking(true)
  }
  const show = (value: string): void => {
    applyFilter({ kind: 'date', value })
    onClose()
  }
  const step = (by: number): void => turnTo(months[at + by]!)

  return (
    <div className={styles.calendar}>
      <div className={styles.bar}>
        <AriaButton
          className={styles.step ?? ''}
          aria-label={t('calendar.previous')}
          isDisabled={at <= 0}
          onPress={() => step(-1)}
        >
          <ChevronLeft size={16} aria-hidden />
        </AriaButton>
        <Select
          label={t('calendar.month')}
          hideLabel
          value={month}
          options={months.map((value) => ({ value, label: `${nameOf(value)} ${value.slice(0, 4)}` }))}
          onChange={turnTo}
        />
        <AriaButton
          className={styles.step ?? ''}
          aria-label={t('calendar.next')}
          isDisabled={at === months.length - 1}
          onPress={() => step(1)}
        >
          <ChevronRight size={16} aria-hidden />
        </AriaButton>
      </div>
      <Calendar
        aria-label={t('calendar.title')}
        autoFocus
        value={chosen !== undefined && chosen.length === 10 ? parseDate(chosen) : null}
        focusedValue={focus}
        // Keys go on to the months that have articles, and never past the first and the last.
        minValue={firstOf(months[0]!)}
        maxValue={endOfMonth(firstOf(months.at(-1)!))}
        onFocusChange={(date) => {
          setFocused(date)
          setSeeking(false)
        }}
        isDateUnavailable={(date) => !counts.has(date.toString())}
        onChange={(date) => show(date.toString())}
      >
        <CalendarGrid className={styles.grid ?? ''} weekdayStyle="short">
          <CalendarGridHeader>
            {(day) => <CalendarHeaderCell className={styles.weekday ?? ''}>{day}</CalendarHeaderCell>}
          </CalendarGridHeader>
          <CalendarGridBody>
            {(date) => {
              const count = counts.get(date.toString())
              return (
                // Screen readers hear the count below, with the day.
                <CalendarCell
                  date={date}
                  className={styles.day ?? ''}
                  data-strength={strength(count ?? 0, most)}
                  data-count={count === undefined ? '' : t('library.count', { count })}
                >
                  {({ formattedDate }) => <span className={styles.number}>{formattedDate}</span>}
                </CalendarCell>
              )
            }}
          </CalendarGridBody>
        </CalendarGrid>
      </Calendar>
      <p className={styles.sum}>
        <span role="status">
          {t('calendar.day', { day: published(focus.toString()), count: counts.get(focus.toString()) ?? 0 })}
        </span>
        <AriaButton className={styles.whole ?? ''} onPress={() => show(month)}>
          {t('calendar.whole', { count: inMonth + (days?.vague ?? 0), vague: days?.vague ?? 0 })}
        </AriaButton>
      </p>
    </div>
  )
}

function firstOf(month: string): CalendarDate {
  return startOfMonth(parseDate(`${month.slice(0, 7)}-01`))
}
