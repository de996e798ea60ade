import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { splitMbox } from '../../../main/import/mail/split-mbox.ts'
import type { ReadArticle } from '../../../main/import/read-articles.ts'
import { buildZip } from './build-zip.ts'
import { mutated } from './mutated.ts'
import { readFileAs, readPath } from './read-file.ts'
import { story, storyPage } from './story.ts'

const textOf = ({ bytes }: ReadArticle): string => Buffer.from(bytes).toString()

/** A mail with its lines ended as mails have them. */
function mail(headers: readonly string[], body: string): string {
  const own = headers.map((line) => line.split(':')[0])
  const usual = [
    'From: Ida Marsh <ida@northport.example>',
    'To: desk@northport.example',
    'Subject: Crane falls into the harbour',
    'Date: Thu, 6 Feb 2020 23:30:00 -0500',
    'Message-ID: <1@northport.example>',
  ].filter((line) => !own.includes(line.split(':')[0]))
  return [...usual, ...headers, '', body].join('\n').replaceAll('\n', '\r\n')
}

const multipart = (kind: string, parts: readonly string[]): string =>
  mail(
    ['MIME-Version: 1.0', `Content-Type: multipart/${kind}; boundary="=_b"`],
    [...parts.map((part) => `--=_b\n${part}`), '--=_b--', ''].join('\n'),
  )
const attached = (name: string, mediaType: string, content: string | Uint8Array): string =>
  `Content-Type: ${mediaType}\nContent-Disposition: attachment; filename="${name}"\nContent-Transfer-Encoding: base64\n\n${Buffer.from(content).toString('base64').replace(/.{76}/g, '$&\n')}`
const [, ...paragraphs] = story('x').trim().split('\n\n')

