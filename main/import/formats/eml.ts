import { LARGEST_ENTRY } from '../expansion-budget.ts'
import { looksLikeMail, readHeaderBlock } from '../mail/mail-headers.ts'
import { readMail } from '../mail/read-mail.ts'
import { Refusal } from '../refusal.ts'
import type { FileHead, Format, FormatInput, Found } from './format.ts'

/** A mail, such as a newsletter or a story sent by a colleague: its text, and what is attached to it. */
export const eml: Format = {
  name: 'eml',
  label: 'a mail (EML)',
  extensions: ['eml', 'emlx'],
  limit: LARGEST_ENTRY,
  timeLimit: 60_000,
  recognises: (head: FileHead) => looksLikeMail(head) || isAppleMail(head),
  async *read(input: FormatInput): AsyncIterable<Found> {
    const bytes = await input.bytes()
    const mail = withoutAppleMail(bytes)
    const { article, attachments, exported } = await readMail(mail, input.hints)
    if (exported !== undefined) {
      yield* input.inside({ record: 'mail.html', name: 'mail.html', bytes: exported })
      return
    }
    if (article !== undefined)
      yield { ...article, media: 'message/rfc822', ...(mail === bytes ? {} : { original: mail }) }
    else if (attachments.length === 0)
      throw new Refusal('skipped', 'empty', 'The mail has no text and no file that can be read.')
    for (const { name, mediaType, bytes: attached } of attachments)
      yield* input.inside({ record: name, name, bytes: attached, hints: { mediaType } })
  },
}

/** Apple Mail writes the length of the mail before it, and its own notes behind it. */
const APPLE_MAIL = /^(\d{1,10})[ \t]*\n/

function isAppleMail({ latin1, extension }: FileHead): boolean {
  const length = APPLE_MAIL.exec(latin1)
  return extension === 'emlx' && length !== null && readHeaderBlock(latin1.slice(length[0].length)) !== undefined
}

function withoutAppleMail(bytes: Uint8Array): Uint8Array {
  const length = APPLE_MAIL.exec(Buffer.from(bytes.subarray(0, 20)).toString('latin1'))
  return length === null ? bytes : bytes.subarray(length[0].length, length[0].length + Number(length[1]))
}
