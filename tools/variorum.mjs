// The command line from a checkout: npm run -s variorum -- COMMAND …
import { join } from 'node:path'
import { prepare } from './prepare.mjs'
import { main, node24, root, run, userFolder } from './process.mjs'

await main(async (args) => {
  await prepare({ quiet: true })
  return run(node24(), [join(root, 'out', 'main', 'cli.js'), ...args], { cwd: userFolder })
})
