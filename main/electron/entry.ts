import { join } from 'node:path'
import { app, dialog, protocol } from 'electron'
import { defaultDataDir } from '../files/data-dir.ts'
import { appScheme } from './app-origin.ts'
import { createLaunchQueue } from './launch-queue.ts'
import { launchRequestSchema, readLaunchArguments, requestFor, type LaunchRequest } from './launch-request.ts'
import { message } from './messages.ts'

// Electron says `ready` only once this module was evaluated: nothing here may wait for it.
protocol.registerSchemesAsPrivileged([
  {
    scheme: appScheme,
    privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
  },
])
app.enableSandbox()
// No name is ever looked up, whatever asks: the app is offline by construction.
app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
app.commandLine.appendSwitch('disable-background-networking')
app.setName('Variorum')
if (process.platform === 'win32') app.setAppUserModelId('org.variorum.app')

// `electron .` has the folder of the app before our own arguments.
const args = process.argv.slice(process.defaultApp ? 2 : 1)
const { request, dataDir } = readLaunchArguments(args, process.cwd(), defaultDataDir())
// The data folder is the same in both shells; the lock that keeps the app single belongs to it.
app.setPath('userData', dataDir)
// Chromium's own files lie apart from the settings.
app.setPath('sessionData', join(dataDir, 'session'))

const queue = createLaunchQueue()
queue.add(request)
app.on('open-file', (event, path) => {
  event.preventDefault()
  queue.add(requestFor([path]))
})

// The order of argv is not kept on its way to the first instance, so what it means is sent along.
if (app.requestSingleInstanceLock(request satisfies LaunchRequest)) {
  app.on('second-instance', (_event, _argv, _cwd, additionalData) => {
    const second = launchRequestSchema.safeParse(additionalData)
    if (second.success) queue.add(second.data)
  })
  app
    .whenReady()
    .then(() => import('./boot.ts'))
    .then(({ boot }) => boot(dataDir, queue))
    .catch((error: unknown) => {
      dialog.showErrorBox(message('native.startFailed'), error instanceof Error ? error.message : String(error))
      app.exit(1)
    })
} else app.quit()
