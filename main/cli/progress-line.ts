import type { JobProgress } from '../contract/host.ts'

/** A job's progress in one line: phase, files, megabytes, pace, time left, and what it is at. */
export function progressLine({
  phase,
  done,
  total,
  note,
  bytes,
  totalBytes,
  perSecond,
  secondsLeft,
}: Omit<JobProgress, 'job' | 'kind'>): string {
  const megabytes = (value: number): string => (value / 1e6).toFixed(value < 1e7 ? 1 : 0)
  const parts = [`${phase} ${done}${total === null ? '' : ` of ${total}`}`]
  if (bytes !== undefined && bytes > 1e6)
    parts.push(
      `${megabytes(bytes)}${totalBytes === null || totalBytes === undefined ? '' : ` of ${megabytes(totalBytes)}`} MB`,
    )
  if (perSecond !== undefined && perSecond > 0) parts.push(`${Math.round(perSecond)}/s`)
  if (secondsLeft !== null && secondsLeft !== undefined) parts.push(`${timeLeft(secondsLeft)} left`)
  return `${parts.join('  ')}  ${note}`
}

function timeLeft(seconds: number): string {
  const whole = Math.ceil(seconds)
  if (whole < 60) return `${whole} s`
  const minutes = Math.round(whole / 60)
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`
}
