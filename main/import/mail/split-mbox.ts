import { LARGEST_ENTRY } from '../expansion-budget.ts'

/** A mail of a mailbox: its bytes as they stand there, without the line that separates it; undefined when it is too large. */
export interface MboxMail {
  readonly bytes: Uint8Array | undefined
  /** In bytes. */
  readonly size: number
}

const FROM = Buffer.from('\nFrom ')
const LOOK_AHEAD = 2000
// "From name@host Thu Feb  6 10:15:30 2020", with or without seconds, zone or sender.
const DATED = /^From .{0,400}?\b\d{1,2}:\d{2}(?::\d{2})?\b.{0,60}$/
const UNDATED = /^From (?:-|\S+@\S+|MAILER-DAEMON)\s*$/
const HEADER = /^(?:>?From [^\n]*\n)?(?:[\x21-\x39\x3b-\x7e]{1,80}):(?:[ \t]|\r?$)/
const MAIL_HEADER =
  /^(?:>?From [^\n]*\n)?(?:Return-Path|Received|Message-I[Dd]|X-[\w-]+|Delivered-To|M[Ii][Mm][Ee]-Version|Date|From|Subject|To|Status|Content-[\w-]+|Reply-To|Sender|DKIM-Signature|Authentication-Results|ARC-[\w-]+|Envelope-[\w-]+|List-[\w-]+|References|In-Reply-To|Precedence|Organization|Newsgroups|Path):/

/** Whether a text, with a character for each byte, begins as a mailbox: with a line "From …" and the headers of a mail. */
export function beginsMailbox(latin1: string): boolean {
  return isSeparator(latin1, true)
}

/**
 * Splits a mailbox (mbox) into its mails, in their order. A line "From …" separates mails where it has a date and headers follow;
 * in the text of a mail it is text. Memory is that of one mail.
 */
export async function* splitMbox(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<MboxMail> {
  const mail = new MailBytes()
  // What was not looked through yet; it begins with a line feed, as if one stood before the file.
  let rest: Buffer = Buffer.from('\n')
  let isFirst = true
  for await (const chunk of chunks) {
    rest = Buffer.concat([rest, chunk])
    const { mails, left } = take(rest, false)
    yield* mails
    rest = left
  }
  yield* take(rest, true).mails

  function take(buffer: Buffer, isLast: boolean): { readonly mails: MboxMail[]; readonly left: Buffer } {
    const mails: MboxMail[] = []
    let from = 0
    for (let at = buffer.indexOf(FROM); at !== -1; at = buffer.indexOf(FROM, at + 1)) {
      if (!isLast && at + LOOK_AHEAD > buffer.length) {
        // It may be a separator, and what follows it has to be seen.
        mail.add(buffer.subarray(from, at))
        return { mails, left: Buffer.from(buffer.subarray(at)) }
      }
      const line = buffer.toString('latin1', at + 1, at + 1 + LOOK_AHEAD)
      if (!isSeparator(line, isFirst || mail.endsEmpty(buffer.subarray(from, at + 1)))) continue
      mail.add(buffer.subarray(from, at))
      if (!isFirst) mails.push(mail.end())
      isFirst = false
      mail.start()
      const lineEnd = buffer.indexOf(0x0a, at + 1)
      from = lineEnd === -1 ? buffer.length : lineEnd + 1
      at = from - 2
    }
    if (isLast) {
      mail.add(buffer.subarray(from))
      if (!isFirst) mails.push(mail.end(true))
      return { mails, left: Buffer.alloc(0) }
    }
    // The beginning of a separator may stand at the end.
    const kept = Math.max(from, buffer.length - FROM.length)
    mail.add(buffer.subarray(from, kept))
    return { mails, left: Buffer.from(buffer.subarray(kept)) }
  }
}

/** Undoes the quoting of lines that would separate mails: `>From ` is `From `, `>>From ` is `>From `. */
export function unquoteFrom(mail: Uint8Array): Uint8Array {
  const bytes = Buffer.from(mail.buffer, mail.byteOffset, mail.byteLength)
  if (!bytes.includes('>From ')) return mail
  return Buffer.from(bytes.toString('latin1').replace(/^>(>*From )/gm, '$1'), 'latin1')
}

function isSeparator(text: string, afterEmptyLine: boolean): boolean {
  const end = text.indexOf('\n')
  if (end === -1) return false
  const line = text.slice(0, end).trimEnd()
  const next = text.slice(end + 1)
  if (!line.startsWith('From ')) return false
  if (DATED.test(line)) return afterEmptyLine ? HEADER.test(next) : MAIL_HEADER.test(next)
  return afterEmptyLine && UNDATED.test(line) && MAIL_HEADER.test(next)
}

/** Gathers the bytes of the mail that is read. */
class MailBytes {
  #parts: Uint8Array[] = []
  #size = 0
  #end = ''

  start(): void {
    this.#parts = []
    this.#size = 0
    this.#end = ''
  }

  add(bytes: Buffer): void {
    if (bytes.length === 0) return
    this.#size += bytes.length
    this.#end = (this.#end + bytes.toString('latin1', Math.max(0, bytes.length - 4))).slice(-4)
    if (this.#size > LARGEST_ENTRY) this.#parts = []
    // A copy: the buffer that it is a view of is as large as what was read at once.
    else this.#parts.push(Buffer.from(bytes))
  }

  /** Whether what was added, and these bytes, end in an empty line. */
  endsEmpty(bytes: Buffer): boolean {
    const end = this.#end + bytes.toString('latin1', Math.max(0, bytes.length - 4))
    return /\n\r?\n$/.test(end)
  }

  /** The mail, without the empty line that closes it. Before another mail, the line feed of that is taken off already. */
  end(isLast = false): MboxMail {
    if (this.#size > LARGEST_ENTRY) return { bytes: undefined, size: this.#size }
    const bytes = Buffer.concat(this.#parts)
    const close = isLast ? /\n(\r?\n)$/.exec(this.#end)?.[1]?.length : this.#end.endsWith('\n\r') ? 1 : 0
    return { bytes: bytes.subarray(0, bytes.length - (close ?? 0)), size: this.#size }
  }
}
