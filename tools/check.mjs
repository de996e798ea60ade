// Everything that a machine can say about the sources in half a minute: npm run check
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { prepare } from './prepare.mjs'
import { capture, main, node24, root } from './process.mjs'

const bin = (...parts) => join(root, 'node_modules', ...parts)
const tsc = bin('typescript', 'bin', 'tsc')
const knip = bin('knip', 'bin', 'knip.js')

/**
 * Longest first, so that those that run side by side end together.
 *
 * @type {[name: string, args: string[]][]}
 */
const checks = [
  ['lint', [bin('oxlint', 'bin', 'oxlint')]],
  [
    'layers',
    [bin('dependency-cruiser', 'bin', 'dependency-cruiser.mjs'), '--output-type', 'err', 'main', 'db', 'renderer'],
  ],
  ['unused', [knip, '--no-progress']],
  ['unused in the app', [knip, '--no-progress', '--production']],
  ['types: main, db', [tsc, '-p', 'tsconfig.node.json']],
  ['types: renderer', [tsc, '-p', 'tsconfig.web.json']],
  ['types: test', [tsc, '-p', 'tsconfig.test.json']],
  ['format', [bin('oxfmt', 'bin', 'oxfmt'), '--check', '.']],
  ['schema', [join('tools', 'schema.ts'), '--check']],
]

await main(async () => {
  await prepare({ build: false })
  const left = [...checks]
  let failed = 0
  const work = async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      const [name, args] = next
      const start = Date.now()
      const { code, output } = await capture(node24(), args, { both: true })
      console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${((Date.now() - start) / 1000).toFixed(1)} s)`)
      if (code === 0) continue
      failed++
      console.log(output.trimEnd())
    }
  }
  await Promise.all(Array.from({ length: Math.max(2, Math.min(4, availableParallelism())) }, work))
  console.log(failed === 0 ? 'All checks passed.' : `${failed} of ${checks.length} checks failed.`)
  return failed === 0 ? 0 : 1
})
