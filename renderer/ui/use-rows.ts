import { useLayoutEffect, useState, useSyncExternalStore, type RefObject } from 'react'
import { RowHeights } from './row-heights.ts'
import { placeAfter, placeAt, placeKept, scrolledHeight, type ScrollExtent, type ScrollPlace } from './scroll-scale.ts'

/** What a long list is made of. */
export interface RowsOptions {
  readonly count: number
  /** The height of most rows in CSS pixels; where it changes, rows are measured anew. */
  readonly height: number
  /** Names what the rows are: those of another name begin at the top, and are measured anew. */
  readonly name: string
  /** Rows that are drawn above and below those in sight. */
  readonly around: number
  /** A row that is drawn wherever the list stands; -1 for none. */
  readonly besides?: number
  /** Where the list begins to be read. CSS pixels. */
  readonly from?: number
}

/** A row to be drawn: its number, and how far below the beginning of the sheet. */
export interface PlacedRow {
  readonly index: number
  readonly top: number
}

/** The rows of a long list that have to be drawn. */
export interface Rows {
  readonly rows: readonly PlacedRow[]
  /** How high the element is that holds them: the sheet. */
  readonly height: number
  /** The rows in sight. */
  readonly first: number
  readonly last: number
  /** Given to each row as its `ref` where rows differ in height; they have their number as `data-index`. */
  readonly measure: (element: HTMLElement | null) => (() => void) | undefined
  /** Brings a row into sight, moving as little as needed. */
  readonly reveal: (row: number) => void
  /** How far from its beginning the list stands. CSS pixels. */
  readonly offset: () => number
}

/**
 * Draws of a long list what is in sight, of any number of rows and any height together. The scroller is positioned, and has the sheet in it.
 * It does what a library would, for those look at each row when rows change: of a hundred thousand hits, at each key.
 */
export function useRows(
  scroller: RefObject<HTMLElement | null>,
  sheet: RefObject<HTMLElement | null>,
  options: RowsOptions,
): Rows {
  const [view] = useState(() => new RowsView(options.from ?? 0))
  view.lay(options)
  const drawn = useSyncExternalStore(view.subscribe, view.drawn)
  useLayoutEffect(() => {
    if (scroller.current !== null && sheet.current !== null) return view.attach(scroller.current, sheet.current)
    return undefined
  }, [view, scroller, sheet])
  useLayoutEffect(() => view.settle())
  return { ...drawn, measure: view.measure, reveal: view.reveal, offset: view.offset }
}

type Drawn = Pick<Rows, 'rows' | 'height' | 'first' | 'last'>

class RowsView {
  #options: RowsOptions = { count: 0, height: 1, name: '', around: 0 }
  #heights = new RowHeights(0, 1)
  #place: ScrollPlace
  #sight = 0
  /** How far below the top of what is scrolled the sheet begins: what stands there stays in sight above the rows. */
  #inset = 0
  #scroller: HTMLElement | null = null
  #drawn: Drawn | null = null
  #told: () => void = () => undefined
  /** Where the box was scrolled to when it last told: to ask it would make the browser lay out the page. */
  #boxTop = 0
  /** The row that was brought into sight last, until somebody scrolls: rows are as high as their words, which come later. */
  #revealed = -1
  /** The box has to be scrolled to where the list stands, once it is drawn so. */
  #due = false
  /** Rows are drawn otherwise than before, so that how high they were says nothing. */
  #stale = false
  /** The rows that are drawn, and how high each is. */
  readonly #elements = new Map<HTMLElement, number | null>()
  readonly #sizes = new ResizeObserver((entries) => this.#measured(entries))

  constructor(from: number) {
    this.#place = { top: from, offset: from }
  }

  readonly subscribe = (told: () => void): (() => void) => {
    this.#told = told
    return () => {
      this.#told = () => undefined
    }
  }

