import { once } from 'node:events'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { tempDir } from '../support/temp-dir.ts'
import { writeInvented, writeSample } from './articles.ts'
import { json, start, variorum } from './cli.ts'

const COMMANDS = [
  'new', 'import', 'extract', 'runs', 'report', 'list', 'show', 'search', 'searches', 'concordance', 'similar', 'shared', 'review', 'versions',
  'duplicates', 'outlets', 'furniture', 'tag', 'set', 'compare', 'families', 'keyness', 'edit', 'delete', 'restore', 'undo', 'redo',
  'history', 'export', 'verify', 'info', 'serve',
] // prettier-ignore

describe('help', () => {
  test('lists the commands, and each explains itself', async () => {
    const { code, stdout } = await variorum(['--help'])
    expect(code).toBe(0)
    const listed = stdout.split('\n').flatMap((line) => /^ {2}(\w+) /.exec(line)?.[1] ?? [])
    expect(listed).toEqual(COMMANDS)
    for (const command of ['import', 'tag', 'compare']) {
      const help = await variorum([command, '--help'])
      expect(help).toMatchObject({ code: 0, stderr: '' })
      expect(help.stdout).toMatch(new RegExp(`^Usage: variorum ${command}\\b`))
    }
  })

  test('is what a bare call prints, as a usage error', async () => {
    expect(await variorum([])).toMatchObject({ code: 2, stdout: expect.stringContaining('Usage: variorum') })
    expect((await variorum(['--version'])).stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
  })
})

describe('usage errors are exit code 2 and one line that says what to write', () => {
  test.each([
    [['frobnicate'], '--help'],
    [['serach', 'x'], 'Did you mean search?'],
    [['import', '--outlett', 'x', 'y'], 'Did you mean --outlet?'],
    [['list', '--frob'], 'no option --frob'],
    [['list', '--limit', 'many'], 'whole number'],
    [['list', '--sort', 'colour'], '--sort wants'],
    [['list'], '--corpus'],
    [['show', 'x', '--corpus', 'y'], 'no article id'],
    [['backup', 'x'], 'not in this version'],
    [['verify'], '--corpus'],
    [['import', '--resume', '1', '2', '--corpus', 'y'], 'one run'],
    [['import', 'x', '--columns', 'headline', '--corpus', 'y'], 'pairs'],
    [['export', '1', '--format', 'tei', '--out', 'x'], 'not in this version'],
    [['export', '1', '--format', 'docx', '--out', 'x'], 'jsonl'],
    [['export', '1', '--query', 'x', '--format', 'jsonl', '--out', 'x'], 'one way'],
    [['export', '--format', 'jsonl', '--out', 'x'], 'one way'],
    [['tag'], 'add, remove'],
    [['tag', 'paint'], 'not "paint"'],
    [['set', 'create'], 'name'],
    [['edit', '1'], '--title'],
    [['compare', '1', '2', '--layers', 'bones'], 'headline'],
    [['compare', '1', '2', '--min-words', '2'], '4 to 100'],
    [['import', '--corpus', 'y'], 'files and folders'],
    [['show', '-x'], 'after --'],
    [['--json', 'list'], 'command comes first'],
  ])('%j', async (args, hint) => {
    const ended = await variorum(args, { cwd: tempDir() })
    expect(ended).toMatchObject({ code: 2, stdout: '' })
    expect(ended.stderr).toMatch(/^variorum: [^\n]+\n$/)
    expect(ended.stderr).toContain(hint)
  })
})

describe('corpora', () => {
  test('are made by import and new alone', async () => {
    const corpus = join(tempDir(), 'x.variorum')
    for (const args of [
      ['list'],
      ['search', 'x'],
      ['tag', 'add', 'a', '1'],
      ['undo'],
      ['info'],
      ['serve', '--no-open'],
    ]) {
      const ended = await variorum([...args, '--corpus', corpus])
      expect(ended).toMatchObject({ code: 1, stdout: '' })
      expect(ended.stderr).toMatch(/^variorum: There is no corpus [^\n]+\n$/)
    }
    expect(existsSync(corpus)).toBe(false)
  })

  test('are named by VARIORUM_CORPUS too', async () => {
    const corpus = join(tempDir(), 'x.variorum')
    await variorum(['new', corpus])
    const ended = await variorum(['info', '--json'], { env: { VARIORUM_CORPUS: corpus } })
    expect(JSON.parse(ended.stdout)).toMatchObject({ name: 'x' })
  })

  test('that are none fail in one line', async () => {
    const file = join(tempDir(), 'x.variorum')
    writeFileSync(file, 'This is no corpus, but a text that somebody gave its name. '.repeat(50))
    const ended = await variorum(['list', '--corpus', file])
    expect(ended).toMatchObject({ code: 1, stdout: '' })
    expect(ended.stderr).toMatch(/^variorum: [^\n]+\n$/)
  })

  test('that another process has open are busy', async () => {
    const folder = tempDir()
    const corpus = join(folder, 'x.variorum')
    const { child, ended } = start(['import', writeInvented(folder, 1_000), '--corpus', corpus])
    while (!existsSync(`${corpus}-wal`)) await wait(5)
    const second = await variorum(['list', '--corpus', corpus])
    child.kill('SIGINT')
    await ended
    expect(second).toMatchObject({ code: 1, stdout: '' })
    expect(second.stderr).toMatch(/^variorum: [^\n]+\n$/)
  })
})

test('output for people holds no control characters of the texts', async () => {
  const folder = tempDir()
  const corpus = join(folder, 'x.variorum')
  await json(corpus, ['import', writeSample(folder)])
  await json(corpus, ['set', 'create', 'plain', '1'])
  await json(corpus, ['edit', '1', '--title', 'Safe \u202ereversed'])
  const ended = await variorum(['list', '--corpus', corpus])
  expect(ended.stdout).toContain('Safe')
  expect(ended.stdout.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\u202e]/u)
})

