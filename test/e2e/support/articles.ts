import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const sample = resolve(import.meta.dirname, '../../../main/sample')

/**
 * Writes the five sample articles into `folder` (made when missing), and gives their paths. `disguised`: under other names,
 * with CRLF for LF, so that only their words can tell that they are the same.
 */
export const writeArticles = (folder: string, disguised = false): string[] => {
  mkdirSync(folder, { recursive: true })
  const names = readdirSync(sample).filter((name) => /\.(?:txt|md|html)$/u.test(name))
  return names.toSorted().map((name, index) => {
    const text = readFileSync(join(sample, name), 'utf8')
    const file = join(folder, disguised ? `renamed ${index + 1}${name.slice(name.lastIndexOf('.'))}` : name)
    writeFileSync(file, disguised ? text.replaceAll(/\r?\n/gu, '\r\n') : text)
    return file
  })
}
