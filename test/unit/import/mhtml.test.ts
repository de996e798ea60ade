import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { mutated } from './mutated.ts'
import { readFileAs } from './read-file.ts'
import { storyPage } from './story.ts'

const URL = 'https://www.northport-gazette.example/2020/02/crane'

interface Part {
  readonly headers: readonly string[]
  readonly body: string
}

function saved(headers: readonly string[], parts: readonly Part[]): string {
  const lines = [
    ...headers,
    '',
    ...parts.flatMap((part) => ['------MultipartBoundary--x----', ...part.headers, '', part.body]),
    '------MultipartBoundary--x------',
    '',
  ]
  return lines.join('\r\n')
}

const blink = (title: string): string[] => [
  'From: <Saved by Blink>',
  `Snapshot-Content-Location: ${URL}`,
  `Subject: ${title}`,
  'Date: Fri, 7 Feb 2020 09:00:00 -0000',
  'MIME-Version: 1.0',
  'Content-Type: multipart/related;',
  '\ttype="text/html";',
  '\tboundary="----MultipartBoundary--x----"',
]
const quoted = (text: string): string =>
  [...Buffer.from(text)]
    .map((byte) => (byte === 0x3d || byte >= 0x80 ? `=${byte.toString(16).toUpperCase()}` : String.fromCharCode(byte)))
    .join('')
    .replace(/.{70}(?!=|.=)/g, '$&=\r\n')
const image: Part = {
  headers: ['Content-Type: image/png', 'Content-Transfer-Encoding: base64', `Content-Location: ${URL}/a.png`],
  body: 'iVBORw0KGgo=',
}

describe('a saved web page (MHTML)', () => {
  test('is the page in it, with the address that it was saved from', async () => {
    const bytes = saved(blink('Crane falls into the harbour'), [
      {
        headers: ['Content-Type: text/html', 'Content-Transfer-Encoding: quoted-printable', `Content-Location: ${URL}`],
        body: quoted(storyPage('Crane falls into the harbour')),
      },
      image,
    ])
    const { articles, refusals } = await readFileAs('crane.mhtml', bytes)
    expect(refusals).toEqual([])
    const { extracted, media, bytes: original, record } = articles[0]!
    expect(record).toBeUndefined()
    expect(media).toBe('multipart/related')
    expect(Buffer.from(original).toString()).toBe(bytes)
    expect(extracted).toMatchObject({
      format: 'mhtml',
      title: { value: 'Crane falls into the harbour' },
      url: { value: URL, status: 'stated', evidence: 'the address that the browser saved with the page' },
    })
    expect(extracted.body).toContain('“We expect to open one of the two basins tomorrow,”')
  })

  test('takes the day of saving for no date of publication', async () => {
    const page = storyPage('Crane falls')
    const noDay = blink('Crane falls').map((line) => line.replace('/2020/02', ''))
    const { articles } = await readFileAs(
      'a.mhtml',
      saved(noDay, [{ headers: ['Content-Type: text/html'], body: page }]),
    )
    expect(articles[0]!.extracted.date).toMatchObject({ value: null, status: 'unknown' })
    expect(articles[0]!.extracted.date.evidence).toContain('no date of publication')
  })

  test('is decoded as its part says, and found where the header names it', async () => {
    const body = iconv.encode(storyPage('Кран упал в гавань Нортпорта'), 'windows-1251').toString('base64')
    const parts: Part[] = [
      { headers: ['Content-Type: text/html', 'Content-ID: <frame@x>'], body: storyPage('A frame of the page') },
      {
        headers: [
          'Content-Type: text/html; charset="windows-1251"',
          'Content-Transfer-Encoding: base64',
          'Content-ID: <root@x>',
          `Content-Location: ${URL}`,
        ],
        body,
      },
    ]
    const headers = [
      'From: "Saved by Windows Internet Explorer 8"',
      'MIME-Version: 1.0',
      'Content-Type: multipart/related; type="text/html"; start="<root@x>"; boundary="----MultipartBoundary--x----"',
      'X-MimeOLE: Produced By Microsoft MimeOLE V6.1.7601.17609',
    ]
    const { articles } = await readFileAs('crane.mht', saved(headers, parts))
    expect(articles[0]!.extracted.title.value).toBe('Кран упал в гавань Нортпорта')
    expect(articles[0]!.extracted.url.value).toBe(URL)
  })

  test('may be one part in base64 and no more', async () => {
    const headers = ['MIME-Version: 1.0', 'Content-Type: text/html; charset=utf-8', 'Content-Transfer-Encoding: base64']
    const body = Buffer.from(storyPage('Crane falls into the harbour')).toString('base64')
    const { articles } = await readFileAs(
      'crane.mht',
      `${headers.join('\r\n')}\r\nContent-Location: ${URL}\r\n\r\n${body}`,
    )
    expect(articles[0]!.extracted).toMatchObject({ format: 'mhtml', title: { value: 'Crane falls into the harbour' } })
    expect(articles[0]!.extracted.url.value).toBe(URL)
  })

  test('without a page says so, and one that is cut off gives what is there', async () => {
    const none = await readFileAs('a.mhtml', saved(blink('Crane'), [image]))
    expect(none.refusals).toMatchObject([{ refusal: { outcome: 'skipped', code: 'empty' } }])
    const whole = saved(blink('Crane'), [{ headers: ['Content-Type: text/html'], body: storyPage('Crane falls') }])
    const cut = await readFileAs('a.mhtml', whole.slice(0, -200))
    expect(cut.articles[0]!.extracted.body).toContain('The harbour of Northport')
  })

  test('mutated gives rows and ends', async () => {
    const whole = Buffer.from(
      saved(blink('Crane'), [
        {
          headers: ['Content-Type: text/html', 'Content-Transfer-Encoding: quoted-printable'],
          body: quoted(storyPage('Crane falls')),
        },
        image,
      ]),
    )
    await fc.assert(
      fc.asyncProperty(mutated(whole), async (bytes) => {
        const { articles, refusals } = await readFileAs('a.mhtml', bytes)
        expect(articles.length + refusals.length).toBeGreaterThan(0)
        for (const { refusal } of refusals) expect(refusal.reason).toMatch(/\.$/)
      }),
      { numRuns: 500 },
    )
  })
})
