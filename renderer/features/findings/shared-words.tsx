import { segment, type Mark } from '../../article/runs.ts'
import styles from './findings.module.css'

/** A sentence with the words that it shares with another one standing out. */
export function SharedWords({ text, words }: { readonly text: string; readonly words: readonly string[] }) {
  const marks: Mark[] = []
  let from = 0
  // They come in the order in which they first stand in the sentence.
  for (const word of words) {
    const at = text.indexOf(word, from)
    if (at < 0) continue
    marks.push({ start: at, end: at + word.length })
    from = at + word.length
  }
  return segment(0, text.length, marks).map((run) => {
    const part = text.slice(run.start, run.end)
    return run.marks.length === 0 ? (
      part
    ) : (
      <strong key={run.start} className={styles.common}>
        {part}
      </strong>
    )
  })
}