describe('a mail', () => {
  test('is an article with its subject, its sender and its day as the mail’s clock had it', async () => {
    const { articles, refusals } = await readFileAs(
      'crane.eml',
      mail([], `${paragraphs.join('\n\n')}\n\n-- \nIda Marsh\nPort desk`),
    )
    expect(refusals).toEqual([])
    const { extracted, media, record } = articles[0]!
    expect(record).toBeUndefined()
    expect(media).toBe('message/rfc822')
    expect(extracted).toMatchObject({
      format: 'eml',
      title: { value: 'Crane falls into the harbour', status: 'stated', evidence: 'the Subject of the mail' },
      byline: { value: 'Ida Marsh', status: 'stated' },
      outlet: { value: null, status: 'unknown' },
      date: {
        value: '2020-02-06',
        status: 'stated',
        evidence: 'the Date of the mail, “Thu, 6 Feb 2020 23:30:00 -0500”',
      },
      url: { value: null },
      body: paragraphs.join('\n\n'),
    })
    expect(extracted.layers.map(({ layer }) => layer)).toEqual([
      'headline',
      'body',
      'body',
      'furniture',
      'furniture',
      'furniture',
    ])
  })

  test('is known without its extension; a text that only has a few such lines is none', async () => {
    expect((await readFileAs('crane', mail([], paragraphs[0]!))).articles[0]!.extracted.format).toBe('eml')
    const note = `From: the port desk\nSubject: crane\n\n${paragraphs.join('\n\n')}`
    expect((await readFileAs('note.txt', note)).articles[0]!.extracted.format).toBe('text')
  })

  test('as a newsletter is read whole, from its page, and its outlet is the sender that the table knows', async () => {
    const page = `<html><body><div style="display:none">Hidden preview of the letter</div><table><tr><td>
      <a href="https://x.example">View this email in your browser</a><h2>Crane falls</h2><p>${paragraphs[0]}</p>
      <h2>Bridge opened</h2><p>${paragraphs[1]}</p><p>You are receiving this because you signed up. <a href="x">Unsubscribe</a></p>
      </td></tr></table></body></html>`
    const headers = [
      'From: The Guardian <morning@email.theguardian.com>',
      'List-Unsubscribe: <https://email.theguardian.com/u>',
      'MIME-Version: 1.0',
      'Content-Type: text/html; charset=utf-8',
    ]
    const { articles } = await readFileAs('letter.eml', mail(headers, page))
    const { extracted } = articles[0]!
    expect(extracted.outlet).toMatchObject({ value: 'The Guardian', status: 'stated' })
    expect(extracted.byline.value).toBeNull()
    expect(
      extracted.layers.map(({ layer, start, end }) => [layer, extracted.text.slice(start, end).slice(0, 20)]),
    ).toEqual([
      ['headline', 'Crane falls into the'],
      ['furniture', 'View this email in y'],
      ['subheading', 'Crane falls'],
      ['body', 'The harbour of North'],
      ['subheading', 'Bridge opened'],
      ['body', 'Divers began to look'],
      ['furniture', 'You are receiving th'],
    ])
  })

  test('of a person at an outlet does not say that the outlet published it', async () => {
    const { articles } = await readFileAs(
      'a.eml',
      mail(['From: Ida Marsh <ida.marsh@bbc.co.uk>'], paragraphs.join('\n\n')),
    )
    expect(articles[0]!.extracted.outlet.value).toBeNull()
    expect(articles[0]!.extracted.outlet.evidence).toContain('suggested: BBC')
  })

  test('takes the page where it says as much as the plain text, else the plain text', async () => {
    const alternative = (plain: string, html: string): string =>
      multipart('alternative', [
        `Content-Type: text/plain; charset=utf-8\n\n${plain}\n`,
        `Content-Type: text/html; charset=utf-8\n\n${html}\n`,
      ])
    const both = await readFileAs('a.eml', alternative('See the page.', storyPage('Crane falls')))
    expect(both.articles[0]!.extracted.body).toContain('four million tonnes')
    const plain = await readFileAs('b.eml', alternative(paragraphs.join('\n\n'), '<p>See the plain text.</p>'))
    expect(plain.articles[0]!.extracted.body).toContain('Divers began')
  })

  test('gives what is attached as articles of their own, and nothing for pictures and signatures', async () => {
    const nested = mail(
      ['Subject: Forwarded story of the crane', 'From: Jon Reed <jon@reed.example>'],
      paragraphs.join('\n\n'),
    )
    const bytes = multipart('mixed', [
      'Content-Type: text/plain\n\nHere is what I found about the crane in the harbour.\n',
      attached('story.txt', 'text/plain', story('Crane as a text file')),
      attached('page.html', 'text/html', storyPage('Crane as a page')),
      attached('files.zip', 'application/zip', buildZip([{ name: 'in.txt', content: story('Crane in an archive') }])),
      attached('logo.png', 'image/png', 'x'),
      attached('smime.p7s', 'application/pkcs7-signature', 'x'),
      attached('data.bin', 'application/octet-stream', Buffer.alloc(50)),
      `Content-Type: message/rfc822\n\n${nested.replaceAll('\r\n', '\n')}`,
    ])
    const { articles, refusals } = await readFileAs('crane.eml', bytes)
    expect(articles.map(({ record, extracted }) => [record, extracted.format, extracted.title.value])).toEqual([
      [undefined, 'eml', 'Crane falls into the harbour'],
      ['story.txt', 'text', 'Crane as a text file'],
      ['page.html', 'html', 'Crane as a page'],
      ['files.zip!/in.txt', 'text', 'Crane in an archive'],
      ['attachment 5.eml', 'eml', 'Forwarded story of the crane'],
    ])
    expect(textOf(articles[1]!)).toBe(story('Crane as a text file'))
    expect(articles[4]!.extracted.byline.value).toBe('Jon Reed')
    expect(refusals.map(({ record, refusal }) => [record, refusal.code])).toEqual([['data.bin', 'unsupported']])
  })

  test('with nothing but pictures says so', async () => {
    const { refusals } = await readFileAs('a.eml', multipart('mixed', [attached('a.png', 'image/png', 'x')]))
    expect(refusals).toMatchObject([{ refusal: { outcome: 'skipped', code: 'empty' } }])
  })

  test.each([
    ['koi8-r', 'Content-Type: text/plain; charset=koi8-r', 'koi8-r'],
    ['a charset that is not stated', 'Content-Type: text/plain', 'windows-1251'],
    ['a charset that is false', 'Content-Type: text/plain; charset=utf-8', 'windows-1251'],
  ])('is decoded with %s', async (_, header, encoding) => {
    const body = 'Портовый кран упал в воду в гавани Нортпорта, сообщила администрация порта. Никто не пострадал.'
    const head = Buffer.from(mail([header, 'Content-Transfer-Encoding: 8bit'], ''))
    const { articles } = await readFileAs('a.eml', Buffer.concat([head, iconv.encode(body, encoding)]))
    expect(articles[0]!.extracted.body).toBe(body)
  })

  test('decodes its headers', async () => {
    const headers = [
      'Subject: =?utf-8?B?0JrRgNCw0L0g0YPQv9Cw0Ls=?=',
      'From: =?iso-8859-1?Q?J=FCrgen_Gro=DFmann?= <j@n.example>',
    ]
    const { articles } = await readFileAs('a.eml', mail(headers, paragraphs[0]!))
    expect(articles[0]!.extracted.title.value).toBe('Кран упал')
    expect(articles[0]!.extracted.byline.value).toBe('Jürgen Großmann')
  })

  test('of Apple Mail is read without the notes around it', async () => {
    const inner = mail([], paragraphs.join('\n\n'))
    const { articles } = await readFileAs(
      '1.emlx',
      `${Buffer.byteLength(inner)}\n${inner}<?xml version="1.0"?><plist></plist>`,
    )
    expect(articles[0]!.extracted.body).toBe(paragraphs.join('\n\n'))
    expect(textOf(articles[0]!)).toBe(inner)
  })

  test('nested without end is refused in words', async () => {
    let body = 'Content-Type: text/plain\n\nDeep inside.\n'
    for (let at = 0; at < 400; at++)
      body = `Content-Type: multipart/mixed; boundary=b${at}\n\n--b${at}\n${body}\n--b${at}--\n`
    const { articles, refusals } = await readFileAs('deep.eml', `Subject: deep\nMessage-ID: <1@x>\nFrom: a@b\n${body}`)
    expect(articles.length + refusals.length).toBe(1)
  })

  test('mutated gives rows and ends', async () => {
    const whole = Buffer.from(
      multipart('mixed', [
        `Content-Type: text/html; charset=utf-8\n\n${storyPage('Crane falls')}\n`,
        attached('story.txt', 'text/plain', story('Crane as a text file')),
        `Content-Type: message/rfc822\n\n${mail([], paragraphs[0]!)}`,
      ]),
    )
    await fc.assert(
      fc.asyncProperty(mutated(whole), async (bytes) => {
        const { articles, refusals } = await readFileAs('crane.eml', bytes)
        expect(articles.length + refusals.length).toBeGreaterThan(0)
        for (const { refusal } of refusals) expect(refusal.reason).toMatch(/\.$/)
      }),
      { numRuns: 500 },
    )
  })
})

