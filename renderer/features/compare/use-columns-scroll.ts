import { useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react'
import { applyPosition, contentHeight, passagePlaces, placeOf, readPosition } from './column-layout.ts'
import { followedPlace, levelScrolls, risingTies, type Tie } from './linked-scroll.ts'

/** What is brought to one height: a passage, or in each article the paragraph that holds a character. */
export type LevelTarget = { readonly passage: number } | { readonly characters: ReadonlyMap<string, number> }

/** The scrolling of the columns of a set. */
export interface ColumnsScroll {
  /** Gives the scroller of an article's column, once its text is there; returns what takes it back. */
  attach(article: string, scroller: HTMLElement): () => void
  /** Brings the target to the same height in all columns that have it, leaving `article` where it is if that can be. */
  level(target: LevelTarget, article: string): void
  /** Where every column is being read now, by article. */
  positions(): Record<string, number>
  /** What is being read in one column; 0 when it is not on screen. */
  position(article: string): number
}

interface Options {
  /** The articles on screen, from left to right. */
  readonly columns: readonly string[]
  readonly linked: boolean
  /** Where to begin, by article. */
  readonly start: Readonly<Record<string, number>>
  readonly onScrolled: () => void
}

/** How far down the line lies at which linked columns correspond, as a share of their height. */
const READING_LINE = 0.35

/** How far down a passage may stay when it is selected, as a share of the height of its column. */
const LOWEST = 0.5

/** Follows one column with the others: the passages that they share are the rungs, straight lines between them. */
export function useColumnsScroll({ columns, linked, start, onScrolled }: Options): ColumnsScroll {
  const scrollers = useRef(new Map<string, HTMLElement>())
  const pixels = useRef(new Map<string, number>())
  const remembered = useRef<Record<string, number>>({ ...start })
  /** The column that the researcher scrolls; null while a passage is brought level. */
  const hand = useRef<string | null>(null)
  const driver = useRef<Driver | null>(null)
  const pending = useRef<{ readonly target: LevelTarget; readonly article: string } | null>(null)
  const latest = useRef({ linked, onScrolled })
  useEffect(() => {
    if (latest.current.linked !== linked) driver.current = null
    latest.current = { linked, onScrolled }
  }, [linked, onScrolled])

  // A column that changes its place in the page loses its scroll.
  useLayoutEffect(() => {
    for (const id of columns) {
      const scroller = scrollers.current.get(id)
      const before = pixels.current.get(id)
      if (scroller !== undefined && before !== undefined) scroller.scrollTop = before
    }
  }, [columns])

  const level = useCallback((target: LevelTarget, article: string): void => {
    const places = new Map<string, number>()
    for (const [id, scroller] of scrollers.current) {
      const character = 'characters' in target ? target.characters.get(id) : undefined
      const place =
        'passage' in target
          ? placeOf(scroller, target)
          : character === undefined
            ? null
            : placeOf(scroller, { character })
      if (place !== null) places.set(id, place)
    }
    const own = scrollers.current.get(article)
    const clicked = places.get(article)
    if (own === undefined || clicked === undefined) {
      pending.current = { target, article }
      return
    }
    hand.current = null
    driver.current = null
    const ids = [...places.keys()]
    const height = clicked - own.scrollTop
    // What is out of sight, or so low that what is told about it would cover it, comes to the reading line.
    const wanted = height < 0 || height > own.clientHeight * LOWEST ? own.clientHeight * READING_LINE : height
    const scrolls = levelScrolls([...places.values()], wanted)
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches
    for (const [index, id] of ids.entries()) {
      scrollers.current.get(id)!.scrollTo({ top: scrolls[index]!, behavior: still ? 'instant' : 'smooth' })
    }
  }, [])

  const attach = useCallback(
    (article: string, scroller: HTMLElement): (() => void) => {
      scrollers.current.set(article, scroller)
      const position = remembered.current[article]
      if (position !== undefined) applyPosition(scroller, position)
      const waiting = pending.current
      if (waiting !== null && waiting.article === article) {
        pending.current = null
        // The other columns are attached in the same turn.
        requestAnimationFrame(() => level(waiting.target, waiting.article))
      }

      const drive = (): void => {
        hand.current = article
        if (driver.current?.article !== article) {
          driver.current = driverOf(article, scrollers.current, pixels.current.get(article) ?? scroller.scrollTop)
        }
      }
      pixels.current.set(article, scroller.scrollTop)
      const onScroll = (): void => {
        if (latest.current.linked && hand.current === article) {
          if (driver.current === null) drive()
          if (driver.current !== null) follow(driver.current, scrollers.current)
        }
        pixels.current.set(article, scroller.scrollTop)
        latest.current.onScrolled()
      }
      const observer = new ResizeObserver(() => {
        driver.current = null
      })
      observer.observe(scroller)
      if (scroller.firstElementChild !== null) observer.observe(scroller.firstElementChild)
      const inputs = ['wheel', 'pointerdown', 'keydown', 'touchstart'] as const
      for (const input of inputs) scroller.addEventListener(input, drive, { passive: true })
      scroller.addEventListener('scroll', onScroll, { passive: true })
      return () => {
        remembered.current[article] = readPosition(scroller)
        scrollers.current.delete(article)
        observer.disconnect()
        for (const input of inputs) scroller.removeEventListener(input, drive)
        scroller.removeEventListener('scroll', onScroll)
      }
    },
    [level],
  )

  return useMemo(
    () => ({
      attach,
      level,
      positions: () => {
        for (const [id, scroller] of scrollers.current) remembered.current[id] = readPosition(scroller)
        return { ...remembered.current }
      },
      position: (article) => {
        const scroller = scrollers.current.get(article)
        return scroller === undefined ? 0 : readPosition(scroller)
      },
    }),
    [attach, level],
  )
}

/** The column that the researcher scrolls, and how each other one follows it. */
interface Driver {
  readonly article: string
  readonly followers: readonly Follower[]
}

interface Follower {
  readonly article: string
  readonly ties: readonly Tie[]
  readonly fromHeight: number
  readonly toHeight: number
  /** What the column was off from where the ties would have it; kept, so that linking never makes it jump. */
  readonly offset: number
}

/** `before`: where the driving column stood; by the time of its first event it may have moved already. */
function driverOf(article: string, scrollers: ReadonlyMap<string, HTMLElement>, before: number): Driver {
  const own = scrollers.get(article)!
  const ownPlaces = passagePlaces(own)
  const fromHeight = contentHeight(own)
  const followers = [...scrollers].flatMap(([id, scroller]): Follower[] => {
    if (id === article) return []
    const ties = [...passagePlaces(scroller)].flatMap(([passage, place]): Tie[] => {
      const from = ownPlaces.get(passage)
      return from === undefined ? [] : [{ from: from.top, to: place.top, weight: place.length }]
    })
    const follower = { article: id, ties: risingTies(ties), fromHeight, toHeight: contentHeight(scroller), offset: 0 }
    return [{ ...follower, offset: scroller.scrollTop - followedScroll(follower, own, before) }]
  })
  return { article, followers }
}

function follow(driver: Driver, scrollers: ReadonlyMap<string, HTMLElement>): void {
  const own = scrollers.get(driver.article)
  if (own === undefined) return
  for (const follower of driver.followers) {
    const scroller = scrollers.get(follower.article)
    if (scroller !== undefined) scroller.scrollTop = followedScroll(follower, own, own.scrollTop) + follower.offset
  }
}

function followedScroll(follower: Follower, own: HTMLElement, scrollTop: number): number {
  const line = own.clientHeight * READING_LINE
  return followedPlace(follower.ties, follower.fromHeight, follower.toHeight, scrollTop + line) - line
}
