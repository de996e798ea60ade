import { memo, startTransition, useEffect, useMemo, useState, type ReactNode } from 'react'
import type { LayerSpan } from '../../main/contract/article.ts'
import { articleBlocks, groupBlocks, type Block, type BlockGroup } from './blocks.ts'
import { FurnitureGroup } from './furniture-group.tsx'
import { marksByStretch } from './runs.ts'
import { TextBlock } from './text-block.tsx'
import type { TextMark } from './text-mark.ts'
import styles from './article-text.module.css'

/** How many groups of blocks are laid out as one; parts that are out of sight cost nothing. */
const CHUNK = 40

/** Chunks of a long text that are drawn at once; the others follow while the window stays responsive. */
const PORTION = 6

interface ArticleTextProps {
  readonly text: string
  readonly layers: readonly LayerSpan[]
  readonly markup: readonly (readonly [number, number])[]
  readonly marks?: readonly TextMark[]
  /** The hit or passage that is looked at. */
  readonly active?: number | null
  /** The passage that is looked at, where hits are shown besides; else `active`. */
  readonly selected?: number | null
  /** Level of the headline's heading; subheadings are one below it, where there is one. */
  readonly level: 3 | 4
  /** Unfolds all furniture. */
  readonly showFurniture: boolean
  /** A place of the text that has to be in sight: furniture around it unfolds. */
  readonly reveal?: number | null
  /** What stands in the margin where a mark begins. Give one function, not a new one a render. */
  readonly badge?: (mark: TextMark, active: boolean) => ReactNode
  /** What stands beside each block, such as its menu button. Give one function, not a new one a render. */
  readonly action?: (block: Block, ordinal: number) => ReactNode
}

/** The text of an article by its layers: never HTML, each paragraph in its own direction, furniture folded away. */
export function ArticleText({ text, layers, markup, marks = NONE, badge, action, ...rest }: ArticleTextProps) {
  const chunks = useMemo(() => chunksOf(articleBlocks(text, layers)), [text, layers])
  const marksOfChunk = useMemo(() => marksByStretch(chunks, marks), [chunks, marks])
  const hasHeadline = useMemo(() => layers.some((span) => span.layer === 'headline'), [layers])
  const markupOfChunk = useMemo(
    () =>
      marksByStretch(
        chunks,
        markup.map(([start, end]) => ({ start, end })),
      ),
    [chunks, markup],
  )
  const drawn = useGrowing(chunks.length)
  return (
    <div className={styles.text}>
      {chunks.map((chunk, index) => {
        const own = marksOfChunk[index]!
        const within = (at: number | null | undefined): at is number =>
          typeof at === 'number' && at >= chunk.start && at < chunk.end
        const lazy = chunks.length > 4
        if (index >= drawn && !within(rest.reveal)) return <UndrawnChunk key={chunk.start} chunk={chunk} />
        return (
          <Chunk
            key={chunk.start}
            text={text}
            chunk={chunk}
            marks={own}
            markup={markupOfChunk[index]!}
            active={idIn(own, rest.active)}
            selected={idIn(own, rest.selected === undefined ? rest.active : rest.selected)}
            level={rest.level}
            subLevel={hasHeadline ? ((rest.level + 1) as 4 | 5) : rest.level}
            showFurniture={rest.showFurniture}
            reveal={within(rest.reveal) ? rest.reveal : null}
            badge={badge}
            action={action}
            // Few chunks are laid out at once: positions are then exact, which linked scrolling likes.
            lazy={lazy}
          />
        )
      })}
    </div>
  )
}

/** The id, if one of these marks has it: others need not be drawn again. */
const idIn = (marks: readonly TextMark[], id: number | null | undefined): number | null =>
  marks.some((mark) => mark.id === id) ? (id ?? null) : null

const NONE: readonly TextMark[] = []

/** How many of `all` chunks to draw by now. */
function useGrowing(all: number): number {
  const [drawn, setDrawn] = useState(PORTION)
  useEffect(() => {
    if (drawn >= all) return
    const timer = setTimeout(() => startTransition(() => setDrawn(drawn + PORTION)))
    return () => clearTimeout(timer)
  }, [drawn, all])
  return drawn
}

