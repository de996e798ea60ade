/** A mailbox of more than 64 MB: two short mails, and one between them that is too large for a mail. It can be packed well. */
export function largeMailbox(): string {
  const mail = (subject: string, body: string): string =>
    `From a@b.example Thu Feb  6 10:15:30 2020\nFrom: Ida Marsh <a@b.example>\nSubject: ${subject}\nMIME-Version: 1.0\n\n${body}\n\n`
  const filler = Array.from({ length: 200_000 }, (_, at) => `${at * 7919}`.padEnd(330, 'A')).join('\n')
  return mail('First story', 'The harbour was closed.') + mail('Large', filler) + mail('Third story', 'It was opened.')
}
