/** Browsers cut off what is higher (Chromium at 33 million, Firefox at 17). CSS pixels. */
export const highest = 12_000_000

/** A list in its box: how high all rows are together, and how much of that is in sight. CSS pixels. */
export interface ScrollExtent {
  readonly height: number
  readonly sight: number
}

/** Where a list stands: where its box is scrolled to, and how far from its beginning that is. They differ in lists above {@link highest}. */
export interface ScrollPlace {
  readonly top: number
  readonly offset: number
}

/** How high what the box scrolls is made. */
export function scrolledHeight({ height }: ScrollExtent): number {
  return Math.min(height, highest)
}

/** Where the box is scrolled to for a list to stand at some offset; for one that is too high, in proportion. */
export function placeAt(offset: number, extent: ScrollExtent): ScrollPlace {
  const reach = Math.max(0, extent.height - extent.sight)
  const kept = Math.min(Math.max(offset, 0), reach)
  if (extent.height <= highest) return { top: kept, offset: kept }
  const scrolled = highest - extent.sight
  // At both ends a pixel is a pixel, so that one gets there in small steps, too.
  const near = 2 * extent.sight
  if (kept <= near) return { top: kept, offset: kept }
  if (reach - kept <= near) return { top: scrolled - (reach - kept), offset: kept }
  return { top: near + ((kept - near) / (reach - 2 * near)) * (scrolled - 2 * near), offset: kept }
}

/**
 * Where a list stands after its box was scrolled. Small steps move it by as much; dragging the bar far moves it in proportion. What the
 * answer has as `top` may be another place than where the box is: it has to be brought there.
 */
export function placeAfter(top: number, before: ScrollPlace, extent: ScrollExtent): ScrollPlace {
  if (extent.height <= highest) return { top, offset: top }
  const step = top - before.top
  const near = 2 * extent.sight
  if (Math.abs(step) > near) return { top, offset: offsetOf(top, extent) }
  const moved = placeAt(before.offset + step, extent)
  // In the middle the box may stand anywhere, as long as there is room to go on.
  const room = top > near && top < highest - extent.sight - near
  const inside = moved.top > near && moved.top < highest - extent.sight - near
  return room && inside ? { top, offset: moved.offset } : moved
}

/** Where a list stands whose height has changed and which is to show the same: its box only moves where it has to. */
export function placeKept(place: ScrollPlace, extent: ScrollExtent): ScrollPlace {
  return extent.height <= highest ? placeAt(place.offset, extent) : placeAfter(place.top, place, extent)
}

/** How far from its beginning a list is that too much is in to be scrolled through pixel by pixel. */
function offsetOf(top: number, { height, sight }: ScrollExtent): number {
  const reach = height - sight
  const scrolled = highest - sight
  const near = 2 * sight
  if (top <= near) return Math.max(0, top)
  if (scrolled - top <= near) return reach - Math.max(0, scrolled - top)
  return near + ((top - near) / (scrolled - 2 * near)) * (reach - 2 * near)
}