describe('a mailbox', () => {
  const from = (day: number): string => `From ida@northport.example Thu Feb  ${day} 10:15:30 2020`
  const box = (mails: readonly string[], end = '\n'): string =>
    mails.map((one, at) => `${from(at + 1)}\n${one.replaceAll('\r\n', '\n')}\n\n`.replaceAll('\n', end)).join('')
  const first = mail(
    ['Subject: First story'],
    'From Monday on, the port is closed.\n\nFrom 10:30 on 6 May 2020: nothing moves.',
  )
  const second = mail(
    ['Subject: Second story'],
    `>From the port we hear no news.\n>>From others we do.\n\n${paragraphs[0]}`,
  )

  test.each(['\n', '\r\n'])('gives its mails by number, with line ends %j', async (end) => {
    const { articles, refusals } = await readFileAs('port.mbox', box([first, second], end))
    expect(refusals).toEqual([])
    expect(articles.map(({ record, extracted }) => [record, extracted.title.value])).toEqual([
      ['1', 'First story'],
      ['2', 'Second story'],
    ])
    expect(articles[0]!.extracted.text).toContain('From 10:30 on 6 May 2020: nothing moves.')
    expect(articles[1]!.extracted.text).toContain('\nFrom the port we hear no news.\n>From others we do.')
  })

  test('keeps the bytes of each mail as they stand there', async () => {
    const { articles } = await readFileAs('port.mbox', box([first, second]))
    expect(articles.map(textOf)).toEqual([first, second].map((one) => `${one.replaceAll('\r\n', '\n')}\n`))
  })

  test('is known by its content, in the forms of several programs', async () => {
    const lines = [
      'From - Thu Feb 06 10:15:30 2020',
      'From 1657873442@xxx Thu Feb 06 10:15:30 +0000 2020',
      'From ida at northport.example  Thu Feb  6 10:15:30 2020',
      'From MAILER-DAEMON Thu Feb  6 10:15 2020',
      'From -',
    ]
    const { articles } = await readFileAs(
      'Inbox',
      lines.map((line) => `${line}\n${first.replaceAll('\r\n', '\n')}\n\n`).join(''),
    )
    expect(articles.map(({ record }) => record)).toEqual(['1', '2', '3', '4', '5'])
  })

  test('calls what is attached by its mail', async () => {
    const one = multipart('mixed', [
      'Content-Type: text/plain\n\nSee the file about the crane.\n',
      attached('story.txt', 'text/plain', story('Crane as a text file')),
    ])
    const { articles } = await readFileAs('port.mbox', box([first, one]))
    expect(articles.map(({ record }) => record)).toEqual(['1', '2', '2!/story.txt'])
  })

  test('is split in the same way whatever pieces it is read in', async () => {
    const bytes = Buffer.from(box([first, second, first, mail([], ''), second], '\r\n'))
    const split = async (step: number): Promise<string[]> => {
      async function* pieces(): AsyncIterable<Uint8Array> {
        for (let at = 0; at < bytes.length; at += step) yield await Promise.resolve(bytes.subarray(at, at + step))
      }
      const mails: string[] = []
      for await (const { bytes: one } of splitMbox(pieces())) mails.push(Buffer.from(one!).toString())
      return mails
    }
    const whole = await split(bytes.length)
    expect(whole).toHaveLength(5)
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 3000 }), async (step) => {
        expect(await split(step)).toEqual(whole)
      }),
      { numRuns: 60 },
    )
  })

  test('mutated gives rows and ends', async () => {
    await fc.assert(
      fc.asyncProperty(mutated(Buffer.from(box([first, second]))), async (bytes) => {
        const { articles, refusals } = await readFileAs('port.mbox', bytes)
        expect(articles.length + refusals.length).toBeGreaterThan(0)
        for (const { refusal } of refusals) expect(refusal.reason).toMatch(/\.$/)
      }),
      { numRuns: 500 },
    )
  })
})

