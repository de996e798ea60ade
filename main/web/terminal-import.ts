import type { App } from '../api/app.ts'
import type { AppEvents } from '../contract/events.ts'
import type { ImportReport } from '../contract/import.ts'
import { importInto } from './web-shell.ts'

/** Imports paths and tells the terminal how it goes: a line that counts up, then the report's counts and what failed. */
export const importToTerminal = async (
  app: App,
  dataDir: string,
  paths: readonly string[],
  terminal: NodeJS.WriteStream,
): Promise<ImportReport> => {
  const ends = new Map<string, AppEvents['job.ended']>()
  let onEnd = (): void => undefined
  const stop = app.onEvent((name, data) => {
    if (name === 'job.ended') {
      const end = data as AppEvents['job.ended']
      ends.set(end.job, end)
      onEnd()
    }
    if (name === 'job.progress' && terminal.isTTY)
      terminal.write(`\r${progressLine(data as AppEvents['job.progress']).slice(0, terminal.columns - 1)}\u001B[K`)
  })
  try {
    const { job, run } = await importInto(app, dataDir, paths)
    while (!ends.has(job)) await new Promise<void>((resolve) => (onEnd = resolve))
    if (terminal.isTTY) terminal.write('\r\u001B[K')
    const report = await app.handlers['import.report']({ run }, { signal: new AbortController().signal })
    for (const line of reportLines(report)) terminal.write(`${line}\n`)
    return report
  } finally {
    stop()
  }
}

const progressLine = ({ done, total, note }: AppEvents['job.progress']): string =>
  `${done}${total === null ? '' : ` of ${total}`} ${note}`

const SHOWN_FAILURES = 20

/** A report for the terminal: its counts, which add up, and the first items that were not imported. */
export const reportLines = (report: ImportReport): string[] => {
  const { found, added, alreadyHere, needsReview, failed, skipped } = report
  const rest = report.items.filter(({ outcome }) => outcome === 'failed' || outcome === 'skipped')
  return [
    `${found} found: ${added} added, ${alreadyHere} already here, ${needsReview} to review, ${failed} failed, ${skipped} skipped.`,
    ...rest
      .slice(0, SHOWN_FAILURES)
      .map(({ path, outcome, reason }) => `  ${outcome}: ${path}${reason ? ` (${reason})` : ''}`),
    ...(rest.length > SHOWN_FAILURES
      ? [`  … and ${rest.length - SHOWN_FAILURES} more; the window shows the whole report.`]
      : []),
  ]
}
