import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isEmptyRequest, readLaunchArguments, requestFor } from '../../../main/electron/launch-request.ts'

const read = (...args: string[]) => readLaunchArguments(args, '/here', '/usual')

describe('the command line of the app', () => {
  test('nothing asks for nothing', () => {
    expect(read()).toEqual({ request: { corpus: null, paths: [] }, dataDir: '/usual' })
    expect(isEmptyRequest(read().request)).toBe(true)
  })

  test('paths are made absolute, and a corpus is told from what is to be imported', () => {
    expect(read('news', '/elsewhere/a.txt', 'My Corpus.VARIORUM').request).toEqual({
      corpus: resolve('/here/My Corpus.VARIORUM'),
      paths: [resolve('/here/news'), resolve('/elsewhere/a.txt')],
    })
  })

  test('--corpus and --data-dir take their value with a space or an equals sign', () => {
    expect(read('--corpus', 'a', '--data-dir=d', 'b.txt')).toEqual({
      request: { corpus: resolve('/here/a'), paths: [resolve('/here/b.txt')] },
      dataDir: resolve('/here/d'),
    })
    expect(read('--corpus=a=b').request.corpus).toBe(resolve('/here/a=b'))
    expect(read('x.variorum', '--corpus', 'y').request.corpus).toBe(resolve('/here/y'))
    expect(read('--corpus').request.corpus).toBeNull()
    expect(read('--data-dir=').dataDir).toBe('/usual')
  })

  test('options of Chromium and of the system are no paths, and after -- everything is one', () => {
    expect(read('--allow-file-access-from-files', '-psn_0_1', '--inspect=0', 'a.txt').request.paths).toEqual([
      resolve('/here/a.txt'),
    ])
    expect(read('--', '--corpus', '-x.variorum').request).toEqual({
      corpus: resolve('/here/-x.variorum'),
      paths: [resolve('/here/--corpus')],
    })
  })

  test('of several corpora the last is opened, and no path is lost or invented', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,8}(\.variorum|\.txt)?$/u)), (names) => {
        const request = requestFor(names)
        const corpora = names.filter((name) => name.endsWith('.variorum'))
        expect(request.corpus).toBe(corpora.at(-1) ?? null)
        expect(request.paths).toEqual(names.filter((name) => !name.endsWith('.variorum')))
      }),
    )
  })
})
