import type { UseQueryResult } from '@tanstack/react-query'
import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useErrorText } from '../../app/api.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import type { PaneProps } from './pane-props.ts'
import { Reading } from './reading.tsx'

interface PaneStateProps<Answer> extends Pick<PaneProps, 'query' | 'onStop'> {
  readonly answer: UseQueryResult<Answer>
  readonly children: (answer: Answer) => ReactNode
}

/** What a pane shows of one answer: that texts are being read, what went wrong, or the answer. */
export function PaneState<Answer>({ answer, query, onStop, children }: PaneStateProps<Answer>) {
  const t = useT()
  const errorText = useErrorText()
  if (answer.data !== undefined) return children(answer.data)
  if (answer.error !== null)
    return (
      <EmptyState
        icon={TriangleAlert}
        title={t('concordance.error')}
        actions={<Button onPress={() => void answer.refetch()}>{t('app.retry')}</Button>}
      >
        {errorText(answer.error)}
      </EmptyState>
    )
  return <Reading query={query} onStop={onStop} />
}
