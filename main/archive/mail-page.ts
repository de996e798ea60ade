import PostalMime, { type Address, type Attachment } from 'postal-mime'
import type { OriginalNote } from '../contract/archive.ts'
import { ownPage } from './frame-page.ts'
import { imageAddress } from './inline-image.ts'
import { escapeMarkup } from './markup.ts'
import { nothingLeftOut, type OriginalPage } from './original-page.ts'
import { safePage } from './safe-html.ts'
import { linesOf, numberedLines } from './text-lines.ts'

/** A mail: its headers, its body (the page in it, or its text), and the list of its attachments. */
export async function mailPage(bytes: Uint8Array, notes: readonly OriginalNote[] = []): Promise<OriginalPage> {
  const mail = await PostalMime.parse(bytes, { maxNestingDepth: 50, maxRfc822NestingDepth: 3 })
  const rows: [string, string | undefined][] = [
    ['From', addresses(mail.from === undefined ? [] : [mail.from])],
    ['To', addresses(mail.to)],
    ['Cc', addresses(mail.cc)],
    ['Reply-To', addresses(mail.replyTo)],
    ['Date', mail.headers.find(({ key }) => key === 'date')?.value ?? mail.date],
    ['Subject', mail.subject],
  ]
  const table = rows
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `<tr><th scope="row">${name}</th><td>${escapeMarkup(value!)}</td></tr>`)
  const all = numberedLines(linesOf(mail.headerLines.map(({ line }) => line).join('\n')))
  const safe = mail.html === undefined ? undefined : safePage(mail.html, resources(mail.attachments))
  const text = numberedLines(linesOf(mail.text ?? (safe === undefined ? (mail.html ?? '') : '')))
  const body =
    safe === undefined
      ? text.markup
      : `<div class="prose"${safe.rootAttributes.replace(/ (?:id|class)="[^"]*"/g, '')}>${safe.body}</div>`
  const markup = [
    `<table><tbody>${table.join('\n')}</tbody></table>`,
    `<details><summary data-note-heading>All headers</summary><div data-copy>${all.markup}</div></details>`,
    body,
    attachmentList(mail.attachments.filter(({ related }) => related !== true)),
  ]
  return {
    kind: 'mail',
    page: ownPage(mail.subject ?? '', markup.join('\n'), safe?.styles),
    leftOut: safe?.leftOut ?? nothingLeftOut,
    notes: text.cut ? [...notes, 'cut'] : notes,
  }
}

function attachmentList(attachments: readonly Attachment[]): string {
  if (attachments.length === 0) return ''
  const items = attachments.map(
    ({ filename, mimeType, content }) =>
      `<li>${escapeMarkup(filename ?? 'without a name')} <span class="size">${escapeMarkup(mimeType)}, ${sizeOf(content)}</span></li>`,
  )
  return `<h2 data-note-heading>Attachments</h2>\n<ul class="files" data-copy>${items.join('\n')}</ul>`
}

function resources(attachments: readonly Attachment[]): Parameters<typeof safePage>[1] {
  const byId = new Map<string, Attachment>(
    attachments.flatMap((part) =>
      part.contentId === undefined ? [] : [[`cid:${part.contentId.replace(/^<|>$/g, '')}`, part] as const],
    ),
  )
  return {
    image(address) {
      const part = byId.get(address.trim())
      return part === undefined ? undefined : imageAddress(part.mimeType, bytesOf(part.content))
    },
    sheet: () => undefined,
  }
}

function addresses(list: readonly Address[] | undefined): string | undefined {
  return list
    ?.map((one) =>
      one.group === undefined
        ? one.name === ''
          ? one.address
          : `${one.name} <${one.address}>`
        : `${one.name}: ${addresses(one.group) ?? ''}`,
    )
    .join(', ')
}

function bytesOf(content: Attachment['content']): Uint8Array {
  if (typeof content === 'string') return new TextEncoder().encode(content)
  return content instanceof Uint8Array ? content : new Uint8Array(content)
}

function sizeOf(content: Attachment['content']): string {
  const bytes = bytesOf(content).byteLength
  if (bytes < 1000) return `${bytes} bytes`
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}
