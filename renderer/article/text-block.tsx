import type { ReactNode } from 'react'
import type { Layer } from '../../main/contract/article.ts'
import { useT } from '../i18n/use-t.ts'
import type { Block } from './blocks.ts'
import { segment, type Run } from './runs.ts'
import type { TextMark } from './text-mark.ts'
import styles from './article-text.module.css'

interface TextBlockProps {
  readonly text: string
  readonly block: Block
  readonly marks: readonly TextMark[]
  readonly hidden: readonly (readonly [number, number])[]
  readonly active: number | null
  readonly selected: number | null
  readonly level: 3 | 4
  readonly subLevel: 3 | 4 | 5
  readonly badge?: ((mark: TextMark, active: boolean) => ReactNode) | undefined
  readonly action?: ReactNode
}

/** Layers whose look alone would not say what they are. */
const NAMED: ReadonlySet<Layer> = new Set(['standfirst', 'dateline', 'byline', 'caption', 'credit'])

/** One paragraph of an article, drawn as its layer, with the marks over it. */
export function TextBlock({
  text,
  block,
  marks,
  hidden,
  active,
  selected,
  level,
  subLevel,
  badge,
  action,
}: TextBlockProps) {
  const t = useT()
  const { layer, start, end } = block
  const Words = layer === 'headline' ? (`h${level}` as const) : layer === 'subheading' ? (`h${subLevel}` as const) : 'p'
  return (
    <div className={`${styles.block} ${styles[layer]}`} data-block data-start={start} data-end={end}>
      {action}
      {NAMED.has(layer) && <span className={styles.layer}>{t(`layer.${layer}`)}</span>}
      <Words className={styles.words} dir="auto">
        {segment(start, end, marks, hidden).map((run) => (
          <RunOfText
            key={run.start}
            run={run}
            words={text.slice(run.start, run.end)}
            first={start}
            active={active}
            selected={selected}
            badge={badge}
          />
        ))}
      </Words>
    </div>
  )
}

interface RunProps {
  readonly run: Run<TextMark>
  readonly words: string
  /** Where the block begins: a mark that came over from the block before has its badge there. */
  readonly first: number
  /** The hit that is looked at, and the passage that is. */
  readonly active: number | null
  readonly selected: number | null
  readonly badge: TextBlockProps['badge']
}

function RunOfText({ run, words, first, active, selected, badge }: RunProps) {
  if (run.marks.length === 0) return words
  const folded = run.marks.find((mark) => mark.type === 'folded')
  if (folded !== undefined) {
    return (
      run.start === Math.max(folded.start, first) && (
        <FoldedWords words={run.start === folded.start ? folded.words : 0} />
      )
    )
  }
  const passages = run.marks.filter((mark) => mark.type !== 'hit')
  const hit = run.marks.find((mark) => mark.type === 'hit')
  let shown: ReactNode = words
  if (hit !== undefined) {
    const current = hit.id === active
    shown = (
      <mark data-hit={hit.id} aria-current={current || undefined} className={current ? styles.current : undefined}>
        {shown}
      </mark>
    )
  }
  if (passages.length > 0) {
    const looks = [styles.shared]
    if (passages.some((mark) => mark.type === 'verbatim')) looks.push(styles.verbatim)
    if (passages.some((mark) => mark.type === 'light-edit')) looks.push(styles.edited)
    if (passages.some((mark) => mark.id === selected)) looks.push(styles.active)
    shown = (
      <mark className={looks.join(' ')} data-passages={passages.map((mark) => mark.id).join(' ')}>
        {shown}
      </mark>
    )
  }
  const begun = passages.filter((mark) => mark.start === run.start && mark.start >= first)
  return (
    <>
      {badge !== undefined && begun.map((mark) => badge(mark, mark.id === selected))}
      {shown}
    </>
  )
}

/** In place of text that is left out, as editions mark it. */
function FoldedWords({ words = 0 }: { readonly words?: number | undefined }) {
  const t = useT()
  return <bdi className={styles.foldedWords}>{words === 0 ? '[…]' : t('text.shared.hidden', { words })}</bdi>
}
