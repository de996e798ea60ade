import { useMemo } from 'react'
import type { ArticleDetail } from '../../../main/contract/article.ts'
import { useCommand } from '../../app/commands.ts'
import { articleBlocks } from '../../article/blocks.ts'
import { useParagraphLink } from '../../article/paragraph-link.ts'

/** The commands that go from paragraph to paragraph, in text and original at once. Furniture is passed over. */
export function useParagraphSteps(article: ArticleDetail | undefined): void {
  const starts = useMemo(
    () =>
      article === undefined
        ? []
        : articleBlocks(article.text, article.layers)
            .filter(({ layer }) => layer !== 'furniture')
            .map(({ start }) => start),
    [article],
  )
  const step = (by: 1 | -1): void => {
    if (article === undefined || starts.length === 0) return
    const { article: of, chosen, choose } = useParagraphLink.getState()
    const at = of === article.id && chosen !== null ? chosen.start : null
    const place = at === null ? -1 : starts.findLastIndex((start) => start <= at)
    const next = at === null && by === -1 ? starts.length - 1 : place + by
    const start = starts[Math.min(Math.max(next, 0), starts.length - 1)]
    if (start !== undefined) choose(article.id, start, 'keys')
  }
  useCommand('paragraph.next', () => step(1), starts.length > 0)
  useCommand('paragraph.previous', () => step(-1), starts.length > 0)
}
