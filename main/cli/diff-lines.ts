import type { DiffRun } from '../contract/comparison.ts'
import type { ReviewPair } from '../contract/desk.ts'
import type { ArticleDiff, DiffRow } from '../contract/text-diff.ts'
import { percent } from './percent.ts'

/**
 * Two articles, old beside new, as lines: `[-words-]` stand only in the older one, `{+words+}` only in the newer one. With `all`
 * also the paragraphs that are the same.
 */
export function diffLines(diff: ArticleDiff, pair: ReviewPair | null, all: boolean): string[] {
  const lines: string[] = [`old  article ${diff.old}`, `new  article ${diff.new}`]
  if (pair !== null) {
    const kind = pair.identity === 'body' ? 'same body' : `${percent(pair.containment)} of the shorter is shared`
    lines.push(`     ${kind}${pair.answer === null ? '' : `; answered: ${pair.answer}`}`)
  }
  lines.push('')
  for (const { name, old, new: young, differs } of diff.fields) {
    if (differs) lines.push(`${name.padEnd(9)} ${quoted(old.value)} → ${quoted(young.value)}`)
    else if (all) lines.push(`${name.padEnd(9)} ${quoted(old.value)}`)
  }
  const { same, removed, added } = diff.words
  lines.push(`words     ${same} the same, ${removed} only in the old one, ${added} only in the new one`)
  let skipped = 0
  const close = (): void => {
    if (skipped > 0) lines.push('', `    … ${skipped} ${skipped === 1 ? 'paragraph' : 'paragraphs'} the same`)
    skipped = 0
  }
  for (const row of diff.rows) {
    if (row.kind === 'same' && !all) {
      skipped++
      continue
    }
    close()
    lines.push('', ...linesOf(row))
  }
  close()
  return lines
}

function linesOf({ kind, old, new: young, layer, moved }: DiffRow): string[] {
  const remark = `${layer === 'body' ? '' : ` (${layer})`}${moved ? ' (stands in another place)' : ''}`
  if (kind === 'same') return [`    ${marked(young ?? [], '', '')}${remark}`]
  return [
    ...(old === null ? [] : [`  - ${marked(old, '[-', '-]')}${remark}`]),
    ...(young === null ? [] : [`  + ${marked(young, '{+', '+}')}${old === null ? remark : ''}`]),
  ]
}

function marked(runs: readonly DiffRun[], open: string, close: string): string {
  return runs
    .map(({ op, text }) => {
      if (op === 'same' || open === '') return text
      const words = text.trim()
      return words === '' ? text : text.replace(words, () => `${open}${words}${close}`)
    })
    .join('')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

function quoted(value: string | null): string {
  return value === null ? '–' : `“${value}”`
}
