import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writePages, writeTexts } from './invented-articles.ts'

const ROOT = join(import.meta.dirname, '../..')
const CLI = join(ROOT, 'out/main/cli.js')
const TEXTS = 20_000
const MANY_TEXTS = 100_000
const PAGES = 1200
const LOOK_EVERY_MS = 50
const MEGABYTE = 1e6

interface Run {
  readonly seconds: number
  /** The largest resident memory of the process, in MB; undefined where the system does not tell. */
  readonly peak: number | undefined
  readonly output: string
}

/**
 * Measures whole imports through the built command line, in one run with what they are held against: reading the same files, and
 * Debian's `recollindex -z` on the same folder where it is installed.
 *
 * `VARIORUM_BENCH_HTML` names a folder of pages that are measured beside the invented ones; `VARIORUM_BENCH_FILES` the number of
 * texts.
 */
export async function benchImport(): Promise<void> {
  const count = Number(process.env['VARIORUM_BENCH_FILES'] ?? TEXTS)
  await inTemporaryFolder(async (folder) => {
    const texts = join(folder, 'texts')
    writeTexts(texts, count)
    const read = readAll(texts)
    const imported = await importFolder(folder, texts, count)
    line(`${count.toLocaleString('en')} texts of ${megabytes(read.bytes)}`, imported, count)
    line('  a plain read of them', { ...imported, seconds: read.seconds, peak: undefined }, count)
    await againstRecoll(folder, texts, imported, count)
    const pages = join(folder, 'pages')
    writePages(pages, PAGES)
    line(`${PAGES.toLocaleString('en')} invented pages`, await importFolder(folder, pages, PAGES), PAGES)
    await publicPages(folder)
  })
}

/** Measures the memory that an import of 100,000 files needs. */
export async function benchImportMany(): Promise<void> {
  await inTemporaryFolder(async (folder) => {
    const texts = join(folder, 'texts')
    writeTexts(texts, MANY_TEXTS)
    line(`${MANY_TEXTS.toLocaleString('en')} texts`, await importFolder(folder, texts, MANY_TEXTS), MANY_TEXTS)
  })
}

async function againstRecoll(folder: string, texts: string, imported: Run, count: number): Promise<void> {
  const configuration = join(folder, 'recoll')
  mkdirSync(configuration)
  writeFileSync(join(configuration, 'recoll.conf'), `topdirs = ${texts}\n`)
  const recoll = await run('recollindex', ['-c', configuration, '-z']).catch(() => undefined)
  if (recoll === undefined) {
    process.stdout.write('  recollindex is not installed: nothing to hold it against\n')
    return
  }
  line('  recollindex -z', recoll, count)
  process.stdout.write(`  the import takes ${(imported.seconds / recoll.seconds).toFixed(2)} of its time\n`)
}

async function publicPages(folder: string): Promise<void> {
  const named = process.env['VARIORUM_BENCH_HTML']
  if (named === undefined) return
  const pages = join(folder, 'public')
  cpSync(named, pages, { recursive: true })
  const count = filesOf(pages).length
  line(`${count.toLocaleString('en')} pages of ${named}`, await importFolder(folder, pages), count)
}

/** Imports a folder into a new corpus. `expected`: how many articles it must give. */
async function importFolder(folder: string, source: string, expected?: number): Promise<Run> {
  if (!existsSync(CLI)) throw new Error('Build the command line first: npm run build.')
  const corpus = join(folder, 'bench.variorum')
  for (const name of readdirSync(folder)) if (name.startsWith('bench.')) rmSync(join(folder, name))
  const done = await run(process.execPath, [CLI, 'import', source, '--corpus', corpus, '--json'])
  const { found, added, alreadyHere } = JSON.parse(done.output) as Record<'found' | 'added' | 'alreadyHere', number>
  if (expected !== undefined && added + alreadyHere !== expected)
    throw new Error(`The import gave ${added + alreadyHere} articles of ${expected} files (${found} rows).`)
  return done
}

/** Runs a program to its end. Exit code 3 says that some files were no articles, as public pages may be. */
function run(program: string, args: readonly string[]): Promise<Run> {
  return new Promise((resolve, reject) => {
    const from = performance.now()
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'ignore'] })
    const pieces: Buffer[] = []
    let peak: number | undefined
    const timer = setInterval(() => (peak = peakOf(child.pid) ?? peak), LOOK_EVERY_MS)
    child.stdout.on('data', (piece: Buffer) => pieces.push(piece))
    child.on('error', (error) => {
      clearInterval(timer)
      reject(error)
    })
    child.on('close', (code) => {
      clearInterval(timer)
      const seconds = (performance.now() - from) / 1000
      if (code === 0 || code === 3) resolve({ seconds, peak, output: Buffer.concat(pieces).toString() })
      else reject(new Error(`${program} ended with code ${code}.`))
    })
  })
}

/** What Linux says of the largest resident memory of a process so far, in MB. */
function peakOf(pid: number | undefined): number | undefined {
  try {
    const kilobytes = /^VmHWM:\s*(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return kilobytes === undefined ? undefined : (Number(kilobytes) * 1024) / MEGABYTE
  } catch {
    return undefined
  }
}

function readAll(folder: string): { readonly seconds: number; readonly bytes: number } {
  const from = performance.now()
  let bytes = 0
  for (const path of filesOf(folder)) bytes += readFileSync(path).length
  return { seconds: (performance.now() - from) / 1000, bytes }
}

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

function line(name: string, { seconds, peak }: Run, count: number): void {
  const rate = `${(count / seconds).toFixed(0)} files/s`
  const memory = peak === undefined ? '' : `   peak ${peak.toFixed(0)} MB`
  process.stdout.write(`${name.padEnd(40)} ${seconds.toFixed(1).padStart(7)} s   ${rate.padStart(14)}${memory}\n`)
}

function megabytes(bytes: number): string {
  return `${(bytes / MEGABYTE).toFixed(0)} MB`
}

async function inTemporaryFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'variorum-bench-'))
  try {
    await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
