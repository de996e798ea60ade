import { join } from 'node:path'
import type { Hints, RecordRefusal } from '../../../main/import/formats/format.ts'
import { readArticles, type ReadArticle } from '../../../main/import/read-articles.ts'
import { refusalOf } from '../../../main/import/refusal.ts'
import { tempFolder } from './temp-folder.ts'

/** Everything that import reads from a file of this name and content, through the real file; a refusal of the whole is the last row. */
export async function readFileAs(
  name: string,
  content: string | Uint8Array,
  hints: Hints = {},
): Promise<{ readonly articles: ReadArticle[]; readonly refusals: RecordRefusal[] }> {
  return readPath(join(tempFolder({ [name]: content }), name), hints)
}

/** The same of a file that is there. */
export async function readPath(
  path: string,
  hints: Hints = {},
): Promise<{ readonly articles: ReadArticle[]; readonly refusals: RecordRefusal[] }> {
  const articles: ReadArticle[] = []
  const refusals: RecordRefusal[] = []
  try {
    for await (const found of readArticles(path, hints)) {
      if ('refusal' in found) refusals.push(found)
      else articles.push(found)
    }
  } catch (error) {
    refusals.push({ refusal: refusalOf(error) })
  }
  return { articles, refusals }
}
