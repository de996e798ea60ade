// The app from a checkout: npm start [-- PATH…]
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { electronBinary, fetchElectron } from './electron-binary.mjs'
import { prepare } from './prepare.mjs'
import { capture, main, node24, root, run, ToolError, userFolder } from './process.mjs'

const web = join(root, 'out', 'main', 'web.js')

const help = `npm start [-- [--no-open] [--port N] [--data-dir DIR] [--corpus FILE] PATH…]

Opens Variorum. PATH: files and folders to import first, or a .variorum file to open.
--no-open, --port N   serve the window to a browser of this computer, without opening one
--data-dir DIR        settings and corpora lie here instead of the usual folder`

await main(async (args) => {
  if (args.includes('--help')) return console.log(help) ?? 0
  const paths = pathsOf(args)
  for (const path of paths) if (!existsSync(path)) throw new ToolError(`There is no ${path}.`)
  await prepare()
  const { electron, why } = await chooseShell(args)
  if (electron !== null) {
    console.log(`Opening Variorum in Electron (${why}).`)
    const code = await openElectron(electron, args)
    // 128 and more: it was ended by a signal, ours or the system's.
    if (code === 0 || code >= 128) return code
    console.log(`Electron ended with ${code}.`)
  }
  console.log(`Serving Variorum on this computer${electron === null ? ` (${why})` : ''}.`)
  return run(node24(), [web, ...args], { cwd: userFolder })
})

/** The shell for this computer, and the reason in a few words. */
async function chooseShell(args) {
  if (args.some((arg) => arg === '--no-open' || arg.startsWith('--port')))
    return { electron: null, why: 'asked for by the options' }
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY)
    return { electron: null, why: 'no display for a window here' }
  if (electronBinary() !== null) return { electron: electronBinary(), why: 'it is installed' }
  const electron = await fetchElectron()
  return { electron, why: electron === null ? 'Electron could not be fetched here' : 'just fetched' }
}

/** The paths of the command line: what is no option and no option's value. */
function pathsOf(args) {
  const valued = new Set(['--corpus', '--port', '--data-dir'])
  return args
    .filter((arg, index) => !arg.startsWith('-') && !valued.has(args[index - 1]))
    .map((path) => resolve(userFolder, path))
}

/** Imports in the terminal, where it can be watched, then opens the window on the corpus. */
async function openElectron(electron, args) {
  // As root, Chromium runs only without its sandbox.
  const flags = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const open = (more) => run(electron, [root, ...flags, ...more], { cwd: userFolder })
  const isCorpus = (path) => path.toLowerCase().endsWith('.variorum')
  if (pathsOf(args).every(isCorpus)) return open(args)
  const imported = await capture(node24(), [web, '--import-only', ...args], { cwd: userFolder })
  const corpus = imported.output.trim().split('\n').at(-1)
  // An app that runs already holds the corpus: it is given the paths instead, and imports them itself.
  if (imported.code !== 0 || !isCorpus(corpus)) return open(args)
  const at = args.findIndex((arg) => arg === '--data-dir' || arg.startsWith('--data-dir='))
  const dataDir = at < 0 ? [] : args[at] === '--data-dir' ? args.slice(at, at + 2) : [args[at]]
  return open([...dataDir, '--corpus', corpus])
}
