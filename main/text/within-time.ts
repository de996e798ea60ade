import { createContext, Script, type Context } from 'node:vm'

let context: Context | undefined
let script: Script | undefined

/**
 * Runs work and stops it when its time (milliseconds) is over, in whatever loop or regular expression it is; false when it was
 * stopped. Costs about a quarter of a millisecond by itself. What the work throws is thrown.
 */
export function withinTime(ms: number, work: () => void): boolean {
  if (ms < 1) return false
  context ??= createContext(Object.create(null) as object)
  script ??= new Script('work()')
  context.work = work
  try {
    script.runInContext(context, { timeout: Math.ceil(ms) })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return false
    throw error
  } finally {
    context.work = undefined
  }
}
