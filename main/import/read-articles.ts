import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import type { ReadRecord } from './formats/format.ts'
import { emptyRefusal } from './formats/text.ts'
import { readWhole } from './read.ts'
import { recognise, type Recognised } from './recognise.ts'

/** One article of a file, with the file's bytes and their hex SHA-256. */
export interface ReadArticle extends ReadRecord {
  readonly bytes: Uint8Array
  readonly sha256: string
}

/**
 * Reads the articles of one file: type by content, limits, decoding, description. `onRecognised` is told how long the format
 * allows itself. Throws a Refusal for what holds no article or cannot be read; articles before it are kept.
 */
export async function* readArticles(
  path: string,
  onRecognised: (timeLimit: number) => void = () => undefined,
): AsyncGenerator<ReadArticle> {
  const name = basename(path)
  let recognised: Recognised | undefined
  const bytes = await readWhole(path, (head, size) => {
    if (size === 0) throw emptyRefusal(0)
    recognised = recognise(name, head)
    return recognised.format.limit
  })
  const { format, warnings } = recognised!
  onRecognised(format.timeLimit)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  for await (const record of format.read({ name, bytes }))
    yield { ...record, warnings: [...warnings, ...record.warnings], bytes, sha256 }
}
