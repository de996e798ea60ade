import type { DiffRun } from '../../main/contract/comparison.ts'
import { segment } from './runs.ts'
import { useT } from '../i18n/use-t.ts'
import styles from './diff-text.module.css'

interface DiffTextProps {
  readonly runs: readonly DiffRun[]
  /** Where the words begin in their article, and what of it nobody needs to see. */
  readonly start: number
  readonly hidden: readonly (readonly [number, number])[]
  /** What words are called that the other text has not; the other one being a base unless told. */
  readonly only?: string
}

/** Words against those of the base: other words wavy underlined, words that are only here doubly underlined and bold. */
export function DiffText({ runs, start, hidden, only }: DiffTextProps) {
  const t = useT()
  const starts = startsOf(runs, start)
  return runs.map(({ op, text }, index) => {
    const from = starts[index]!
    const shown = shownWords(text, from, hidden)
    if (op === 'same' || shown.trim() === '') return shown
    const words = shown.trimEnd()
    return [
      <ins
        key={from}
        className={styles[op]}
        title={op === 'only' && only !== undefined ? only : t(`compare.diff.${op}`)}
      >
        {words}
      </ins>,
      shown.slice(words.length),
    ]
  })
}

function startsOf(runs: readonly DiffRun[], start: number): number[] {
  let at = start
  return runs.map(({ text }) => {
    const from = at
    at += text.length
    return from
  })
}

/** Words that begin at `start` of their article, without the `hidden` syntax around them. */
export function shownWords(text: string, start: number, hidden: DiffTextProps['hidden']): string {
  const runs = segment(start, start + text.length, [], hidden)
  return runs.map((run) => text.slice(run.start - start, run.end - start)).join('')
}

/** Says what the lines of {@link DiffText} mean. */
export function DiffLegend() {
  const t = useT()
  return (
    <p className={styles.legend}>
      <span>
        <ins className={styles.changed}>{t('compare.legend.word')}</ins> {t('compare.diff.changed')}
      </span>
      <span>
        <ins className={styles.only}>{t('compare.legend.word')}</ins> {t('compare.diff.only')}
      </span>
    </p>
  )
}
