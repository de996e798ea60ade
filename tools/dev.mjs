// The window with hot reload: npm run dev [-- the arguments of npm start]. Changes to renderer/ show at once; after a change to
// main/ or db/, stop and start it again.
import { join } from 'node:path'
import { prepare } from './prepare.mjs'
import { main, node24, root, run, userFolder } from './process.mjs'

await main(async (args) => {
  await prepare()
  return run(node24(), [join(root, 'tools', 'dev-server.mjs'), ...args], { cwd: userFolder })
})
