import { ListChecks, X } from 'lucide-react'
import type { ReviewAnswer } from '../../../main/contract/desk.ts'
import { reviewAnswerSchema } from '../../../main/contract/desk.ts'
import type { ReviewFacets, ReviewFilter } from '../../../main/contract/review.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { MenuButton } from '../../ui/menu.tsx'
import { Select } from '../../ui/select.tsx'
import styles from './review.module.css'

interface ReviewFiltersProps {
  readonly filter: ReviewFilter
  readonly facets: ReviewFacets | undefined
  readonly total: number
  readonly answered: boolean
  readonly onFilter: (filter: ReviewFilter) => void
  readonly onAnswerAll: (answer: ReviewAnswer | null) => void
}

/** A value that no outlet has: names are never empty, and '' is an unknown one. */
const any = '\u0000'

const without = (filter: ReviewFilter, ...names: (keyof ReviewFilter)[]): ReviewFilter =>
  Object.fromEntries(Object.entries(filter).filter(([name]) => !names.includes(name as keyof ReviewFilter)))

/** What the queue is narrowed to, with counts, and the answer for all that is left. */
export function ReviewFilters({ filter, facets, total, answered, onFilter, onAnswerAll }: ReviewFiltersProps) {
  const t = useT()
  const both = filter.outlet !== undefined && filter.otherOutlet !== undefined
  const named = (outlet: string): string => (outlet === '' ? t('list.noOutlet') : outlet)
  const kinds = [
    { value: any, label: t('review.filter.anyKind') },
    { value: 'body', label: t('review.filter.body', { count: facets?.body ?? 0 }) },
    { value: 'overlap', label: t('review.filter.overlap', { count: facets?.overlap ?? 0 }) },
  ]
  const outlets = [
    { value: any, label: t('review.filter.anyOutlet') },
    ...(facets?.outlets ?? []).map(({ value, pairs }) => ({
      value,
      label: t('review.filter.counted', { name: named(value), count: pairs }),
    })),
  ]
  const runs = [
    { value: any, label: t('review.filter.anyRun') },
    ...(facets?.runs ?? []).map(({ run, label, startedAt, pairs }) => ({
      value: run,
      label: t('review.filter.counted', {
        name: t('library.run', { label, at: new Date(startedAt) }),
        count: pairs,
      }),
    })),
  ]
  const narrowed = Object.keys(filter).length > 0
  return (
    <div className={styles.filters}>
      <Select
        label={t('review.filter.kind')}
        hideLabel
        value={filter.kind ?? any}
        options={kinds}
        onChange={(kind) =>
          onFilter(kind === any ? without(filter, 'kind') : { ...filter, kind: kind as 'body' | 'overlap' })
        }
      />
      {both ? (
        <span className={styles.chip}>
          <bdi>{t('review.filter.between', { one: named(filter.outlet!), other: named(filter.otherOutlet!) })}</bdi>
          <IconButton
            icon={X}
            size="s"
            label={t('review.filter.anyOutlet')}
            onPress={() => onFilter(without(filter, 'outlet', 'otherOutlet'))}
          />
        </span>
      ) : (
        <Select
          label={t('review.filter.outlet')}
          hideLabel
          value={filter.outlet ?? any}
          options={outlets}
          onChange={(outlet) => onFilter(outlet === any ? without(filter, 'outlet') : { ...filter, outlet })}
        />
      )}
      <Select
        label={t('review.filter.run')}
        hideLabel
        value={filter.run ?? any}
        options={runs}
        onChange={(run) => onFilter(run === any ? without(filter, 'run') : { ...filter, run })}
      />
      {narrowed && (
        <Button tone="quiet" onPress={() => onFilter({})}>
          {t('review.filter.clear')}
        </Button>
      )}
      {total > 1 && (
        <MenuButton
          label={t('review.all', { count: total })}
          entries={[
            ...reviewAnswerSchema.options.map((answer) => ({
              id: answer,
              label: t(`review.answer.${answer}`),
              onAction: () => onAnswerAll(answer),
            })),
            ...(answered
              ? [{ id: 'reopen', label: t('review.reopen'), separated: true, onAction: () => onAnswerAll(null) }]
              : []),
          ]}
        >
          <Button>
            <ListChecks size={14} aria-hidden />
            {t('review.all', { count: total })}
          </Button>
        </MenuButton>
      )}
    </div>
  )
}
