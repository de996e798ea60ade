import type { FileHead } from '../formats/format.ts'

/** The headers of a message, unfolded: values by name in lower case, the first where one is repeated. */
export type MailHeaders = ReadonlyMap<string, string>

// Headers that programs write, and nobody else; and those that a note or an export may have as well.
const STRONG =
  /^(?:received|return-path|message-id|mime-version|delivered-to|dkim-signature|content-transfer-encoding|x-mozilla-status2?|x-mozilla-keys|x-gmail-labels|x-gm-thrid|x-uidl|x-mailer|x-account-key|x-original-to|authentication-results|arc-seal|list-id|list-unsubscribe|in-reply-to|references|user-agent|x-envelope-.*|received-spf|x-received|envelope-to|snapshot-content-location)$/
const BASIC = /^(?:from|to|cc|bcc|subject|date|sender|reply-to|content-type|status|precedence)$/

/** Reads the header block at the start of a text with a character for each byte; undefined where there is none. */
export function readHeaderBlock(source: string): { readonly headers: MailHeaders; readonly end: number } | undefined {
  const headers = new Map<string, string>()
  let last: string | undefined
  let at = /^(?:\xef\xbb\xbf)?(?:[ \t]*\r?\n)*/.exec(source)![0].length
  while (at < source.length) {
    const lineEnd = source.indexOf('\n', at)
    const end = lineEnd === -1 ? source.length : lineEnd
    const line = source.slice(at, end).replace(/\r$/, '')
    const next = lineEnd === -1 ? source.length : lineEnd + 1
    if (line === '') return headers.size === 0 ? undefined : { headers, end: next }
    const name = /^([\x21-\x39\x3b-\x7e]{1,100})[ \t]*:/.exec(line)
    if (name !== null) {
      const key = name[1]!.toLowerCase()
      last = headers.has(key) ? undefined : key
      if (last !== undefined) headers.set(last, line.slice(name[0].length).trim())
    } else if (headers.size > 0 && /^[ \t]/.test(line)) {
      if (last !== undefined) headers.set(last, `${headers.get(last)!} ${line.trim()}`)
    } else if (!/^>?From /.test(line)) return undefined
    at = next
  }
  return headers.size === 0 ? undefined : { headers, end: source.length }
}

/** Whether a file begins as a mail does: with headers that only mails have, or with those of every mail. */
export function looksLikeMail({ latin1, extension, hints }: FileHead): boolean {
  const headers = readHeaderBlock(latin1)?.headers
  if (headers === undefined) return false
  let strong = 0
  let basic = 0
  for (const name of headers.keys()) {
    if (STRONG.test(name)) strong++
    else if (BASIC.test(name)) basic++
  }
  if (extension === 'eml' || hints.mediaType === 'message/rfc822') return strong + basic > 0
  const isSent = ['from', 'received', 'return-path', 'message-id'].some((name) => headers.has(name))
  if (strong > 0 && isSent) return strong + basic >= 3
  return headers.get('from')?.includes('@') === true && headers.has('subject') && headers.has('date')
}

/** Whether headers are those of a web page saved with its images in one file (MHTML), and not of a mail. */
export function areOfSavedPage(headers: MailHeaders, extension: string): boolean {
  const type = headers.get('content-type') ?? ''
  if (headers.has('snapshot-content-location') || /^<?saved by/i.test(headers.get('from') ?? '')) return true
  if (/mhtml/i.test(headers.get('x-mimeole') ?? '')) return true
  if (['mht', 'mhtml'].includes(extension)) return /^(?:multipart\/|text\/html)/i.test(type)
  return (
    extension !== 'eml' &&
    /^multipart\/related/i.test(type) &&
    !['received', 'to', 'message-id', 'delivered-to'].some((name) => headers.has(name))
  )
}

/** A parameter of a header such as Content-Type: `boundary`, `charset`. */
export function parameterOf(value: string | undefined, name: string): string | undefined {
  const match = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;"]+))`, 'i').exec(value ?? '')
  return match?.[1] ?? match?.[2]
}
