import type { DragEvent } from 'react'
import type { ArticleId } from '../../main/contract/article.ts'

const dragType = 'application/x-variorum-articles'

// The transfer can be read only when it is dropped, and a large selection is no text to pass around.
let dragged: readonly ArticleId[] = []

/** Starts dragging articles; `badge` is what hangs on the pointer. */
export function startArticleDrag(event: DragEvent, ids: readonly ArticleId[], badge: string): void {
  dragged = ids
  event.dataTransfer.effectAllowed = 'copy'
  event.dataTransfer.setData(dragType, String(ids.length))
  const image = document.createElement('div')
  image.className = 'drag-badge'
  image.textContent = badge
  document.body.append(image)
  event.dataTransfer.setDragImage(image, -8, -8)
  requestAnimationFrame(() => image.remove())
}

/** True when articles are being dragged, and not files or text. */
export function holdsArticles(event: DragEvent): boolean {
  return event.dataTransfer.types.includes(dragType)
}

/** The articles of a drop; none when it holds something else. */
export function droppedArticles(event: DragEvent): readonly ArticleId[] {
  return holdsArticles(event) ? dragged : []
}
