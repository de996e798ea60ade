/** A paragraph as laid out: its characters [start, end) and where its upper edge lies in the scrolled content, in pixels. */
export interface Anchor {
  readonly start: number
  readonly end: number
  readonly top: number
}

/**
 * What is being read at `scrollTop`: the character at the upper edge, with the part of the paragraph that is scrolled past as
 * a share of its characters. Before the first paragraph the result is negative: the pixels that are left above it.
 * `height` is that of the whole content. The inverse of {@link scrollFor}.
 */
export function positionAt(anchors: readonly Anchor[], height: number, scrollTop: number): number {
  const first = anchors[0]
  if (first === undefined) return 0
  if (scrollTop < first.top) return scrollTop - first.top
  const index = lastAtOrBefore(anchors, (anchor) => anchor.top <= scrollTop)
  const anchor = anchors[index]!
  const room = (anchors[index + 1]?.top ?? height) - anchor.top
  const passed = room > 0 ? Math.min((scrollTop - anchor.top) / room, 1) : 0
  return anchor.start + passed * (characterEnd(anchors, index) - anchor.start)
}

/** Where to scroll so that the character of `position` (see {@link positionAt}) lies at the upper edge again. */
export function scrollFor(anchors: readonly Anchor[], height: number, position: number): number {
  const first = anchors[0]
  if (first === undefined) return 0
  if (position < first.start) return Math.max(0, first.top + Math.min(position, 0))
  const index = lastAtOrBefore(anchors, (anchor) => anchor.start <= position)
  const anchor = anchors[index]!
  const room = (anchors[index + 1]?.top ?? height) - anchor.top
  const length = characterEnd(anchors, index) - anchor.start
  const passed = length > 0 ? Math.min((position - anchor.start) / length, 1) : 0
  return anchor.top + passed * room
}

function characterEnd(anchors: readonly Anchor[], index: number): number {
  return anchors[index + 1]?.start ?? anchors[index]!.end
}

function lastAtOrBefore(anchors: readonly Anchor[], holds: (anchor: Anchor) => boolean): number {
  let low = 0
  let high = anchors.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (holds(anchors[middle]!)) low = middle
    else high = middle - 1
  }
  return low
}
