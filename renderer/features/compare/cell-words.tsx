import type { Passage } from '../../../main/contract/comparison.ts'
import { useT } from '../../i18n/use-t.ts'
import { DiffText } from '../../article/diff-text.tsx'
import { segment } from '../../article/runs.ts'
import { wordDifferences } from '../../article/word-differences.ts'
import type { PassageMark } from './passages.ts'
import type { Row } from './shown-rows.ts'
import styles from './aligned-rows.module.css'

/** What is marked in a cell: what is shared, or words that have a variant in another column. */
export type CellMark = Pick<PassageMark, 'start' | 'end'> & { readonly type: PassageMark['type'] | 'lemma' }

interface CellWordsProps {
  readonly passage: NonNullable<Row['cells'][number]>
  /** Given: shows how the words differ from these. */
  readonly against: Passage | null
  readonly marks: readonly CellMark[]
  readonly hidden: readonly (readonly [number, number])[]
}

/** The words of a cell: with their differences; or with what is shared underlined as in the texts, or what others have otherwise. */
export function CellWords({ passage, against, marks, hidden }: CellWordsProps) {
  const t = useT()
  if (against !== null) {
    const runs = passage.diff ?? wordDifferences(against.text, passage.text).runs
    return <DiffText runs={runs} start={passage.start} hidden={hidden} />
  }
  return segment(passage.start, passage.end, marks, hidden).map((run) => {
    const words = passage.text.slice(run.start - passage.start, run.end - passage.start)
    const kind = run.marks.some((mark) => mark.type === 'verbatim') ? 'verbatim' : run.marks[0]?.type
    if (kind === undefined) return words
    return (
      <mark
        key={run.start}
        className={kind === 'lemma' ? styles.lemma : kind === 'verbatim' ? styles.verbatim : styles.edited}
        title={kind === 'lemma' ? t('compare.diff.lemma') : undefined}
      >
        {words}
      </mark>
    )
  })
}
