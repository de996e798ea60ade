// Runs the built app on the stand-in: `node run.mjs FOLDER [ARGUMENTS…]`, FOLDER being what Electron would be given (with a
// package.json that names the main file). Any worker thread gets plain Node and must not import electron.
import { registerHooks } from 'node:module'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { runInThisContext } from 'node:vm'

const electronUrl = new URL('./electron.ts', import.meta.url).href
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: electronUrl, shortCircuit: true } : next(specifier, context),
})

const folder = resolve(process.argv[2])
const { main, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
// As Electron has it: the program, the folder of the app, the arguments.
process.argv = [process.argv[0], folder, ...process.argv.slice(3)]
process.defaultApp = process.env.STAND_IN_PACKAGED === undefined
if (!process.defaultApp) process.argv.splice(1, 1)
process.env.STAND_IN_VERSION = version

const electron = await import('./electron.ts')
const { standIn } = await import('./stand-in.ts')
const { becomeReady } = await import('./app.ts')
const { closeChromium } = await import('./chromium.ts')

standIn.chromium = true
standIn.exit = (code) => void closeChromium().finally(() => process.exit(code))
standIn.events.on('window', (window) => process.send?.({ type: 'window', ...window }))
// The launcher evaluates functions here, as Playwright does in Electron's main process.
const evaluate = async (source, argument) => runInThisContext(`(${source})`)(electron, argument)
process.on('message', ({ id, source, argument }) => {
  evaluate(source, argument).then(
    (value) => process.send({ type: 'value', id, value }),
    (error) => process.send({ type: 'value', id, error: error instanceof Error ? error.message : String(error) }),
  )
})
process.channel?.unref()
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => electron.app.quit())

await import(pathToFileURL(join(folder, main)).href)
becomeReady()