/** The room of a chunk that is not drawn yet. */
function UndrawnChunk({ chunk }: { readonly chunk: ChunkOfText }) {
  return <div data-chunk data-start={chunk.start} data-end={chunk.end} style={{ blockSize: roomOf(chunk) }} />
}

/** About 60 characters a line of 27 pixels: near enough for the scroll bar until the chunk was seen once. */
function roomOf({ start, end, groups }: ChunkOfText): number {
  return Math.round((end - start) * 0.45 + groups.length * 14)
}

interface ChunkOfText {
  readonly start: number
  readonly end: number
  readonly groups: readonly BlockGroup[]
  /** The number of the first block among those of the article. */
  readonly ordinal: number
}

function chunksOf(blocks: readonly Block[]): ChunkOfText[] {
  const groups = groupBlocks(blocks)
  const chunks: ChunkOfText[] = []
  let ordinal = 0
  for (let index = 0; index < groups.length; index += CHUNK) {
    const part = groups.slice(index, index + CHUNK)
    const inPart = part.flatMap((group) => (group.type === 'furniture' ? group.blocks : [group.block]))
    chunks.push({ start: inPart[0]!.start, end: inPart.at(-1)!.end, groups: part, ordinal })
    ordinal += inPart.length
  }
  return chunks
}

interface ChunkProps {
  readonly text: string
  readonly chunk: ChunkOfText
  readonly marks: readonly TextMark[]
  readonly markup: readonly { readonly start: number; readonly end: number }[]
  readonly active: number | null
  readonly selected: number | null
  readonly level: 3 | 4
  readonly subLevel: 3 | 4 | 5
  readonly showFurniture: boolean
  readonly reveal: number | null
  readonly badge: ArticleTextProps['badge']
  readonly action: ArticleTextProps['action']
  readonly lazy: boolean
}

const Chunk = memo(function Chunk({ text, chunk, marks, markup, badge, action, ...props }: ChunkProps) {
  const blocks = chunk.groups.flatMap((group) => (group.type === 'furniture' ? group.blocks : [group.block]))
  const marksOf = marksByStretch(blocks, marks)
  const markupOf = marksByStretch(blocks, markup)
  const indexOf = new Map(blocks.map((block, index) => [block, index]))
  const draw = (block: Block): ReactNode => {
    const index = indexOf.get(block)!
    return (
      <TextBlock
        key={block.start}
        text={text}
        block={block}
        marks={marksOf[index]!}
        hidden={markupOf[index]!.map(({ start, end }) => [start, end] as const)}
        active={props.active}
        selected={props.selected}
        level={props.level}
        subLevel={props.subLevel}
        badge={badge}
        action={action?.(block, chunk.ordinal + index)}
      />
    )
  }
  return (
    <div
      data-chunk
      data-start={chunk.start}
      data-end={chunk.end}
      className={props.lazy ? styles.lazy : undefined}
      style={props.lazy ? { containIntrinsicBlockSize: `auto ${roomOf(chunk)}px` } : undefined}
    >
      {chunk.groups.map((group) => {
        if (group.type === 'block') return draw(group.block)
        const { start } = group.blocks[0]!
        const { end } = group.blocks.at(-1)!
        const drawn = group.blocks.map(draw)
        const hits = marks.filter((mark) => mark.type === 'hit' && mark.start < end && mark.end > start).length
        return (
          <FurnitureGroup
            key={start}
            start={start}
            end={end}
            lines={group.blocks.length}
            hits={hits}
            show={props.showFurniture}
            reveal={props.reveal !== null && props.reveal >= start && props.reveal < end}
          >
            {drawn}
          </FurnitureGroup>
        )
      })}
    </div>
  )
}, sameChunk)

/** Marks of a chunk are new lists whenever any mark changed: compared by what is in them, only touched chunks draw again. */
function sameChunk(before: ChunkProps, after: ChunkProps): boolean {
  const { marks, markup, ...rest } = before
  return (
    sameItems(marks, after.marks) &&
    markup.length === after.markup.length &&
    Object.entries(rest).every(([key, value]) => Object.is(value, after[key as keyof ChunkProps]))
  )
}

function sameItems<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index])
}
