import { Check, Copy, Info } from 'lucide-react'
import { useState } from 'react'
import { useIntl } from 'react-intl'
import type { LeftOut, OriginalSource, OriginalView } from '../../../main/contract/archive.ts'
import { useView } from '../../app/view-store.ts'
import { useT } from '../../i18n/use-t.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import type { LinkCount } from './use-surface-link.ts'
import styles from './original.module.css'

interface OriginalFactsProps {
  readonly source: OriginalSource
  readonly view: OriginalView
  readonly count: LinkCount | null
}

const parts = ['images', 'scripts', 'styles', 'frames', 'media', 'forms'] as const satisfies readonly (keyof LeftOut)[]

/** What an original is and how it is shown: its kind and size, what is left out, how much of the article it has, where it came from. */
export function OriginalFacts({ source, view, count }: OriginalFactsProps) {
  const t = useT()
  const intl = useIntl()
  const showRun = useView((state) => state.showRun)
  const [copied, setCopied] = useState(false)
  const left = parts.filter((part) => view.leftOut[part] > 0)
  const when = intl.formatDate(source.importedAt, { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <div className={styles.facts}>
      <details>
        <summary className={styles.summary}>
          <span>{t(`original.kind.${view.kind}`)}</span>
          <span className={styles.faint}>{t('original.size', { size: sizeOf(view.size, intl) })}</span>
          {count !== null && (
            <span className={styles.faint} role="status">
              {t('original.linked', { found: count.found, all: count.all })}
            </span>
          )}
        </summary>
        <dl className={styles.source}>
          <dt>{t('original.path')}</dt>
          <dd className={styles.path} dir="ltr">
            {source.path}
            {source.record !== undefined && <span className={styles.faint}>{` # ${source.record}`}</span>}
          </dd>
          <dt>{t('original.met')}</dt>
          <dd>
            {when}{' '}
            <button type="button" className={styles.link} dir="auto" onClick={() => showRun(source.run)}>
              {t('original.run', { label: source.runLabel })}
            </button>
          </dd>
          <dt>{t('original.media')}</dt>
          <dd dir="ltr">{source.media === '' ? t('original.media.unknown') : source.media}</dd>
          <dt>{t('original.hash')}</dt>
          <dd className={styles.hash}>
            <span dir="ltr">{source.sha256}</span>
            <IconButton
              icon={copied ? Check : Copy}
              size="s"
              label={copied ? t('reader.source.copied') : t('reader.source.copy')}
              onPress={() => void navigator.clipboard.writeText(source.sha256).then(() => setCopied(true))}
            />
          </dd>
        </dl>
      </details>
      {(left.length > 0 || view.notes.length > 0) && (
        <p className={styles.note}>
          <Info size={14} aria-hidden />
          <span>
            {[
              ...view.notes.map((note) => t(`original.note.${note}`)),
              ...(left.length === 0
                ? []
                : [
                    t('original.leftOut', {
                      parts: intl.formatList(
                        left.map((part) => t(`original.leftOut.${part}`, { count: view.leftOut[part] })),
                      ),
                    }),
                  ]),
            ].join(' ')}
          </span>
        </p>
      )}
    </div>
  )
}

function sizeOf(bytes: number, intl: ReturnType<typeof useIntl>): string {
  const [value, unit] =
    bytes < 1000
      ? ([bytes, 'byte'] as const)
      : bytes < 1_000_000
        ? ([bytes / 1000, 'kilobyte'] as const)
        : ([bytes / 1_000_000, 'megabyte'] as const)
  const maximumFractionDigits = value < 10 && unit !== 'byte' ? 1 : 0
  return intl.formatNumber(value, {
    style: 'unit',
    unit,
    unitDisplay: unit === 'byte' ? 'long' : 'short',
    maximumFractionDigits,
  })
}
