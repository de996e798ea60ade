import { ChevronDown, ChevronUp, FileWarning, ZoomIn, ZoomOut } from 'lucide-react'
import { useCallback, useEffect, useMemo, useState, type KeyboardEvent } from 'react'
import type { ArticleDetail } from '../../../main/contract/article.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import { openPdf, type OpenPdf, type PageSize } from './open-pdf.ts'
import { PdfPage } from './pdf-page.tsx'
import { pdfSurface } from './pdf-surface.ts'
import { readPdfText, type PdfText } from './pdf-text.ts'
import { useSurfaceLink, type LinkCount } from './use-surface-link.ts'
import styles from './pdf.module.css'

interface PdfViewProps {
  readonly view: string
  readonly article: ArticleDetail | undefined
  readonly onLinked: (count: LinkCount | null) => void
}

const zooms = [0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3]
const margin = 24

/** The pages of a PDF, each drawn when it comes near. */
export function PdfView({ view, article, onLinked }: PdfViewProps) {
  const t = useT()
  const [opened, setOpened] = useState<OpenPdf | 'failed' | null>(null)
  useEffect(() => {
    let gone = false
    let mine: OpenPdf | undefined
    const open = async (): Promise<void> => {
      const answer = await fetch(`originals/${view}`)
      if (!answer.ok) throw new Error(`The original is not there any more (${answer.status}).`)
      const pdf = await openPdf(new Uint8Array(await answer.arrayBuffer()))
      mine = pdf
      if (gone) pdf.close()
      else setOpened(pdf)
    }
    open().catch(() => {
      if (!gone) setOpened('failed')
    })
    return () => {
      gone = true
      mine?.close()
    }
  }, [view])
  if (opened === null) {
    return (
      <div className={styles.wait}>
        <Spinner label={t('original.opening')} />
      </div>
    )
  }
  if (opened === 'failed') {
    return (
      <EmptyState icon={FileWarning} title={t('original.pdf.failed')}>
        {t('original.pdf.failed.text')}
      </EmptyState>
    )
  }
  return <PdfPages opened={opened} article={article} onLinked={onLinked} />
}

function PdfPages({
  opened: { pdf, first },
  article,
  onLinked,
}: Omit<PdfViewProps, 'view'> & { readonly opened: OpenPdf }) {
  const t = useT()
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null)
  const [width, setWidth] = useState(0)
  const [zoom, setZoom] = useState(1)
  const [near, setNear] = useState<ReadonlySet<number>>(new Set([0]))
  const [at, setAt] = useState(0)
  const [sizes, setSizes] = useState<ReadonlyMap<number, PageSize>>(new Map())
  const [text, setText] = useState<PdfText | null>(null)
  const [drawn, setDrawn] = useState(0)
  const [runs] = useState(() => new Map<number, readonly HTMLElement[]>())
  const count = pdf.numPages
  const laidOut = width > 0
  // At zoom 1 a page is as wide as its pane.
  const scale = !laidOut ? 1 : Math.max(0.2, ((width - 2 * margin) / first.width) * zoom)

  useEffect(() => {
    if (scroller === null) return
    const box = scroller
    const watch = new ResizeObserver(() => setWidth(box.clientWidth))
    watch.observe(box)
    return () => watch.disconnect()
  }, [scroller])
  useEffect(() => {
    if (scroller === null || !laidOut) return
    const seen = new Set<number>()
    const watch = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const page = Number((target as HTMLElement).dataset['page'])
          if (isIntersecting) seen.add(page)
          else seen.delete(page)
        }
        setNear(new Set(seen))
      },
      { root: scroller, rootMargin: '400px 0px' },
    )
    for (const page of scroller.querySelectorAll('[data-page]')) watch.observe(page)
    return () => watch.disconnect()
  }, [scroller, laidOut, count])
  useEffect(() => {
    const stop = new AbortController()
    readPdfText(pdf, stop.signal).then(
      (read) => {
        if (!stop.signal.aborted) setText(read)
      },
      () => undefined,
    )
    return () => stop.abort()
  }, [pdf])

  const onSize = useCallback(
    (index: number, size: PageSize) =>
      setSizes((before) => {
        const old = before.get(index)
        return old?.width === size.width && old.height === size.height ? before : new Map(before).set(index, size)
      }),
    [],
  )
  const onText = useCallback(
    (index: number, found: readonly HTMLElement[] | null) => {
      if (found === null) runs.delete(index)
      else runs.set(index, found)
      setDrawn((before) => before + 1)
    },
    [runs],
  )
  const surface = useMemo(
    () => (text === null || scroller === null ? null : pdfSurface(text, scroller, runs)),
    [text, scroller, runs],
  )
  const linked = useSurfaceLink(surface, article, drawn)
  useEffect(() => onLinked(linked), [linked, onLinked])

  const goTo = (page: number): void => {
    const target = scroller?.querySelector(`[data-page="${Math.min(Math.max(page, 0), count - 1)}"]`)
    target?.scrollIntoView({ block: 'start' })
  }
  const step = (by: 1 | -1): void => {
    const place = zooms.findIndex((one) => one >= zoom)
    setZoom(zooms[Math.min(Math.max((place < 0 ? zooms.length - 1 : place) + by, 0), zooms.length - 1)]!)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === '+') step(1)
    else if (event.key === '-') step(-1)
    else if (event.key === '0') setZoom(1)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const onScroll = (): void => {
    const box = scroller
    if (box === null) return
    const middle = box.scrollTop + box.clientHeight / 2
    const pages = [...box.querySelectorAll<HTMLElement>('[data-page]')]
    setAt(
      Math.max(
        0,
        pages.findLastIndex((page) => page.offsetTop <= middle),
      ),
    )
  }

  return (
    <div className={styles.view} data-own-zoom>
      <div role="toolbar" aria-label={t('original.pdf.tools')} className={styles.tools}>
        <IconButton
          icon={ChevronUp}
          size="s"
          label={t('original.pdf.previous')}
          isDisabled={at === 0}
          onPress={() => goTo(at - 1)}
        />
        <IconButton
          icon={ChevronDown}
          size="s"
          label={t('original.pdf.next')}
          isDisabled={at >= count - 1}
          onPress={() => goTo(at + 1)}
        />
        <output className={styles.place}>{t('original.pdf.at', { page: at + 1, count })}</output>
        <IconButton icon={ZoomOut} size="s" label={t('original.pdf.smaller')} shortcut="-" onPress={() => step(-1)} />
        <Button tone="quiet" size="s" aria-label={t('original.pdf.fit')} onPress={() => setZoom(1)}>
          {t('original.pdf.zoom', { zoom })}
        </Button>
        <IconButton icon={ZoomIn} size="s" label={t('original.pdf.larger')} shortcut="Plus" onPress={() => step(1)} />
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys for what the buttons above do */}
      <div
        ref={setScroller}
        role="region"
        aria-label={t('original.pdf.pages')}
        tabIndex={0}
        className={styles.pages}
        onScroll={onScroll}
        onKeyDown={onKeyDown}
      >
        {Array.from({ length: count }, (_, index) => (
          <PdfPage
            key={index}
            pdf={pdf}
            index={index}
            size={sizes.get(index) ?? first}
            scale={scale}
            near={near.has(index) && laidOut}
            onSize={onSize}
            onText={onText}
          />
        ))}
      </div>
    </div>
  )
}
