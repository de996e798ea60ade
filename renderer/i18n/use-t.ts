import { useCallback } from 'react'
import { useIntl } from 'react-intl'

/** Words a message: `const t = useT(); t('list.words', { count: 3 })`. For rich text use `<FormattedMessage>`. */
export function useT(): (id: string, values?: Record<string, string | number | boolean | Date | null>) => string {
  const intl = useIntl()
  return useCallback((id, values) => intl.formatMessage({ id }, values), [intl])
}
