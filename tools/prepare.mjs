import { createHash } from 'node:crypto'
import { mkdirSync, openSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync, closeSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { capture, node24, root, run, systemEnvironment, ToolError } from './process.mjs'

const lockFile = join(root, 'package-lock.json')
const installStamp = join(root, 'node_modules', '.variorum-install')
const buildStamp = join(root, 'out', '.variorum-build')
const builtFrom = ['main', 'db', 'renderer', 'electron.config.ts', 'package.json', 'package-lock.json']

/**
 * Installs what is missing and builds what is stale, so that one command is enough on a fresh clone. Does nothing, in some
 * milliseconds, when all is there. `quiet` keeps standard output free.
 *
 * @param {{ quiet?: boolean, build?: boolean }} [options]
 */
export const prepare = async ({ quiet = false, build = true } = {}) => {
  if (isInstalled() && (!build || isBuilt())) return
  const release = await takeTurn()
  try {
    if (!isInstalled()) await install(quiet)
    if (build && !isBuilt()) await buildAll(quiet)
  } finally {
    release()
  }
}

const say = (quiet, text) => (quiet ? console.error(text) : console.log(text))

const digest = (...parts) => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part).update('\0')
  return hash.digest('hex')
}

const read = (file) => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

const installDigest = () =>
  digest(
    readFileSync(lockFile),
    readFileSync(join(root, 'tools', 'node24', 'package.json')),
    process.platform,
    process.arch,
  )

const isInstalled = () => {
  const wanted = installDigest()
  if (read(installStamp) === wanted) return true
  if (!matchesLock()) return false
  writeFileSync(installStamp, wanted)
  return true
}

/** True when what npm says it installed is what the lock file asks for: a developer may have run npm by hand. */
const matchesLock = () => {
  const installed = read(join(root, 'node_modules', '.package-lock.json'))
  if (installed === null) return false
  const there = JSON.parse(installed).packages
  return Object.entries(JSON.parse(readFileSync(lockFile, 'utf8')).packages).every(
    ([path, wanted]) =>
      !path.startsWith('node_modules/') || wanted.optional || wanted.link || there[path]?.version === wanted.version,
  )
}

const install = async (quiet) => {
  say(quiet, 'Installing packages …')
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']
  const code = await run('npm', args, { quiet, env: systemEnvironment(), shell: process.platform === 'win32' })
  if (code !== 0)
    throw new ToolError('The packages could not be installed; npm says why above. Try again with "npm ci".')
  writeFileSync(installStamp, installDigest())
}

const buildDigest = () => {
  const files = builtFrom.flatMap((name) => filesUnder(join(root, name))).toSorted()
  return digest(...files.flatMap((file) => [file.slice(root.length), readFileSync(file)]))
}

/** @type {(path: string) => string[]} */
const filesUnder = (path) => {
  if (statSync(path).isFile()) return [path]
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

const isBuilt = () => read(buildStamp) === buildDigest()

const buildAll = async (quiet) => {
  say(quiet, 'Building …')
  // What is built while a file changes is stale: the digest from before says so the next time.
  const digestBefore = buildDigest()
  const vite = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  const { code, output } = await capture(node24(), [vite, 'build', '-c', 'electron.config.ts'], { both: true })
  if (code !== 0) throw new ToolError(`${output}\nThe build failed; the reason stands above.`)
  mkdirSync(join(root, 'out'), { recursive: true })
  writeFileSync(buildStamp, digestBefore)
}

/** Waits until no other of these tools installs or builds; returns what lets the next one go. */
const takeTurn = async () => {
  const file = join(root, '.cache', 'prepare.lock')
  mkdirSync(join(root, '.cache'), { recursive: true })
  for (;;) {
    try {
      const handle = openSync(file, 'wx')
      writeFileSync(handle, String(process.pid))
      closeSync(handle)
      return () => rmSync(file, { force: true })
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    if (!isAlive(Number(read(file)))) rmSync(file, { force: true })
    else await wait(250)
  }
}

const isAlive = (pid) => {
  // The file is there a moment before the number is in it.
  if (pid === 0) return true
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
