import { TriangleAlert } from 'lucide-react'
import { Component, type ReactNode } from 'react'
import { useT } from '../i18n/use-t.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import styles from './error-boundary.module.css'

function Failed({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const t = useT()
  return (
    <div role="alert" className={styles.failed}>
      <EmptyState
        icon={TriangleAlert}
        title={t('app.failed.title')}
        actions={
          <>
            <Button tone="primary" onPress={onRetry}>
              {t('app.failed.again')}
            </Button>
            <Button onPress={() => location.reload()}>{t('app.failed.reload')}</Button>
          </>
        }
      >
        <p>{t('app.failed.text')}</p>
        <p className={styles.message}>{error.message}</p>
      </EmptyState>
    </div>
  )
}

interface BoundaryState {
  readonly error: Error | null
  readonly resetKey?: string | number | null
}

/** Catches what goes wrong while drawing a part of the window, so that the rest stays usable. */
export class ErrorBoundary extends Component<
  { readonly children: ReactNode; readonly resetKey?: string | number | null },
  BoundaryState
> {
  override state: BoundaryState = { error: null }

  static getDerivedStateFromError(error: Error): { readonly error: Error } {
    return { error }
  }

  /** Another thing to show is another try. */
  static getDerivedStateFromProps(
    { resetKey }: { readonly resetKey?: string | number | null },
    state: BoundaryState,
  ): BoundaryState | null {
    return state.resetKey === resetKey ? null : { error: null, resetKey }
  }

  override render(): ReactNode {
    const { error } = this.state
    if (error === null) return this.props.children
    return <Failed error={error} onRetry={() => this.setState({ error: null })} />
  }
}
