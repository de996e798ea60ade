import type { AppEvents } from '../../../main/contract/events.ts'
import type { ImportCounts } from '../../../main/contract/import.ts'
import { shareDone } from '../../../main/contract/job-share.ts'

type Progress = AppEvents['job.progress']
type Wording = (id: string, values?: Record<string, string | number | boolean>) => string

/** Under so many bytes, how many there are says nothing. */
const worthTelling = 1_000_000

/** A number of bytes as people read it: 31 MB, 1.4 GB (decimal, as file managers say it). */
export function bytesInWords(bytes: number): string {
  const [unit, size] = bytes >= 1e9 ? ['GB', bytes / 1e9] : ['MB', bytes / 1e6]
  return `${size.toLocaleString('en-GB', { maximumFractionDigits: size < 10 ? 1 : 0 })} ${unit}`
}

/** How long something will take, as precise as it is worth: seconds, then minutes, then hours and minutes. */
export function timeLeft(seconds: number, word: Wording): string {
  if (seconds < 55) return word('import.left.seconds', { count: Math.max(5, Math.ceil(seconds / 5) * 5) })
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return word('import.left.minutes', { count: minutes })
  return word('import.left.hours', { hours: Math.floor(minutes / 60), minutes: minutes % 60 })
}

/** How far an import is, part by part: files, megabytes, pace, time left. */
export function progressParts(progress: Progress, word: Wording): string[] {
  if (progress.kind === 'verify')
    return [word(`verify.phase.${progress.phase}`, { done: progress.done, total: progress.total ?? 0 })]
  const { phase, done, total, bytes = 0, totalBytes = null, perSecond = 0, secondsLeft = null, paused } = progress
  if (phase === 'scanning') return [word('import.phase.scanning', { done })]
  if (phase === 'finishing') return [word('import.phase.finishing')]
  const parts = [word('import.phase.reading', { done, total: total ?? 0, known: total === null ? 'no' : 'yes' })]
  if ((totalBytes ?? bytes) >= worthTelling)
    parts.push(
      totalBytes === null
        ? bytesInWords(bytes)
        : word('import.bytes', { bytes: bytesInWords(bytes), total: bytesInWords(totalBytes) }),
    )
  if (paused === true) return [word('import.paused'), ...parts]
  if (perSecond >= 1) parts.push(word('import.pace', { count: Math.round(perSecond) }))
  if (secondsLeft !== null && secondsLeft > 2) parts.push(timeLeft(secondsLeft, word))
  return parts
}

/** What an import brought so far, without the outcomes that nothing had. */
export function countsInWords(counts: ImportCounts, word: Wording): string {
  const { added, alreadyHere, needsReview, failed, skipped } = counts
  return Object.entries({ added, here: alreadyHere, review: needsReview, failed, skipped })
    .filter(([name, count]) => count > 0 || name === 'added')
    .map(([name, count]) => word(`import.counts.${name}`, { count }))
    .join(', ')
}

/**
 * What screen readers hear of a job, so that it changes at sensible steps only: its phase, each tenth of the way, and a pause.
 * Undefined while there is nothing to say.
 */
export function spokenStep(progress: Progress, label: string, word: Wording): string | undefined {
  if (progress.phase === 'waiting') return undefined
  if (progress.paused === true) return word('import.spoken.paused', { label })
  if (progress.phase !== 'reading') return word(`import.spoken.${progress.phase}`, { label })
  const share = shareDone(progress)
  if (share === undefined) return undefined
  return word('import.spoken.reading', { label, percent: Math.floor(share * 10) * 10 })
}
