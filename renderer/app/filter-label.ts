import { useCallback } from 'react'
import { useT } from '../i18n/use-t.ts'
import type { Filter } from './filters.ts'

const languageNames = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' })

/** The name of a language by its code; the code itself when it is none. */
export function languageName(code: string): string {
  try {
    return languageNames.of(code) ?? code
  } catch {
    return code
  }
}

/** Words a filter for its chip: `Outlet: AP`. */
export function useFilterLabel(): (filter: Filter) => string {
  const t = useT()
  return useCallback(
    (filter) => {
      if (filter.kind === 'untagged') return t('library.untagged')
      const shown = filter.kind === 'language' && filter.value !== '' ? languageName(filter.value) : filter.value
      const value = filter.label ?? (shown === '' ? t(`library.${filter.kind}.none`) : shown)
      return t('list.filter', { kind: t(`list.filter.${filter.kind}`), value })
    },
    [t],
  )
}
