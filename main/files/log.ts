import { mkdirSync, renameSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { destination, pino, type Logger } from 'pino'

/** At this size the log is set aside as `variorum.old.log` when the app starts. */
const maximumBytes = 5_000_000

/** The local log, `variorum.log` in the data folder: what failed and where, never the text of articles. It is sent nowhere. */
export function openLog(dataDir: string): Logger {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  const file = join(dataDir, 'variorum.log')
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > maximumBytes)
    renameSync(file, join(dataDir, 'variorum.old.log'))
  return pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, destination({ dest: file, sync: true }))
}
