import type { Span } from './link-paragraphs.ts'
import { runsOf, type PdfText } from './pdf-text.ts'
import type { Surface } from './surface.ts'

/** The pages of a PDF: its words are known for all of them, drawn are only those near. `drawn` holds the runs of those. */
export function pdfSurface(
  text: PdfText,
  scroller: HTMLElement,
  drawn: ReadonlyMap<number, readonly HTMLElement[]>,
): Surface {
  const ranges = (span: Span): Range[] =>
    runsOf(text, span).flatMap(({ page, index, start, end }) => {
      const words = drawn.get(page)?.[index]?.firstChild
      if (!(words instanceof Text)) return []
      const range = document.createRange()
      range.setStart(words, Math.min(words.length, Math.max(0, span.start - start)))
      range.setEnd(words, Math.min(words.length, Math.min(end, span.end) - start))
      return [range]
    })
  return {
    text: text.text,
    ranges,
    reveal(span) {
      const [run] = runsOf(text, span)
      if (run === undefined) return
      const [range] = ranges(span)
      const frame = scroller.getBoundingClientRect()
      if (range === undefined) {
        // Not drawn yet: its page comes into sight, and once it is drawn its words are marked.
        scroller.querySelector(`[data-page="${run.page}"]`)?.scrollIntoView({ block: 'start' })
        return
      }
      const box = range.getBoundingClientRect()
      if (box.top < frame.top + 40 || box.bottom > frame.bottom - 40)
        scroller.scrollBy({ top: box.top - frame.top - frame.height * 0.3 })
    },
    offsetAt(event) {
      const run = event.target instanceof HTMLElement ? event.target : null
      const page = Number(run?.closest<HTMLElement>('[data-page]')?.dataset['page'] ?? Number.NaN)
      const index = drawn.get(page)?.indexOf(run!) ?? -1
      return text.runs.find((one) => one.page === page && one.index === index)?.start ?? null
    },
    target: scroller,
    view: window,
  }
}
