// The packages for this system: npm run dist [-- OPTIONS], OPTIONS being those of electron-builder, such as --linux --dir. They
// end up in release/. Electron and the tools that make installers are downloaded.
import { join } from 'node:path'
import { prepare } from './prepare.mjs'
import { main, node24, root, run } from './process.mjs'

await main(async (args) => {
  await prepare()
  const cli = join(root, 'node_modules', 'electron-builder', 'cli.js')
  return run(node24(), [cli, '--config', 'builder.config.ts', '--publish', 'never', ...args])
})
