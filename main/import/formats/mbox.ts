import { LARGEST_ENTRY } from '../expansion-budget.ts'
import { beginsMailbox, splitMbox, unquoteFrom } from '../mail/split-mbox.ts'
import type { FileHead, Format, FormatInput, Found } from './format.ts'

/** A mailbox (mbox), as mail programs and Google Takeout export it: its mails, called by their number. */
export const mbox: Format = {
  name: 'mbox',
  label: 'a mailbox (MBOX)',
  extensions: ['mbox', 'mbx'],
  limit: Number.POSITIVE_INFINITY,
  timeLimit: 60_000,
  // One mail in a file of its own may begin with the line of the mailbox that it was taken from.
  recognises: ({ latin1, extension }: FileHead) =>
    extension !== 'eml' && beginsMailbox(latin1.replace(/^\xef\xbb\xbf/, '')),
  async *read(input: FormatInput): AsyncIterable<Found> {
    let number = 0
    for await (const { bytes, size } of splitMbox(input.chunks())) {
      const record = String(++number)
      if (bytes === undefined) {
        const reason = `The mail has ${Math.round(size / 1e6).toLocaleString('en')} MB; one may have at most ${LARGEST_ENTRY / 1e6} MB. Save what hangs on it from the mail program and import that.`
        yield { record, refusal: { outcome: 'failed', code: 'too-large', reason } }
        continue
      }
      const mail = unquoteFrom(bytes)
      for await (const found of input.inside({ record, name: `${record}.eml`, bytes: mail, hints: { as: 'eml' } }))
        // The original is the mail as it stands in the mailbox.
        yield 'refusal' in found || found.record !== record ? found : { ...found, original: bytes }
    }
  },
}
