#!/usr/bin/env node
import { nodeFault } from '../files/node-version.ts'

// Static imports run before the first line, so the program itself is loaded only after the check.
const fault = nodeFault(process.versions.node)
if (fault === undefined) await import('./program.ts')
else {
  process.stderr.write(`variorum: ${fault}\n`)
  process.exitCode = 1
}
