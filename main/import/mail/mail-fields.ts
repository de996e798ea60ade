import type { Email } from 'postal-mime'
import type { Field } from '../../contract/article.ts'
import { isBareName } from '../describe/bylines.ts'
import { findDates } from '../describe/dates.ts'
import { excerpt, statedField } from '../describe/describe-text.ts'
import { withoutTracking } from '../describe/labelled-lines.ts'
import { knownOutlet, outletOfHost } from '../describe/outlet-hosts.ts'
import { UNKNOWN } from '../describe/unknown-field.ts'
import { decodedWords } from './decoded-words.ts'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** What the headers of a mail state. */
export interface MailFields {
  readonly title: Field
  readonly outlet: Field
  readonly byline: Field
  readonly date: Field
  readonly url?: Field
}

/**
 * Reads what the headers of a mail state. A sender is a person or a newsletter and no outlet: only a newsletter whose sender the table
 * of outlets knows was published by it. `outletHosts`: the researcher's additions to that table.
 */
export function readMailFields(mail: Email, outletHosts: Readonly<Record<string, string>> | undefined): MailFields {
  const header = (name: string): string | undefined => mail.headers.find(({ key }) => key === name)?.value
  const subject = decodedWords(mail.subject ?? '')
  const date = header('date')
  const url = addressOf(header('archived-at') ?? header('content-base') ?? header('content-location'))
  return {
    title:
      subject === ''
        ? { ...UNKNOWN, evidence: 'the mail has no Subject' }
        : statedField(subject, 'the Subject of the mail'),
    ...senderFields(mail, isNewsletter(header), outletHosts),
    date: dateField(date),
    ...(url === undefined ? {} : { url: statedField(url, 'the address that the headers of the mail give') }),
  }
}

/** Sent to many, and no list on which many write. */
function isNewsletter(header: (name: string) => string | undefined): boolean {
  const isList = /<mailto:/i.test(header('list-post') ?? '') || header('mailing-list') !== undefined
  const isBulk =
    header('list-unsubscribe') !== undefined ||
    header('list-id') !== undefined ||
    header('feedback-id') !== undefined ||
    /^(?:bulk|list)$/i.test(header('precedence') ?? '')
  return isBulk && !isList
}

function senderFields(
  { from }: Email,
  newsletter: boolean,
  outletHosts: Readonly<Record<string, string>> | undefined,
): Pick<MailFields, 'byline' | 'outlet'> {
  const sender = from?.group === undefined ? from : from.group[0]
  if (sender === undefined) return { byline: UNKNOWN, outlet: UNKNOWN }
  const name = decodedWords(sender.name)
  const address = sender.address ?? ''
  const shown = excerpt(name === '' ? address : `${name} <${address}>`)
  const host = /@([^@\s>]+)$/.exec(address)?.[1]?.toLowerCase()
  const outlet = knownOutlet(name) ?? (host === undefined ? undefined : outletOfHost(host, outletHosts)?.name)
  return {
    byline: bylineField(name, shown, newsletter),
    outlet:
      outlet === undefined
        ? { ...UNKNOWN, evidence: `the mail came from “${shown}”` }
        : newsletter
          ? statedField(outlet, `the sender of the newsletter, “${shown}”, by the table of outlets`)
          : { ...UNKNOWN, evidence: `suggested: ${outlet}, from the sender of the mail, “${shown}”` },
  }
}

function bylineField(name: string, shown: string, newsletter: boolean): Field {
  const isPerson = isBareName(name) && knownOutlet(name) === undefined
  if (!isPerson) return { ...UNKNOWN, evidence: `the mail came from “${shown}”, which is no name of a person` }
  // A newsletter is called by a person's name or by one that looks like it.
  return newsletter
    ? { value: name, status: 'inferred', evidence: `the sender of the newsletter, “${shown}”` }
    : statedField(name, `the sender of the mail, “${shown}”`)
}

/** The day as the mail's own clock had it: "Mon, 15 Feb 2021 23:30:00 -0500" is the 15th. */
function dateField(header: string | undefined): Field {
  if (header === undefined) return { ...UNKNOWN, evidence: 'the mail has no Date' }
  const evidence = `the Date of the mail, “${excerpt(header)}”`
  const printed = /\b(\d{1,2})[\s-]+([a-z]{3})[a-z]*\.?[\s-]+(\d{4}|\d{2})\b/i.exec(header)
  if (printed !== null) {
    const day = Number(printed[1])
    const month = MONTHS.indexOf(printed[2]!.toLowerCase()) + 1
    const year =
      printed[3]!.length === 4 ? Number(printed[3]) : Number(printed[3]) + (Number(printed[3]) < 70 ? 2000 : 1900)
    if (month > 0 && day >= 1 && day <= 31 && year >= 1970 && year <= 2200)
      return statedField(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`, evidence)
  }
  const found = findDates(header.slice(0, 200)).find(({ iso }) => iso !== null)?.iso
  return found === undefined || found === null ? { ...UNKNOWN, evidence } : statedField(found, evidence)
}

function addressOf(header: string | undefined): string | undefined {
  const address = /https?:\/\/[^\s<>"]+/i.exec(header ?? '')?.[0]
  return address === undefined ? undefined : withoutTracking(address)
}
