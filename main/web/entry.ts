import { nodeFault } from '../files/node-version.ts'

// Static imports run before the first line, so the shell itself is loaded only after the check.
const fault = nodeFault(process.versions.node)
if (fault === undefined) await import('./program.ts')
else {
  process.stderr.write(`${fault}\n`)
  process.exitCode = 1
}
