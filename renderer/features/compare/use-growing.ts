import { useEffect, useRef, useState, type RefObject } from 'react'

/** Cells that are drawn at first, and that come with each look at the end. */
const CELLS = 1000
const LEAST_ROWS = 20

/**
 * How many of `all` rows of so many cells to draw: at least up to `wanted`, and more whenever the element of the returned ref comes
 * near.
 */
export function useGrowing(
  all: number,
  wanted: number,
  cells = 5,
): readonly [drawn: number, end: RefObject<HTMLDivElement | null>] {
  const end = useRef<HTMLDivElement>(null)
  const portion = Math.max(LEAST_ROWS, Math.floor(CELLS / cells))
  const [grown, setGrown] = useState(portion)
  const drawn = Math.max(grown, wanted + 1)
  const more = drawn < all
  useEffect(() => {
    const element = end.current
    if (element === null || !more) return
    const observer = new IntersectionObserver(
      (entries) => {
        // A portion may leave the end in sight: then the new observer says so again.
        if (entries.some((entry) => entry.isIntersecting)) setGrown(drawn + portion)
      },
      { rootMargin: '1000px' },
    )
    observer.observe(element)
    return () => observer.disconnect()
  }, [more, drawn, portion])
  return [drawn, end]
}
