import { Search, X } from 'lucide-react'
import { useCallback, useEffect, useId, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { finishedQuery } from '../../../main/contract/finished-query.ts'
import { querySpans } from '../../../main/contract/query-spans.ts'
import { commandOf, runCommand, useCommand } from '../../app/commands.ts'
import { toast } from '../../app/toasts.ts'
import { useView, currentView } from '../../app/view-store.ts'
import { useT } from '../../i18n/use-t.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { insertCompletion } from './insert-completion.ts'
import { OfferList } from './offer-list.tsx'
import { QueryOverlay } from './query-overlay.tsx'
import { useOffers, useSearchHistory, type Offer } from './use-offers.ts'
import styles from './search-box.module.css'

/**
 * The list follows each key: the host gives up what was asked with the key before. A concordance counts all lines, so it waits until
 * the typing rests. Milliseconds.
 */
const restForConcordance = 250
/** A longer query was pasted; its parts are not told one by one. */
const longestTold = 500

/** Where searching is at home: elsewhere the box first goes to the list of articles. */
const searched: ReadonlySet<string> = new Set(['articles', 'concordance'])

/** What is asked for beyond the words in the box while they are typed: the last may go on, an open phrase is closed. */
const tailOf = (text: string): string => {
  const asked = finishedQuery(text)
  return asked.startsWith(text) ? asked.slice(text.length) : ''
}

/** What the box recognised, in words for those who do not see it. */
function useUnderstood(text: string, tail: string): string {
  const t = useT()
  return useMemo(() => {
    if (text.trim() === '' || text.length > longestTold) return ''
    const spans = querySpans(text)
    const said = (part: string, id: string): string => t(id, { part })
    const parts: string[] = []
    for (const [at, { start, end, kind, negated }] of spans.entries()) {
      const words = text.slice(start, end)
      if (kind === 'literal') parts.push(said(words, 'search.told.literal'))
      else if (kind === 'field') {
        const next = spans[at + 1]
        const value = next !== undefined && next.start === end ? text.slice(next.start, next.end) : ''
        parts.push(said(`${words}${value}`, negated ? 'search.told.out' : 'search.told.clause'))
      } else if (negated && spans[at - 1]?.kind !== 'field' && kind !== 'operator')
        parts.push(said(words, 'search.told.out'))
    }
    const last = spans.at(-1)
    if (tail.endsWith('*') && last !== undefined) parts.push(said(text.slice(last.start, last.end), 'search.told.open'))
    return parts.join(', ')
  }, [text, tail, t])
}

/** The search box: the list follows as one types, clauses are recognised, and what could follow is offered. */
export function SearchBox() {
  const t = useT()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const overlay = useRef<HTMLDivElement>(null)
  const query = useView((view) => view.query)
  const setQuery = useView((view) => view.setQuery)
  const openArticle = useView((view) => view.openArticle)
  const history = useSearchHistory()
  const [text, setText] = useState(query)
  const [caret, setCaret] = useState(query.length)
  const [focused, setFocused] = useState(false)
  const [offering, setOffering] = useState(false)
  const [active, setActive] = useState(-1)

  // The query is changed elsewhere, too: by clearing filters, by a chip, or by another corpus.
  const [sent, setSent] = useState(query)
  if (query !== sent) {
    setSent(query)
    setText(query)
  }
  const send = useCallback(
    (value: string, open = false): void => {
      setSent(value)
      setQuery(value, open)
    },
    [setQuery],
  )
  const follows = useView((view) => view.place !== 'concordance')
  const type = (value: string): void => {
    setText(value)
    if (follows) send(value, true)
  }
  useEffect(() => {
    if (text === sent) return
    const timer = setTimeout(() => {
      setSent(text)
      setQuery(text)
    }, restForConcordance)
    return () => clearTimeout(timer)
  }, [text, sent, setQuery])

  const { offers, anyRecent } = useOffers({ text, caret }, focused, offering)
  const open = offers.length > 0
  const isOpen = useView((view) => view.open)
  const tail = useMemo(() => (isOpen && text === query ? tailOf(text) : ''), [isOpen, text, query])
  const understood = useUnderstood(text, tail)

  // What is drawn behind the words goes along when they scroll in the box.
  const align = useCallback((): void => {
    if (overlay.current !== null && input.current !== null) overlay.current.scrollLeft = input.current.scrollLeft
  }, [])
  useLayoutEffect(() => {
    const frame = requestAnimationFrame(align)
    return () => cancelAnimationFrame(frame)
  }, [align, text, caret])
  // A completion leaves the caret behind what it put in.
  const placed = useRef<number | null>(null)
  useLayoutEffect(() => {
    if (placed.current === null) return
    input.current?.setSelectionRange(placed.current, placed.current)
    placed.current = null
  })

  useCommand('search.focus', () => {
    const view = currentView()
    if (searched.has(view.place)) {
      input.current?.focus()
      input.current?.select()
      if (text === '') setOffering(true)
      return
    }
    view.show('articles')
    // Panes that are laid out anew have another box than this.
    requestAnimationFrame(() => runCommand('search.focus'))
  })
  useCommand('search.forget', () => {
    void history.forget().then(() => toast({ text: t('search.forgotten') }))
  })

  const close = (): void => {
    setOffering(false)
    setActive(-1)
  }
  const choose = (offer: Offer): void => {
    setActive(-1)
    if (offer.kind === 'article') {
      setOffering(false)
      return openArticle(offer.value)
    }
    const typed =
      offer.kind === 'recent'
        ? { text: offer.value, caret: offer.value.length }
        : insertCompletion({ text, caret }, { kind: offer.kind, label: offer.label, value: offer.value })
    // The name of a field asks for its value at once.
    setOffering(offer.kind === 'field')
    setText(typed.text)
    setCaret(typed.caret)
    placed.current = typed.caret
    if (offer.kind !== 'field') send(typed.text)
    input.current?.focus()
  }
  const clear = useCallback((): void => {
    setText('')
    send('')
    setOffering(false)
    setActive(-1)
  }, [send])
  const along = (by: number): void => setActive(((active + by + offers.length + 1 + 1) % (offers.length + 1)) - 1)

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    const chosen = open ? offers[active] : undefined
    if (event.key === 'ArrowDown') {
      if (open) along(1)
      else if (event.altKey || (text === '' && anyRecent)) setOffering(true)
      else runCommand('view.list')
    } else if (event.key === 'ArrowUp' && open) along(-1)
    else if (event.key === 'Tab' && chosen !== undefined && !event.shiftKey) choose(chosen)
    else if (event.key === 'Delete' && chosen?.kind === 'recent') void history.forget(chosen.value)
    else if (event.key === 'Enter') {
      if (chosen !== undefined) choose(chosen)
      else {
        send(text)
        history.remember(text)
        close()
      }
    } else if (event.key === 'Escape') {
      if (open) close()
      else if (text === '') runCommand('view.list')
      else clear()
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  // Who scrolls the list looks at the answer.
  useEffect(() => {
    if (!open) return
    const away = (event: WheelEvent): void => {
      const list = document.getElementById(`${id}-list`)
      if (event.target instanceof Node && list?.contains(event.target) !== true) setOffering(false)
    }
    document.addEventListener('wheel', away, { passive: true })
    return () => document.removeEventListener('wheel', away)
  }, [open, id])
  const follow = (element: HTMLInputElement): void => setCaret(element.selectionStart ?? element.value.length)

  return (
    <search className={styles.box}>
      <Search size={15} aria-hidden className={styles.icon} />
      <div className={styles.field}>
        <QueryOverlay ref={overlay} text={text} tail={tail} />
        <input
          ref={input}
          role="combobox"
          type="text"
          dir="auto"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          aria-label={t('search.label')}
          aria-describedby={`${id}-told`}
          aria-autocomplete="list"
          aria-expanded={open}
          aria-controls={`${id}-list`}
          aria-activedescendant={open && active >= 0 ? `${id}-${active}` : undefined}
          placeholder={t('search.placeholder')}
          className={styles.input}
          value={text}
          onChange={(event) => {
            type(event.target.value)
            follow(event.target)
            setOffering(true)
            setActive(-1)
          }}
          onSelect={(event) => {
            follow(event.currentTarget)
            align()
          }}
          onScroll={align}
          onClick={() => {
            if (text === '') setOffering(true)
          }}
          onKeyDown={onKeyDown}
          onFocus={() => {
            setFocused(true)
          }}
          onBlur={() => {
            setFocused(false)
            close()
            history.remember(text + tail)
            requestAnimationFrame(align)
          }}
        />
        <span id={`${id}-told`} className="visually-hidden">
          {understood}
        </span>
      </div>
      {text === '' ? (
        <Kbd keys={commandOf('search.focus').key ?? ''} />
      ) : (
        <IconButton icon={X} size="s" label={t('search.clear')} onPress={clear} />
      )}
      <OfferList id={id} offers={offers} active={active} onActive={setActive} onChoose={choose} />
    </search>
  )
}