  readonly drawn = (): Drawn => (this.#drawn ??= this.#draw())

  readonly offset = (): number => this.#place.offset

  readonly measure = (element: HTMLElement | null): (() => void) | undefined => {
    if (element === null) return undefined
    this.#elements.set(element, null)
    this.#sizes.observe(element)
    return () => {
      this.#elements.delete(element)
      this.#sizes.unobserve(element)
    }
  }

  readonly reveal = (row: number): void => {
    this.#revealed = row
    const { offset } = this.#place
    this.#stand(placeAt(this.#offsetFor(row), this.#extent()))
    if (this.#place.offset !== offset) this.#changed()
  }

  /** Takes over how many rows there are now, before they are drawn. */
  lay(options: RowsOptions): void {
    const { count, height, name, besides } = this.#options
    this.#options = options
    const other = options.name !== name
    if (other || options.count !== count || options.height !== height) {
      this.#heights = new RowHeights(options.count, options.height, other ? undefined : this.#heights)
      // Rows that are drawn are most often as high as those before them in the same place.
      if (options.height === height) this.#takeHeights()
      else this.#stale = true
      if (other) this.#revealed = -1
      this.#place = placeAt(other && name !== '' ? 0 : this.#place.offset, this.#extent())
      this.#due = true
      this.#drawn = null
    }
    if (options.besides !== besides) this.#drawn = null
  }

  attach(scroller: HTMLElement, sheet: HTMLElement): () => void {
    this.#scroller = scroller
    this.#boxTop = scroller.scrollTop
    const sized = (): void => {
      this.#inset = sheet.offsetTop
      this.#sight = Math.max(0, scroller.clientHeight - this.#inset)
      this.#changed()
    }
    const size = new ResizeObserver(sized)
    size.observe(scroller)
    sized()
    const scrolled = (): void => {
      this.#boxTop = scroller.scrollTop
      if (this.#boxTop === this.#place.top) return
      this.#revealed = -1
      this.#stand(placeAfter(scroller.scrollTop, this.#place, this.#extent()))
      this.#changed()
    }
    scroller.addEventListener('scroll', scrolled, { passive: true })
    return () => {
      size.disconnect()
      scroller.removeEventListener('scroll', scrolled)
      this.#scroller = null
    }
  }

  /** The rows were drawn: the box stands where they were drawn for. */
  settle(): void {
    if (this.#stale) this.#measureAnew()
    // Elements that were drawn before may be of other rows now, and are not measured again for that.
    else this.#note()
    if (!this.#due) return
    this.#due = false
    this.#stand(this.#place)
  }

  #extent(): ScrollExtent {
    return { height: this.#heights.total, sight: this.#sight }
  }

  /** The offset nearest to where the list stands that has a row in sight. */
  #offsetFor(row: number): number {
    const top = this.#heights.topOf(row)
    const { offset } = this.#place
    if (top < offset) return top
    return Math.max(offset, Math.min(top, top + this.#heights.heightOf(row) - this.#sight))
  }

  #stand(place: ScrollPlace): void {
    this.#place = place
    if (this.#scroller === null || this.#boxTop === place.top) return
    this.#scroller.scrollTop = place.top
    // Boxes round where they are scrolled to.
    this.#boxTop = this.#scroller.scrollTop
    this.#place = { ...place, top: this.#boxTop }
  }

  #measureAnew(): void {
    this.#stale = false
    for (const element of this.#elements.keys()) {
      this.#elements.set(element, null)
      // To observe anew tells the height even of one that kept it.
      this.#sizes.unobserve(element)
      this.#sizes.observe(element)
    }
  }

  #measured(entries: readonly ResizeObserverEntry[]): void {
    for (const { target, borderBoxSize } of entries)
      if (target instanceof HTMLElement && this.#elements.has(target))
        this.#elements.set(target, borderBoxSize[0]!.blockSize)
    this.#note()
  }

  #takeHeights(grew: (row: number, by: number) => void = () => undefined): void {
    for (const [element, height] of this.#elements) {
      if (height === null) continue
      const row = Number(element.dataset['index'])
      grew(row, this.#heights.set(row, height))
    }
  }

  /** Notes how high the drawn rows are. */
  #note(): void {
    const first = this.#heights.rowAt(this.#place.offset)
    let some = false
    let above = 0
    this.#takeHeights((row, grown) => {
      some ||= grown !== 0
      if (row < first) above += grown
    })
    if (!some) return
    // What is read stays where it is.
    const { top, offset } = this.#place
    this.#place = placeKept({ top, offset: offset + above }, this.#extent())
    if (this.#revealed >= 0) this.#place = placeAt(this.#offsetFor(this.#revealed), this.#extent())
    // Boxes round where they are scrolled to: that is no reason to move them, which would end a movement under way.
    if (Math.abs(this.#place.top - top) < 1) this.#place = { ...this.#place, top }
    else this.#due = true
    this.#changed()
  }

  #changed(): void {
    const before = this.#drawn
    const now = this.#draw()
    if (before !== null && same(before, now)) return
    this.#drawn = now
    this.#told()
  }

  #draw(): Drawn {
    const { count, around, besides = -1 } = this.#options
    const height = scrolledHeight(this.#extent())
    if (count === 0) return { rows: [], height, first: 0, last: 0 }
    const { top, offset } = this.#place
    const first = this.#heights.rowAt(offset)
    const last = this.#heights.rowAt(offset + this.#sight)
    const from = Math.max(0, first - around)
    const to = Math.min(count - 1, last + around)
    const rows: PlacedRow[] = []
    const add = (index: number): void => {
      const at = this.#heights.topOf(index) - offset + top
      // What is far away is drawn for screen readers, and must not make the sheet longer.
      rows.push({ index, top: Math.min(Math.max(at, 0), Math.max(0, height - this.#heights.heightOf(index))) })
    }
    if (besides >= 0 && besides < from) add(besides)
    for (let index = from; index <= to; index++) add(index)
    if (besides > to && besides < count) add(besides)
    return { rows, height, first, last }
  }
}

function same(a: Drawn, b: Drawn): boolean {
  return (
    a.height === b.height &&
    a.first === b.first &&
    a.last === b.last &&
    a.rows.length === b.rows.length &&
    a.rows.every((row, at) => row.index === b.rows[at]!.index && row.top === b.rows[at]!.top)
  )
}