const SAMPLES = '../shared/corpus/formats/eml/test/fixtures'

describe.runIf(existsSync(SAMPLES))('the sample mails', () => {
  test.each([
    ['base64encodedroot.eml', 0, null, null],
    ['decoderended.eml', 1, 'Fwd: fotos', '2004-09-09'],
    ['delivery-status.eml', 2, 'Delivery Status Notification (Failure)', '2021-02-16'],
    ['htmllargecallstack.eml', 1, 'Kill the HTML parser', null],
    ['large_text.eml', 1, '[Bug 381598] Re: ubiquity crashes in ubuntu 9.04 installation', '2011-08-03'],
    ['mixed.eml', 1, null, null],
    ['nested.eml', 1, null, null],
    ['nodemailer.eml', 2, 'Nodemailer is unicode friendly ✔ (1476358788189)', '2016-10-13'],
    ['outofmemory.eml', 1, 'Cause out of memory error in the mailparser', null],
    ['spam.eml', 1, '123.042 Euro pro Jahr GRARANTIERT von einer Bank! KOSTENLOS', '2015-11-24'],
  ])('%s', async (name, count, title, date) => {
    const { articles, refusals } = await readPath(join(SAMPLES, name))
    expect(articles).toHaveLength(count)
    expect(articles.length + refusals.length).toBeGreaterThan(0)
    expect(articles[0]?.extracted.title.value ?? null).toBe(title)
    expect(articles[0]?.extracted.date.value ?? null).toBe(date)
    for (const { extracted } of articles) expect(extracted.body).not.toBe('')
  })

  test('all of them are covered', () => {
    expect(readdirSync(SAMPLES)).toHaveLength(10)
  })
})
