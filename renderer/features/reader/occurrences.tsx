import { ChevronDown, ChevronUp, X } from 'lucide-react'
import { useEffect, useMemo, useRef, type KeyboardEvent } from 'react'
import type { ArticleDetail } from '../../../main/contract/article.ts'
import type { Occurrence, SharedHere } from '../../../main/contract/shared-text.ts'
import { useCall, useErrorText } from '../../app/api.ts'
import { commandOf, runCommand } from '../../app/commands.ts'
import { useView } from '../../app/view-store.ts'
import { articleLabel } from '../../article/article-label.ts'
import { DiffText, shownWords } from '../../article/diff-text.tsx'
import { wordDifferences } from '../../article/word-differences.ts'
import { useDates } from '../../i18n/dates.ts'
import { useT } from '../../i18n/use-t.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { StatusMark } from '../../ui/status-mark.tsx'
import styles from './shared-text.module.css'

const LISTED = 100

interface OccurrencesProps {
  readonly article: ArticleDetail
  readonly passage: SharedHere
  /** The article that led here by this passage: it comes first. */
  readonly from: string | null
  readonly onClose: () => void
}

/** Where else a passage stands, and how its words differ there. Enter goes to a place, and from there back. */
export function Occurrences({ article, passage, from, onClose }: OccurrencesProps) {
  const t = useT()
  const errorText = useErrorText()
  const jump = useView((view) => view.jumpToPassage)
  const list = useRef<HTMLUListElement>(null)
  const [start, end] = passage.places[0]!
  const { data, error } = useCall('article.occurrences', { id: article.id, start, end, limit: LISTED })
  const words = shownWords(article.text.slice(start, end), start, article.markup)
  const ordered = useMemo(() => {
    const all = data?.occurrences ?? []
    return [...all.filter((one) => one.article === from), ...all.filter((one) => one.article !== from)]
  }, [data, from])

  // Enter goes on from here; what was clicked in the text leaves no ring.
  const arrived = ordered.length > 0
  useEffect(() => {
    if (arrived) list.current?.querySelector<HTMLElement>('[data-occurrence]')?.focus({ preventScroll: true })
  }, [arrived, start])

  return (
    // Escape reaches the panel from wherever in it the focus is.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <aside
      className={styles.occurrences}
      aria-label={t('reader.occurrences')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        event.stopPropagation()
        onClose()
      }}
    >
      <div className={styles.head}>
        <output>
          {t(`reader.occurrences.${passage.kind}`, { others: passage.others })}
          {passage.quoted && ` ${t('reader.occurrences.quoted')}`}{' '}
          <span className={styles.faint}>{t('reader.words', { words: passage.words })}</span>
        </output>
        <span className={styles.actions}>
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
          <IconButton icon={X} size="s" label={t('reader.occurrences.close')} shortcut="Escape" onPress={onClose} />
        </span>
      </div>
      {data === undefined &&
        (error === null ? <Spinner label={t('reader.occurrences.loading')} /> : <p role="alert">{errorText(error)}</p>)}
      {passage.places.length > 1 && (
        <p className={styles.faint}>{t('reader.occurrences.times', { times: passage.places.length })}</p>
      )}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the arrow keys of the buttons in it */}
      <ul ref={list} className={styles.places} aria-label={t('reader.occurrences')} onKeyDown={moveBetween}>
        {ordered.map((one) => (
          <Place
            key={`${one.article} ${one.start}`}
            occurrence={one}
            words={words}
            back={one.article === from}
            onGo={() => jump({ article: one.article, start: one.start, end: one.end, from: article.id })}
          />
        ))}
      </ul>
      {data !== undefined && data.total > ordered.length && (
        <p className={styles.faint}>{t('reader.occurrences.more', { places: data.total - ordered.length })}</p>
      )}
    </aside>
  )
}

interface PlaceProps {
  readonly occurrence: Occurrence
  readonly words: string
  readonly back: boolean
  readonly onGo: () => void
}

function Place({ occurrence, words, back, onGo }: PlaceProps) {
  const t = useT()
  const dates = useDates()
  const differences = useMemo(
    () => (occurrence.same ? null : wordDifferences(words, occurrence.text)),
    [occurrence, words],
  )
  const title = articleLabel(occurrence.title, occurrence.opening, t)
  return (
    <li>
      <button
        type="button"
        className={styles.place}
        data-occurrence
        title={t(back ? 'reader.occurrences.back' : 'reader.occurrences.go', { title })}
        onClick={onGo}
      >
        <bdi className={styles.outlet} data-unknown={occurrence.outlet === null || undefined}>
          {occurrence.outlet ?? t('list.noOutlet')}
        </bdi>
        <span className={styles.faint}>
          {occurrence.date === null ? t('list.noDate') : dates.published(occurrence.date)}
          {occurrence.date !== null && (
            <>
              {' '}
              <StatusMark status={occurrence.dateStatus} />
            </>
          )}
        </span>
        <bdi className={styles.title}>{title}</bdi>
        {back && <span className={styles.from}>{t('reader.occurrences.from')}</span>}
      </button>
      {differences === null ? (
        <p className={styles.faint}>{t('compare.passage.same')}</p>
      ) : (
        <p className={styles.words} dir="auto">
          <DiffText runs={differences.runs} start={0} hidden={[]} only={t('reader.occurrences.only')} />
          {differences.missing > 0 && (
            <>
              {' '}
              <bdi className={styles.faint}>{t('reader.occurrences.missing', { words: differences.missing })}</bdi>
            </>
          )}
        </p>
      )}
    </li>
  )
}

/** The arrow keys go from one place to the next. */
function moveBetween(event: KeyboardEvent<HTMLElement>): void {
  const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-occurrence]')]
  const at = all.findIndex((one) => one === document.activeElement)
  const wanted = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key]
  const to = wanted === undefined || at < 0 ? undefined : all[wanted]
  if (to === undefined) return
  event.preventDefault()
  to.focus()
}
