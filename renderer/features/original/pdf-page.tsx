import { useEffect, useRef } from 'react'
import type { PDFDocumentProxy } from 'pdfjs-dist'
import { useT } from '../../i18n/use-t.ts'
import { loadPdfJs, type PageSize } from './open-pdf.ts'
import styles from './pdf.module.css'

interface PdfPageProps {
  readonly pdf: PDFDocumentProxy
  /** From 0. */
  readonly index: number
  readonly size: PageSize
  /** CSS pixels for each point. */
  readonly scale: number
  /** In sight or nearly so; pages out of sight keep their room only. */
  readonly near: boolean
  readonly onSize: (index: number, size: PageSize) => void
  /** The page's runs of text are there (or, with null, gone). */
  readonly onText: (index: number, runs: readonly HTMLElement[] | null) => void
}

/** A page: its picture on a canvas, and its words over it, unseen, to be found, marked and copied. */
export function PdfPage({ pdf, index, size, scale, near, onSize, onText }: PdfPageProps) {
  const t = useT()
  const canvas = useRef<HTMLDivElement>(null)
  const words = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const frame = canvas.current
    const holder = words.current
    if (!near || frame === null || holder === null) return
    // A canvas of its own each time: one that is still drawn on cannot be drawn on anew.
    const picture = document.createElement('canvas')
    frame.replaceChildren(picture)
    let gone = false
    let stop = (): void => undefined
    const draw = async (): Promise<void> => {
      const [{ TextLayer }, page] = await Promise.all([loadPdfJs(), pdf.getPage(index + 1)])
      if (gone) return
      const plain = page.getViewport({ scale: 1 })
      onSize(index, { width: plain.width, height: plain.height })
      const sharp = Math.min(2, window.devicePixelRatio || 1)
      const viewport = page.getViewport({ scale: scale * sharp })
      picture.width = Math.floor(viewport.width)
      picture.height = Math.floor(viewport.height)
      const drawing = page.render({ canvas: picture, viewport })
      drawing.promise.catch(() => undefined)
      holder.replaceChildren()
      const text = new TextLayer({
        textContentSource: await page.getTextContent(),
        container: holder,
        viewport: page.getViewport({ scale }),
      })
      stop = () => {
        drawing.cancel()
        text.cancel()
      }
      await text.render()
      if (!gone) onText(index, text.textDivs)
    }
    // A page that was left while it was drawn ends with an error, which is none.
    draw().catch(() => undefined)
    return () => {
      gone = true
      stop()
      onText(index, null)
      frame.replaceChildren()
      holder.replaceChildren()
    }
  }, [pdf, index, scale, near, onSize, onText])

  return (
    <div
      className={styles.page}
      data-page={index}
      role="group"
      aria-label={t('original.pdf.page', { page: index + 1 })}
      ref={(element) => {
        element?.style.setProperty('--total-scale-factor', String(scale))
        element?.style.setProperty('width', `${Math.round(size.width * scale)}px`)
        element?.style.setProperty('height', `${Math.round(size.height * scale)}px`)
      }}
    >
      <div ref={canvas} className={styles.picture} aria-hidden />
      <div ref={words} className={styles.words} />
    </div>
  )
}
