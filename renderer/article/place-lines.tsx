import { X } from 'lucide-react'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { useCall, useErrorText } from '../app/api.ts'
import { currentView } from '../app/view-store.ts'
import { useT } from '../i18n/use-t.ts'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { Spinner } from '../ui/spinner.tsx'
import styles from './place-lines.module.css'

/** A place that is shown as a line; `note` says more of it, such as in whose voice it is. */
export interface LinePlace {
  readonly article: string
  readonly start: number
  readonly end: number
  readonly note?: string
}

interface PlaceLinesProps {
  readonly title: string
  readonly places: readonly LinePlace[]
  /** What an article is called in short. */
  readonly nameOf: (article: string) => string
  /** Shows a place in the texts of a set; undefined outside of one. */
  readonly onShow?: (place: LinePlace) => void
  readonly onClose: () => void
}

const PAGE = 200
/** The host words no more places than these at a time. */
const MOST = 1000
const CONTEXT = 12

/** Places of texts in their words, a line each. Enter opens the reader at the place of the line. */
export function PlaceLines({ title, places, nameOf, onShow, onClose }: PlaceLinesProps) {
  const t = useT()
  const id = useId()
  const errorText = useErrorText()
  const panel = useRef<HTMLElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const [shown, setShown] = useState(PAGE)
  const [cursor, setCursor] = useState(0)
  const most = Math.min(places.length, MOST)
  const asked = places.slice(0, Math.min(shown, most)).map(({ article, start, end }) => ({ article, start, end }))
  const answer = useCall('concordance.places', { places: asked, context: CONTEXT }, { keep: true })
  const lines = answer.data?.lines ?? []
  const isThere = answer.data !== undefined
  // Whoever opens the lines beside them goes on in them, and back to where they were opened from.
  const opener = useRef<HTMLElement | null>(null)
  useEffect(() => {
    const from = document.activeElement
    if (!(from instanceof HTMLElement) || panel.current?.parentElement?.contains(from) !== true) return undefined
    opener.current = from
    return () => {
      if (from.isConnected) from.focus({ preventScroll: true })
    }
  }, [])
  useEffect(() => {
    if (isThere && opener.current !== null) list.current?.focus({ preventScroll: true })
  }, [isThere])
  const at = Math.min(cursor, Math.max(0, lines.length - 1))
  const noteOf = new Map(places.map(({ article, start, end, note }) => [`${article} ${start} ${end}`, note]))
  const open = (index: number): void => {
    const line = lines[index]
    if (line !== undefined) currentView().openPlace({ article: line.article, start: line.start, end: line.end })
  }
  const move = (to: number): void => {
    const next = Math.min(Math.max(to, 0), lines.length - 1)
    setCursor(next)
    list.current?.querySelector(`[data-line="${next}"]`)?.scrollIntoView({ block: 'nearest' })
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + 10,
      PageUp: at - 10,
      Home: 0,
      End: lines.length - 1,
    }
    const target = targets[event.key]
    if (target !== undefined) move(target)
    else if (event.key === 'Enter') open(at)
    else if (event.key === 'Escape') onClose()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <section ref={panel} className={styles.panel} aria-labelledby={`${id}-title`}>
      <header className={styles.head}>
        <h3 id={`${id}-title`} className={styles.title} dir="auto">
          {title}
        </h3>
        <span className={styles.count} role="status">
          {t(places.length > MOST ? 'lines.first' : 'lines.count', { most: MOST, count: places.length })}
        </span>
        <span className={styles.spring} />
        <Button size="s" isDisabled={lines.length === 0} onPress={() => open(at)}>
          {t('lines.open')}
        </Button>
        {onShow !== undefined && (
          <Button size="s" isDisabled={lines.length === 0} onPress={() => onShow(lines[at]!)}>
            {t('lines.show')}
          </Button>
        )}
        <IconButton icon={X} size="s" label={t('lines.close')} shortcut="Escape" onPress={onClose} />
      </header>
      {answer.error !== null && answer.data === undefined && (
        <p role="alert" className={styles.problem}>
          {errorText(answer.error)}
        </p>
      )}
      {answer.data === undefined && answer.error === null && (
        <div className={styles.waiting}>
          <Spinner label={t('ui.loading')} />
        </div>
      )}
      {answer.data !== undefined && (
        <div
          ref={list}
          role="listbox"
          tabIndex={0}
          aria-label={title}
          aria-activedescendant={lines.length > 0 ? `${id}-${at}` : undefined}
          className={styles.lines}
          onKeyDown={onKeyDown}
        >
          {lines.map((line, index) => (
            <div
              key={`${line.article} ${line.start} ${line.end}`}
              id={`${id}-${index}`}
              data-line={index}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              aria-setsize={most}
              aria-posinset={index + 1}
              className={styles.line}
              onMouseDown={() => setCursor(index)}
              onDoubleClick={() => open(index)}
            >
              <span className={styles.article}>
                <bdi>{nameOf(line.article)}</bdi>
              </span>
              <span dir="auto" className={styles.words}>
                <span className={styles.before}>
                  <span>{line.before}</span>
                </span>
                <span className={styles.rest}>
                  <b>{line.match.replaceAll(/\s+/gu, ' ')}</b>
                  {line.after}
                </span>
              </span>
              <span className={styles.note}>{noteOf.get(`${line.article} ${line.start} ${line.end}`)}</span>
            </div>
          ))}
          {shown < most && (
            <Button size="s" onPress={() => setShown(shown + PAGE)}>
              {t('lines.more')}
            </Button>
          )}
        </div>
      )}
    </section>
  )
}
