import { ChevronDown, ChevronUp, TextSearch, X } from 'lucide-react'
import { useLayoutEffect, useRef, type KeyboardEvent } from 'react'
import { runCommand, useCommand } from '../../app/commands.ts'
import { useT } from '../../i18n/use-t.ts'
import { Checkbox } from '../../ui/checkbox.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { useFindState } from './use-find.ts'
import type { Hits } from './use-hits.ts'
import styles from './find-bar.module.css'

/** A longer selection is no word that is looked for. */
const longestSelection = 100

/** What had the focus before the bar, and whether the bar is to take it: an article may still be on its way. */
const focus: { before: Element | null; wanted: boolean } = { before: null, wanted: false }

/** Gives the focus to the bar, if it is drawn already; else it takes it when it is. */
function focusBar(): void {
  const input = document.querySelector<HTMLInputElement>('[data-find] input')
  focus.wanted = input === null
  input?.focus()
  input?.select()
}

/** Opens the find bar with what is selected in the text, or what was looked for last. */
function openFind(): void {
  const selected = String(document.getSelection() ?? '').trim()
  const { text } = useFindState.getState()
  const taken = selected !== '' && selected.length <= longestSelection && !selected.includes('\n') ? selected : text
  if (!useFindState.getState().open) focus.before = document.activeElement
  useFindState.setState({ open: true, text: taken })
  focusBar()
}

/** The keys that open the find bar: while the reader has the focus, those of the search box, too. */
export function useFindCommands(readerFocused: boolean): void {
  useCommand('find.open', openFind)
  useCommand('search.focus', openFind, readerFocused)
}

interface BarProps {
  /** What was found; null while nothing is looked for. */
  readonly hits: Hits | null
}

/** Finds a text in the article that is read: no query language, just what is typed. */
export function FindBar({ hits }: BarProps) {
  const t = useT()
  const input = useRef<HTMLInputElement>(null)
  const { text, wholeWord, matchCase, matchAccents } = useFindState()
  const count = hits?.marks.length ?? 0

  const close = (): void => {
    useFindState.setState({ open: false })
    const { before } = focus
    focus.before = null
    if (before instanceof HTMLElement && before.isConnected && before !== document.body) before.focus()
    else runCommand('view.reader')
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') close()
    else if (event.key === 'F3' || (event.key === 'Enter' && event.target === input.current))
      hits?.step(event.shiftKey ? -1 : 1)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  useLayoutEffect(() => {
    const own = input.current
    if (focus.wanted) focusBar()
    // An article that goes away with the focus in its bar leaves it to the bar of the next one.
    return () => {
      if (document.activeElement === own && useFindState.getState().open) focus.wanted = true
    }
  }, [])

  return (
    <search aria-label={t('reader.find')} data-find className={styles.bar}>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- keys of all that is in the bar */}
      <div className={styles.inner} onKeyDown={onKeyDown}>
        <div className={styles.field}>
          <TextSearch size={14} aria-hidden className={styles.icon} />
          <input
            ref={input}
            type="text"
            dir="auto"
            autoComplete="off"
            spellCheck={false}
            maxLength={10_000}
            aria-label={t('reader.find')}
            placeholder={t('reader.find')}
            className={styles.input}
            value={text}
            onChange={(event) => useFindState.setState({ text: event.target.value })}
          />
          <output className={styles.count} data-none={(hits !== null && count === 0) || undefined}>
            {hits === null
              ? ''
              : count === 0
                ? t('reader.find.none')
                : t('reader.find.at', { at: (hits.current ?? 0) + 1, count })}
          </output>
        </div>
        <IconButton
          icon={ChevronUp}
          size="s"
          label={t('reader.find.previous')}
          shortcut="Shift+Enter"
          isDisabled={count === 0}
          onPress={() => hits?.step(-1)}
        />
        <IconButton
          icon={ChevronDown}
          size="s"
          label={t('reader.find.next')}
          shortcut="Enter"
          isDisabled={count === 0}
          onPress={() => hits?.step(1)}
        />
        <IconButton icon={X} size="s" label={t('reader.find.close')} shortcut="Escape" onPress={close} />
        <div className={styles.options}>
          <Checkbox isSelected={wholeWord} onChange={(on) => useFindState.setState({ wholeWord: on })}>
            {t('reader.find.wholeWord')}
          </Checkbox>
          <Checkbox isSelected={matchCase} onChange={(on) => useFindState.setState({ matchCase: on })}>
            {t('reader.find.matchCase')}
          </Checkbox>
          <Checkbox isSelected={matchAccents} onChange={(on) => useFindState.setState({ matchAccents: on })}>
            {t('reader.find.matchAccents')}
          </Checkbox>
        </div>
      </div>
    </search>
  )
}
