// The loopback shell as built, behind a Vite server that serves the window from its sources. Runs on Node 24; see dev.mjs.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { createServer } from 'vite'
import { root } from './process.mjs'

const args = [join(root, 'out', 'main', 'web.js'), '--no-open', ...process.argv.slice(2)]
const shell = spawn(process.execPath, args, {
  stdio: ['inherit', 'pipe', 'inherit'],
  env: { ...process.env, NODE_ENV: 'development' },
})
shell.on('exit', (code) => process.exit(code ?? 1))
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => shell.kill(signal))

shell.stdout.setEncoding('utf8')
shell.stdout.on('data', (text) => {
  const [, target, code] = /^Variorum is running: (http:\/\/127\.0\.0\.1:\d+)\/#([\w-]+)$/mu.exec(text) ?? []
  if (target === undefined) process.stdout.write(text)
  else void serveSources(target, code)
})

/** The proxy speaks to the shell in its page's name, so it takes nothing from pages of other origins. */
const ownPagesOnly = {
  name: 'own-pages-only',
  configureServer({ httpServer, middlewares }) {
    const isOther = ({ headers }) => headers.origin !== undefined && headers.origin !== `http://${headers.host}`
    const isForeign = (request) => isOther(request) || !/^127\.0\.0\.1:\d+$/.test(request.headers.host ?? '')
    middlewares.use((request, response, next) => (isForeign(request) ? response.writeHead(403).end() : next()))
    httpServer.prependListener('upgrade', (request, socket) => isForeign(request) && socket.destroy())
  },
}

/** To the shell, what comes through here has to look as if its own page had sent it. */
async function serveSources(target, code) {
  const pass = { target, changeOrigin: true, headers: { origin: target } }
  const vite = await createServer({
    configFile: false,
    root: join(root, 'renderer'),
    plugins: [react(), ownPagesOnly],
    server: {
      host: '127.0.0.1',
      proxy: {
        '^/(session|uploads|exports|originals|pdfjs)(/|$)': pass,
        '^/api$': { ...pass, ws: true },
      },
    },
  })
  await vite.listen()
  console.log(`Variorum is running from its sources: http://127.0.0.1:${vite.config.server.port}/#${code}`)
}
