import { EyeOff, Repeat, RotateCcw } from 'lucide-react'
import { layers, type ArticleDetail, type Layer } from '../../../main/contract/article.ts'
import { useAction } from '../../app/api.ts'
import { toast } from '../../app/toasts.ts'
import { useView } from '../../app/view-store.ts'
import type { Block } from '../../article/blocks.ts'
import { useT } from '../../i18n/use-t.ts'
import { ContextMenu, type MenuEntry, type MenuPoint } from '../../ui/menu.tsx'

interface ParagraphMenuProps {
  readonly article: ArticleDetail
  readonly block: Block
  readonly at: MenuPoint
  readonly onClose: () => void
}

/** Layers whose lines may be page furniture that repeats; captions and credits are not. */
const mayRepeat: ReadonlySet<Layer> = new Set(['body', 'subheading', 'standfirst', 'furniture'])
/** As in the rules for repeated lines. Characters. */
const longestLine = 200

/** The first line with words, if it is short enough to be page furniture. */
const firstLine = (text: string): string | null => {
  const line =
    text
      .split('\n')
      .find((one) => one.trim() !== '')
      ?.trim() ?? ''
  return line.length <= longestLine && /\p{L}/u.test(line) ? line : null
}

/** What a paragraph can be said to be: furniture, body, a caption …, or what import proposed. */
export function ParagraphMenu({ article, block, at, onClose }: ParagraphMenuProps) {
  const t = useT()
  const setLayer = useAction('article.setLayer')
  const showFurniture = useView((view) => view.showFurniture)
  const put = async (layer: Layer | null): Promise<void> => {
    await setLayer({ id: article.id, start: block.start, end: block.end, layer })
    const said =
      layer === null ? t('reader.paragraph.restored') : t('reader.paragraph.done', { layer: t(`layer.${layer}`) })
    toast({ text: said, command: 'history.undo' })
  }
  const byHand = article.handLayers.some((span) => span.start < block.end && span.end > block.start)
  const entries: MenuEntry[] = []
  if (block.layer !== 'furniture') {
    entries.push({
      id: 'aside',
      label: t('reader.paragraph.aside'),
      icon: <EyeOff size={14} aria-hidden />,
      onAction: () => void put('furniture'),
    })
  }
  const line = firstLine(article.text.slice(block.start, block.end))
  if (line !== null && mayRepeat.has(block.layer)) {
    entries.push({
      id: 'everywhere',
      label: t('reader.paragraph.everywhere'),
      icon: <Repeat size={14} aria-hidden />,
      onAction: () => showFurniture({ article: article.id, line }),
    })
  }
  for (const [index, layer] of layers.filter((layer) => layer !== 'furniture').entries()) {
    entries.push({
      id: layer,
      label: t('reader.paragraph.is', { layer: t(`layer.${layer}`) }),
      checked: layer === block.layer,
      separated: index === 0 && entries.length > 0,
      onAction: () => void put(layer),
    })
  }
  if (byHand) {
    entries.push({
      id: 'restore',
      label: t('reader.paragraph.restore'),
      icon: <RotateCcw size={14} aria-hidden />,
      separated: true,
      onAction: () => void put(null),
    })
  }
  return <ContextMenu label={t('reader.paragraph')} at={at} entries={entries} onClose={onClose} />
}