test('a reader that has seen enough is no failure', async () => {
  const folder = tempDir()
  const corpus = join(folder, 'x.variorum')
  await json(corpus, ['import', writeInvented(folder, 300)])
  const { child, ended } = start([
    'export',
    '--query',
    '',
    '--format',
    'jsonl',
    '--out',
    join(folder, 'all.jsonl'),
    '--corpus',
    corpus,
  ])
  await ended
  const reader = start(['list', '--json', '--corpus', corpus])
  reader.child.stdout!.destroy()
  expect((await reader.ended).stderr).toBe('')
  expect(child.exitCode).toBe(0)
})

test('serve runs the loopback shell and ends with it', async () => {
  const folder = tempDir()
  const corpus = join(folder, 'x.variorum')
  await variorum(['new', corpus])
  const { child, ended } = start(['serve', '--no-open', '--corpus', corpus, '--data-dir', join(folder, 'data')])
  const [line] = (await once(child.stdout!, 'data')) as [string]
  expect(line).toMatch(/^Variorum is running: http:\/\/127\.0\.0\.1:\d+\//)
  child.kill('SIGTERM')
  await ended
  // Closed cleanly: the corpus is free and a single file.
  expect(existsSync(`${corpus}-wal`)).toBe(false)
  await json(corpus, ['info'])
})

describe('a slip of the pen', () => {
  test('in a path makes no corpus, and says where nothing is', async () => {
    const corpus = join(tempDir(), 'x.variorum')
    const imported = await variorum(['import', 'not-there', '--corpus', corpus])
    expect(imported).toMatchObject({ code: 1, stderr: expect.stringContaining('nothing under not-there') })
    expect(existsSync(corpus)).toBe(false)
    expect(await variorum(['extract', 'not-there'])).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('nothing under not-there'),
    })
    expect(await variorum(['extract', tempDir()])).toMatchObject({ code: 2, stderr: expect.stringContaining('folder') })
  })

  test('in a name or an address is not stored', async () => {
    const folder = tempDir()
    const corpus = join(folder, 'x.variorum')
    await json(corpus, ['import', writeSample(folder)])
    const named = await variorum(['set', 'create', 'tag:x', '1', '--corpus', corpus])
    expect(named.code).not.toBe(0)
    expect(named.stderr).toContain('does not begin with "set:"')
    const edited = await variorum(['edit', '1', '--url', 'javascript:alert(1)', '--corpus', corpus])
    expect(edited).toMatchObject({ code: 1, stderr: expect.stringContaining('no web address') })
  })
})
