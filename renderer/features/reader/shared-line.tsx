import { ChevronDown, ChevronUp, EyeOff } from 'lucide-react'
import type { SharedText } from '../../../main/contract/shared-text.ts'
import { useErrorText } from '../../app/api.ts'
import { commandOf, runCommand } from '../../app/commands.ts'
import { useView } from '../../app/view-store.ts'
import { articleLabel } from '../../article/article-label.ts'
import { sharePercent } from '../../article/share-percent.ts'
import { useDates } from '../../i18n/dates.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { StatusMark } from '../../ui/status-mark.tsx'
import type { SharedTextState } from './use-shared-text.ts'
import styles from './shared-text.module.css'

/** Sharers that are listed; the others are counted. */
const LISTED = 25

/** How much of an article stands in others of the corpus, and in which. */
export function SharedLine({ state }: { readonly state: SharedTextState }) {
  const t = useT()
  const errorText = useErrorText()
  const { shared } = state
  if (shared === undefined) {
    return (
      <p className={styles.line} role="status">
        {state.error === null ? (
          t('reader.shared.looking')
        ) : (
          <>
            {t('reader.shared.error', { message: errorText(state.error) })}{' '}
            <Button size="s" tone="quiet" onPress={state.again}>
              {t('reader.again')}
            </Button>
          </>
        )}
      </p>
    )
  }
  if (shared.words === 0) return null
  if (shared.passages.length === 0) {
    return (
      <p className={styles.line} title={t('reader.shared.meaning')}>
        {t('reader.shared.none')}
        <Standing shared={shared} />
      </p>
    )
  }
  const percent = sharePercent(shared.sharedShare)
  return (
    <div className={styles.shared}>
      <div className={styles.line}>
        <p className={styles.share} title={t('reader.shared.meaning')}>
          {t('reader.shared.share', percent)}
        </p>
        <span className={styles.bar} aria-hidden>
          <span style={{ inlineSize: `${shared.sharedShare * 100}%` }} />
        </span>
      </div>
      <span className={styles.actions}>
        {!state.hidden && (
          <>
            <IconButton
              icon={ChevronUp}
              size="s"
              label={t('command.passage.previous')}
              shortcut={commandOf('passage.previous').key ?? ''}
              onPress={() => void runCommand('passage.previous')}
            />
            <IconButton
              icon={ChevronDown}
              size="s"
              label={t('command.passage.next')}
              shortcut={commandOf('passage.next').key ?? ''}
              onPress={() => void runCommand('passage.next')}
            />
            <Button size="s" tone="quiet" onPress={() => void runCommand('shared.hide')}>
              <EyeOff size={14} aria-hidden />
              {t('shared.hide')}
            </Button>
          </>
        )}
      </span>
      <details className={styles.sharers}>
        <summary>{t('reader.shared.with', { articles: shared.sharers.length })}</summary>
        <ul>
          {shared.sharers.slice(0, LISTED).map((sharer) => (
            <SharerLine key={sharer.id} sharer={sharer} of={shared.words} />
          ))}
        </ul>
        {shared.sharers.length > LISTED && (
          <p className={styles.faint}>{t('reader.shared.more', { articles: shared.sharers.length - LISTED })}</p>
        )}
        {shared.compared < shared.candidates && (
          <p className={styles.faint}>
            {t('reader.shared.bounded', { compared: shared.compared, candidates: shared.candidates })}
          </p>
        )}
        <p className={styles.faint}>
          {t('reader.shared.meaning')}
          <Standing shared={shared} />
        </p>
      </details>
    </div>
  )
}

function Standing({ shared }: { readonly shared: SharedText }) {
  const t = useT()
  if (shared.standing.words === 0) return null
  return ` ${t('reader.shared.standing', { words: shared.standing.words })}`
}

function SharerLine({ sharer, of }: { readonly sharer: SharedText['sharers'][number]; readonly of: number }) {
  const t = useT()
  const dates = useDates()
  const read = useView((view) => view.readArticle)
  return (
    <li>
      <span className={styles.percent}>
        {t('reader.shared.percent', { percent: sharePercent(sharer.words / of).shared })}
      </span>
      <button type="button" className={styles.link} onClick={() => read(sharer.id)}>
        <span dir="auto">{articleLabel(sharer.title, sharer.opening, t)}</span>
      </button>
      <span className={styles.faint}>
        <bdi>{sharer.outlet ?? t('list.noOutlet')}</bdi>
        {' · '}
        {sharer.date === null ? t('list.noDate') : dates.published(sharer.date)}
        {sharer.date !== null && (
          <>
            {' '}
            <StatusMark status={sharer.dateStatus} />
          </>
        )}
      </span>
    </li>
  )
}
