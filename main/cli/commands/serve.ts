import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { AppError } from '../../contract/errors.ts'
import type { Command } from '../command.ts'

/** `serve`: the loopback shell, as a program of its own beside this one. */
export const serveCommand: Command = {
  usage: ['serve [--port N] [--no-open] [PATH…]'],
  details: [
    ['--port N', 'a free one unless told'],
    ['--no-open', 'only print the address'],
    ['PATH', 'files and folders to import first'],
  ],
  options: { port: { type: 'string' }, 'no-open': { type: 'boolean' }, 'data-dir': { type: 'string' } },
  async run({ args, environment }) {
    const corpus = args.text('corpus') ?? environment['VARIORUM_CORPUS']
    if (corpus !== undefined && args.words.length === 0 && !existsSync(corpus)) {
      throw new AppError('file-unreadable', `There is no corpus ${resolve(corpus)}. \`variorum new\` makes one.`)
    }
    const port = args.number('port', 0, 65_535)
    const dataDir = args.text('data-dir')
    const program = join(import.meta.dirname, 'web.js')
    const child = spawn(
      process.execPath,
      [
        program,
        ...(corpus === undefined ? [] : ['--corpus', resolve(corpus)]),
        ...(port === undefined ? [] : ['--port', String(port)]),
        ...(args.flag('no-open') ? ['--no-open'] : []),
        ...(dataDir === undefined ? [] : ['--data-dir', resolve(dataDir)]),
        ...args.words.map((path) => resolve(path)),
      ],
      { stdio: 'inherit' },
    )
    // Ctrl-C reaches the child by itself; it ends cleanly, and this one with it.
    const pass = (signal: NodeJS.Signals) => () => void child.kill(signal)
    const onTerm = pass('SIGTERM')
    const onHangUp = pass('SIGHUP')
    process.on('SIGTERM', onTerm).on('SIGHUP', onHangUp)
    try {
      return await new Promise<number>((ended, failed) => {
        child.on('error', failed)
        child.on('exit', (code) => ended(code ?? 1))
      })
    } finally {
      process.off('SIGTERM', onTerm).off('SIGHUP', onHangUp)
    }
  },
}
