import { Label, ProgressBar } from 'react-aria-components'
import { useIntl } from 'react-intl'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { useScanProgress } from './use-scan-progress.ts'
import styles from './concordance.module.css'

interface ReadingProps {
  readonly query: string
  readonly onStop: () => void
}

/** Texts are being read: how far that is, and a way to stop it. */
export function Reading({ query, onStop }: ReadingProps) {
  const t = useT()
  const intl = useIntl()
  const progress = useScanProgress(query)
  const number = (value: number): string => intl.formatNumber(value)
  const words =
    progress === null
      ? t('concordance.reading')
      : t('concordance.readingAt', {
          done: number(progress.done),
          total: number(progress.total),
          count: progress.hits,
        })
  return (
    <div className={styles.reading}>
      <ProgressBar
        value={progress?.done ?? 0}
        maxValue={Math.max(1, progress?.total ?? 1)}
        isIndeterminate={progress === null}
        className={styles.progress ?? ''}
      >
        {({ percentage, isIndeterminate }) => (
          <>
            <Label className={styles.progressLabel ?? ''}>{words}</Label>
            <div className={styles.track}>
              <div
                className={styles.fill}
                data-waiting={isIndeterminate || undefined}
                style={{ inlineSize: `${isIndeterminate ? 12 : (percentage ?? 0)}%` }}
              />
            </div>
          </>
        )}
      </ProgressBar>
      <Button size="s" onPress={onStop}>
        {t('concordance.stop')}
      </Button>
    </div>
  )
}
