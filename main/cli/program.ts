import { version } from '../../package.json'
import { runCli } from './run-cli.ts'

/*
 * The command line. One Ctrl-C ends cleanly (an import keeps what it stored and prints its report), a second one at once.
 */
const interrupted = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (interrupted.signal.aborted) process.exit(130)
    interrupted.abort()
  })
}
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    // Whoever read the output has seen enough (as `head` has); that is no failure.
    if (error.code !== 'EPIPE') throw error
  })
}

process.exitCode = await runCli({
  args: process.argv.slice(2),
  environment: process.env,
  version,
  signal: interrupted.signal,
  stdout: process.stdout,
  stderr: process.stderr,
})
