import { useEffect, useRef, useState } from 'react'
import type { ArticleDetail } from '../../../main/contract/article.ts'
import { useT } from '../../i18n/use-t.ts'
import { documentSurface } from './document-surface.ts'
import type { Surface } from './surface.ts'
import { useSurfaceLink, type LinkCount } from './use-surface-link.ts'
import styles from './original.module.css'

interface OriginalFrameProps {
  readonly view: string
  readonly article: ArticleDetail | undefined
  /** What of the article was found in it. */
  readonly onLinked: (count: LinkCount | null) => void
}

/**
 * The page of an original in a frame that runs no scripts and, by its own policy, loads nothing. It has our origin only so that its
 * words can be found from outside.
 */
export function OriginalFrame({ view, article, onLinked }: OriginalFrameProps) {
  const t = useT()
  const frame = useRef<HTMLIFrameElement>(null)
  const [surface, setSurface] = useState<Surface | null>(null)
  const count = useSurfaceLink(surface, article)
  useEffect(() => onLinked(count), [count, onLinked])
  useEffect(() => {
    const system = matchMedia('(prefers-color-scheme: dark)')
    const chosen = new MutationObserver(() => goAlong(frame.current))
    const onSystem = (): void => goAlong(frame.current)
    system.addEventListener('change', onSystem)
    chosen.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    return () => {
      system.removeEventListener('change', onSystem)
      chosen.disconnect()
    }
  }, [])

  const onLoad = (): void => {
    const page = frame.current?.contentDocument
    if (page === null || page === undefined || page.body === null || page.URL === 'about:blank') return
    goAlong(frame.current)
    page.addEventListener('keydown', passOn)
    setSurface(documentSurface(page))
  }
  return (
    <iframe
      ref={frame}
      title={t('original.frame')}
      className={styles.frame}
      sandbox="allow-same-origin"
      referrerPolicy="no-referrer"
      src={`originals/${view}`}
      onLoad={onLoad}
    />
  )
}

/** Keys that the page in the frame has no use for are the window's. */
function passOn(event: KeyboardEvent): void {
  const { key, code, ctrlKey, metaKey, shiftKey, altKey } = event
  if (/^(?:Arrow|Page|Home|End|Tab$| $)/.test(key) || ((ctrlKey || metaKey) && /^[ca]$/i.test(key))) return
  const again = new KeyboardEvent('keydown', {
    key,
    code,
    ctrlKey,
    metaKey,
    shiftKey,
    altKey,
    bubbles: true,
    cancelable: true,
  })
  document.body.dispatchEvent(again)
  if (again.defaultPrevented) event.preventDefault()
}

/** Pages that Variorum makes of an original are light or dark as the window is. */
function goAlong(frame: HTMLIFrameElement | null): void {
  const page = frame?.contentDocument?.documentElement
  if (page !== null && page !== undefined) page.dataset['theme'] = themeOf(document.documentElement)
}

/** Light or dark, as the window is now. */
function themeOf(root: HTMLElement): 'light' | 'dark' {
  const chosen = root.dataset['theme']
  if (chosen === 'light' || chosen === 'dark') return chosen
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}
