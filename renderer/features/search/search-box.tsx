import { BookText, Columns3, Newspaper, Search, Tag, UserPen, X, type LucideIcon } from 'lucide-react'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import type { Suggestion } from '../../../main/contract/search.ts'
import { useCall } from '../../app/api.ts'
import { commandOf, runCommand, useCommand } from '../../app/commands.ts'
import { useView, currentView } from '../../app/view-store.ts'
import { useT } from '../../i18n/use-t.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { complete } from './complete.ts'
import styles from './search-box.module.css'

/** The list follows the typing after this pause, so that a fast typist does not search for every letter. Milliseconds. */
const pause = 120
const most = 6

const icons = {
  article: BookText,
  tag: Tag,
  outlet: Newspaper,
  set: Columns3,
  byline: UserPen,
} as const satisfies Record<Suggestion['kind'], LucideIcon>

const useDelayed = <T,>(value: T): T => {
  const [delayed, setDelayed] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setDelayed(value), pause)
    return () => clearTimeout(timer)
  }, [value])
  return delayed
}

/** The search box: the list follows as one types, and names, tags and titles are offered. */
export function SearchBox() {
  const t = useT()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const query = useView((view) => view.query)
  const setQuery = useView((view) => view.setQuery)
  const openArticle = useView((view) => view.openArticle)
  const [text, setText] = useState(query)
  const [offering, setOffering] = useState(false)
  const [active, setActive] = useState(-1)

  // The query is changed elsewhere, too: by clearing filters, or by another corpus.
  const [sent, setSent] = useState(query)
  if (query !== sent) {
    setSent(query)
    setText(query)
  }
  const send = (value: string): void => {
    setSent(value)
    setQuery(value)
  }
  const delayed = useDelayed(text)
  useEffect(() => {
    if (text === sent) return
    const timer = setTimeout(() => {
      setSent(text)
      setQuery(text)
    }, pause)
    return () => clearTimeout(timer)
  }, [text, sent, setQuery])

  const suggestions =
    useCall(
      'search.suggest',
      { text: delayed, limit: most },
      { enabled: offering && delayed.trim() !== '', keep: true },
    ).data ?? []
  const shown = offering && text.trim() !== '' ? suggestions.slice(0, most) : []
  const open = shown.length > 0

  useCommand('search.focus', () => {
    const view = currentView()
    if (view.place === 'articles') {
      input.current?.focus()
      input.current?.select()
      return
    }
    view.show('articles')
    // Panes that are laid out anew have another box than this.
    requestAnimationFrame(() => runCommand('search.focus'))
  })

  const choose = (suggestion: Suggestion): void => {
    setOffering(false)
    setActive(-1)
    if (suggestion.kind === 'article') return openArticle(suggestion.value)
    const completed = complete(text, suggestion.value, suggestion.label)
    setText(completed)
    send(completed)
    input.current?.focus()
  }
  const clear = (): void => {
    setText('')
    send('')
    setOffering(false)
    setActive(-1)
  }

  const onKeyDown = (event: KeyboardEvent): void => {
    const along = (by: number): number => ((active + by + shown.length + 1 + 1) % (shown.length + 1)) - 1
    if (event.key === 'ArrowDown') {
      if (open) setActive(along(1))
      else runCommand('view.list')
    } else if (event.key === 'ArrowUp' && open) setActive(along(-1))
    else if (event.key === 'Enter') {
      const chosen = shown[active]
      if (chosen !== undefined) choose(chosen)
      else {
        send(text)
        setOffering(false)
      }
    } else if (event.key === 'Escape') {
      if (text === '') runCommand('view.list')
      else if (open && active >= 0) {
        setActive(-1)
        setOffering(false)
      } else clear()
    } else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <search className={styles.box}>
      <Search size={15} aria-hidden className={styles.icon} />
      <input
        ref={input}
        role="combobox"
        type="text"
        dir="auto"
        autoComplete="off"
        spellCheck={false}
        aria-label={t('search.label')}
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-activedescendant={open && active >= 0 ? `${id}-${active}` : undefined}
        placeholder={t('search.placeholder')}
        className={styles.input}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setOffering(true)
          setActive(-1)
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setOffering(false)}
      />
      {text === '' ? (
        <Kbd keys={commandOf('search.focus').key ?? ''} />
      ) : (
        <IconButton icon={X} size="s" label={t('search.clear')} onPress={clear} />
      )}
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={t('search.suggestions')}
        className={styles.list}
        hidden={!open}
        // The box keeps the focus while the pointer chooses.
        onPointerDown={(event) => event.preventDefault()}
      >
        {shown.map((suggestion, at) => {
          const Icon = icons[suggestion.kind]
          return (
            <div
              key={`${suggestion.kind}:${suggestion.value}`}
              id={`${id}-${at}`}
              role="option"
              tabIndex={-1}
              aria-selected={at === active}
              className={styles.option}
              // Only a pointer that moves chooses: the list may open under one that rests.
              onPointerMove={() => setActive(at)}
              onClick={() => choose(suggestion)}
              onKeyDown={undefined}
            >
              <Icon size={14} aria-hidden className={styles.icon} />
              <bdi className={styles.text}>{suggestion.label}</bdi>
              <span className={styles.kind}>{t(`search.kind.${suggestion.kind}`)}</span>
            </div>
          )
        })}
      </div>
    </search>
  )
}
