import { Check, Copy } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { useIntl } from 'react-intl'
import type { ArticleDetail, Source } from '../../../main/contract/article.ts'
import { useView } from '../../app/view-store.ts'
import { useT } from '../../i18n/use-t.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import styles from './metadata.module.css'

interface ProvenanceProps {
  readonly article: ArticleDetail
  /** What can be done to the text below. */
  readonly children?: ReactNode
}

/** Words, sets and sources of an article: where it was met, when, and the hash of the bytes that are kept. */
export function Provenance({ article, children }: ProvenanceProps) {
  const t = useT()
  const openSet = useView((view) => view.openSetView)
  return (
    <div className={styles.provenance}>
      <p className={styles.facts}>
        <span>{t('reader.words', { words: article.words })}</span>
        {article.sets.length > 0 && (
          <span>
            {t('reader.sets', { sets: article.sets.length })}{' '}
            {article.sets.map((set) => (
              <button key={set.id} type="button" className={styles.link} dir="auto" onClick={() => openSet(set.id)}>
                {set.name}
              </button>
            ))}
          </span>
        )}
        {children}
      </p>
      <details className={styles.sources}>
        <summary>{t('reader.sources', { sources: article.sources.length })}</summary>
        <ul>
          {article.sources.map((source) => (
            <SourceLine key={`${source.path}\n${source.record ?? ''}\n${source.importedAt}`} source={source} />
          ))}
        </ul>
      </details>
    </div>
  )
}

function SourceLine({ source }: { readonly source: Source }) {
  const t = useT()
  const intl = useIntl()
  const [copied, setCopied] = useState(false)
  const when = intl.formatDate(source.importedAt, { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <li>
      <span className={styles.path} dir="ltr">
        {source.path}
        {source.record !== undefined && ` # ${source.record}`}
      </span>
      <span className={styles.hint}>{t('reader.source.when', { when })}</span>
      <span className={styles.hash}>
        <span title={source.sha256}>{`SHA-256 ${source.sha256.slice(0, 16)}…`}</span>
        <IconButton
          icon={copied ? Check : Copy}
          size="s"
          label={copied ? t('reader.source.copied') : t('reader.source.copy')}
          onPress={() => {
            void navigator.clipboard.writeText(source.sha256).then(() => setCopied(true))
          }}
        />
      </span>
    </li>
  )
}
