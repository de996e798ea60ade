import { useCallback } from 'react'
import { useIntl, type IntlShape } from 'react-intl'
import { remembering } from './remembering.ts'

type Values = Record<string, string | number | boolean | Date | null>

/** Words a message: `const t = useT(); t('list.words', { count: 3 })`. For rich text use `<FormattedMessage>`. */
export function useT(): (id: string, values?: Values) => string {
  const intl = useIntl()
  return useCallback((id, values) => worded(intl, id, values), [intl])
}

const remembered = new WeakMap<IntlShape, (key: string, make: () => string) => string>()

/** Rows have the same words again and again, and to word a number takes longer than to draw it. */
function worded(intl: IntlShape, id: string, values: Values | undefined): string {
  const make = (): string => intl.formatMessage({ id }, values)
  let remember = remembered.get(intl)
  if (remember === undefined) remembered.set(intl, (remember = remembering()))
  return remember(values === undefined ? id : `${id} ${JSON.stringify(values)}`, make)
}
