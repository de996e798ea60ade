import { tooLarge } from '../file-input.ts'
import type { Format, FormatInput, Found } from '../formats/format.ts'
import { LARGEST_ARTICLE } from '../formats/text.ts'

/** What an export holds; a file that only looked like one and holds no record is read as `other`: one article. */
export async function* orElse(found: AsyncIterable<Found>, input: FormatInput, other: Format): AsyncGenerator<Found> {
  let isEmpty = true
  for await (const each of found) {
    isEmpty = false
    yield each
  }
  if (!isEmpty) return
  if (input.size > LARGEST_ARTICLE) throw tooLarge(input.size, LARGEST_ARTICLE)
  yield* other.read(input)
}
