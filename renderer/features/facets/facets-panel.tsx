import { useDeferredValue, useMemo } from 'react'
import type { Facets } from '../../../main/contract/search.ts'
import { useCall, useErrorText } from '../../app/api.ts'
import { languageName } from '../../app/filter-label.ts'
import { joinedQuery, type Filter } from '../../app/filters.ts'
import { searchedWords, useView, type ListView } from '../../app/view-store.ts'
import { useT } from '../../i18n/use-t.ts'
import { Spinner } from '../../ui/spinner.tsx'
import { dateBins } from './date-bins.ts'
import { DateHistogram } from './date-histogram.tsx'
import { FacetList, type FacetValue } from './facet-list.tsx'
import styles from './facets.module.css'

/** What is counted, and the filters that choose by it. */
const dimensions = {
  outlet: ['outlet'],
  language: ['language'],
  format: ['format'],
  date: ['date', 'year'],
} as const satisfies Readonly<Record<string, readonly Filter['kind'][]>>

/**
 * The counts of what is found. What an article has one of is counted without the values chosen of it, so that the others can be
 * chosen besides.
 */
function useFacets({ query: words, open, filters, literal, hideShared }: ListView): {
  readonly facets: Facets | undefined
  readonly dates: Facets['month'] | undefined
  error: Error | null
} {
  const typed = searchedWords({ query: words, open, hideShared })
  const chosen = (kinds: readonly Filter['kind'][]): boolean =>
    filters.some((filter) => kinds.includes(filter.kind) && filter.excluded !== true)
  const queryWithout = (kinds: readonly Filter['kind'][]): string =>
    joinedQuery(
      filters.filter((filter) => filter.excluded === true || !kinds.includes(filter.kind)),
      typed,
    )
  // Counting follows the list, and never holds it up.
  const ask = useDeferredValue({
    all: joinedQuery(filters, typed),
    outlet: queryWithout(chosen(dimensions.outlet) ? dimensions.outlet : []),
    language: queryWithout(chosen(dimensions.language) ? dimensions.language : []),
    format: queryWithout(chosen(dimensions.format) ? dimensions.format : []),
    date: queryWithout(chosen(dimensions.date) ? dimensions.date : []),
    more: literal ? { correct: false } : {},
  })
  const asked = (query: string) => ({ query, ...ask.more })
  const all = useCall('search.facets', asked(ask.all), { keep: true })
  const own = (query: string) => ({ keep: true, enabled: query !== ask.all })
  const outlets = useCall('search.facets', asked(ask.outlet), own(ask.outlet))
  const languages = useCall('search.facets', asked(ask.language), own(ask.language))
  const formats = useCall('search.facets', asked(ask.format), own(ask.format))
  const dates = useCall('search.facets', asked(ask.date), own(ask.date))
  const of = (query: string, own: { readonly data?: Facets | undefined }): Facets | undefined =>
    query === ask.all ? all.data : own.data
  const facets = useMemo(
    () =>
      all.data && {
        ...all.data,
        outlet: (of(ask.outlet, outlets) ?? all.data).outlet,
        language: (of(ask.language, languages) ?? all.data).language,
        format: (of(ask.format, formats) ?? all.data).format,
      },
    // oxlint-disable-next-line react/exhaustive-deps -- `of` is made of what is listed
    [all.data, outlets.data, languages.data, formats.data, ask],
  )
  return { facets, dates: of(ask.date, dates)?.month ?? all.data?.month, error: all.error }
}

/** What is found, counted by date, outlet, language, tag and format; every count narrows the list. */
export function FacetsPanel({ view }: { readonly view: ListView }) {
  const t = useT()
  const errorText = useErrorText()
  const { facets, dates, error } = useFacets(view)
  const setDates = useView((view) => view.setDates)
  const { filters } = view
  const bins = useMemo(() => dateBins(dates ?? []), [dates])
  const dated = filters.filter(({ kind, excluded }) => (kind === 'date' || kind === 'year') && excluded !== true)
  const chosen = dated.length === 1 && dated[0]!.value !== '' ? dated[0]!.value : null

  const values = (
    kind: 'outlet' | 'language' | 'format' | 'tag',
    counts: readonly (readonly [string, number])[],
  ): FacetValue[] =>
    counts.map(([value, count]) => {
      if (kind === 'tag' && value === '')
        return { filter: { kind: 'untagged', value: '' }, label: t('library.untagged'), count, vague: true }
      const known = kind === 'language' ? languageName(value) : value
      const label = value === '' ? t(`facets.${kind}.none`) : known
      return { filter: { kind, value }, label, count, vague: value === '' }
    })

  // Nothing is found, and the list says what to do about it.
  if (facets !== undefined && bins.bins.length === 0 && bins.undated === 0 && facets.outlet.length === 0) return null

  let content
  if (facets !== undefined) {
    content = (
      <>
        <div className={styles.dates}>
          <DateHistogram dates={bins} chosen={chosen} onChoose={setDates} />
          <p className={styles.quiet}>
            {bins.yearOnly > 0 && <span>{t('facets.date.yearOnly', { count: bins.yearOnly })}</span>}
            {bins.undated > 0 && (
              <button type="button" className={styles.link} onClick={() => setDates('')}>
                {t('facets.date.undated', { count: bins.undated })}
              </button>
            )}
          </p>
        </div>
        <div className={styles.lists}>
          <FacetList title={t('facets.outlets')} values={values('outlet', facets.outlet)} />
          <FacetList title={t('facets.tags')} values={values('tag', facets.tag)} />
          <FacetList title={t('facets.languages')} values={values('language', facets.language)} />
          <FacetList title={t('facets.formats')} values={values('format', facets.format)} />
        </div>
      </>
    )
  } else
    content = error === null ? <Spinner label={t('ui.loading')} /> : <p className={styles.quiet}>{errorText(error)}</p>
  return (
    <section aria-label={t('facets.label')} className={styles.panel}>
      {content}
    </section>
  )
}
