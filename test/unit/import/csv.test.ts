import { existsSync } from 'node:fs'
import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { layerOf } from './layers-of.ts'
import { mutated } from './mutated.ts'
import { readFileAs, readPath } from './read-file.ts'
import { readMemory } from './read-memory.ts'

const TEXT =
  'The harbour of Northport was closed on Tuesday after a crane had fallen into the water, the port authority said.\n\n“We expect to open one basin tomorrow,” said the harbour master.'

const row = (...cells: readonly string[]): string => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')

describe('a table', () => {
  test('gives an article for each row, with the row as its original', async () => {
    const lines = [
      'id,Headline,Publication,Author,Date published,Link,Body',
      row(
        '7',
        'Crane falls',
        'The Northport Courier',
        'Ida Marsh',
        '2020-02-06T10:00:00Z',
        'https://courier.example/crane',
        TEXT,
      ),
      row('8', 'Crane found', 'The Northport Courier', "['Ida Marsh', 'Tom Reed']", '7 February 2020', '', TEXT),
    ]
    const { articles, refusals } = await readFileAs('export.csv', `${lines.join('\r\n')}\r\n`)
    expect(refusals).toEqual([])
    expect(articles.map(({ record }) => record)).toEqual(['1', '2'])
    const [first, second] = articles.map(({ extracted }) => extracted)
    expect(first).toMatchObject({
      title: { value: 'Crane falls', status: 'stated', evidence: 'the column “Headline” in row 1' },
      outlet: { value: 'The Northport Courier', status: 'stated' },
      byline: { value: 'Ida Marsh' },
      date: { value: '2020-02-06', status: 'stated' },
      url: { value: 'https://courier.example/crane' },
      language: { value: 'en' },
      format: 'csv',
    })
    expect(second).toMatchObject({
      byline: { value: 'Ida Marsh, Tom Reed' },
      date: { value: '2020-02-07' },
      url: { value: null },
    })
    expect(layerOf(first!, 'headline')).toEqual(['Crane falls'])
    expect(layerOf(first!, 'body')).toEqual(TEXT.split('\n\n'))
    expect(articles.map(({ bytes }) => Buffer.from(bytes).toString())).toEqual(lines.slice(1))
    expect(articles[0]!.media).toBe('text/csv;charset=utf-8')
  })

  test('is understood in several languages, delimiters and encodings', async () => {
    const german =
      'Überschrift;Zeitung;Datum;Volltext\r\nKran stürzt;Nordhafener Blatt;6.2.2020;"Der Hafen wurde; nach dem Unglück,\ngesperrt."\r\n'
    const french =
      'Titre\tMédia\tDate de publication\tTexte\nGrue tombée\tLe Courrier\t06/02/2020\tLe port a été fermé mardi après la chute d’une grue.\n'
    const spanish =
      'Titular|Medio|Fecha|Contenido\nCae una grúa|El Correo|6 de febrero de 2020|El puerto fue cerrado el martes tras la caída de una grúa.\n'
    const files = [
      await readFileAs('de.csv', iconv.encode(german, 'windows-1252')),
      await readFileAs('fr.tsv', iconv.encode(french, 'utf16le', { addBOM: true })),
      await readFileAs('es.csv', `\ufeff${spanish}`),
      await readFileAs('be.tsv', iconv.encode(french, 'utf16be')),
    ]
    for (const { articles, refusals } of files) {
      expect(refusals).toEqual([])
      expect(articles.map(({ extracted }) => extracted.date.value)).toEqual(['2020-02-06'])
    }
    expect(files.map(({ articles }) => articles[0]!.extracted.title.value)).toEqual([
      'Kran stürzt',
      'Grue tombée',
      'Cae una grúa',
      'Grue tombée',
    ])
    expect(layerOf(files[0]!.articles[0]!.extracted, 'body')).toEqual([
      'Der Hafen wurde; nach dem Unglück,',
      'gesperrt.',
    ])
    expect(iconv.decode(Buffer.from(files[3]!.articles[0]!.bytes), 'utf16be')).toBe(french.split('\n')[1])
    expect(iconv.decode(Buffer.from(files[0]!.articles[0]!.bytes), 'windows-1252')).toBe(
      german.split('\r\n').slice(1, 2).join(''),
    )
  })

  test('is found below lines of another kind, after the mark of a spreadsheet, and without its extension', async () => {
    const below = `Results of a search\nQuery: crane\n\nTitle,Date,Full text\n${row('Crane falls', '2020-02-06', TEXT)}\n`
    const marked = `sep=;\nTitle;Text\nCrane falls;${TEXT.split('\n')[0]}\n`
    const plain = `title\tsource\tdate\ttext\nCrane falls\tCourier\t2020-02-06\t${TEXT.split('\n')[0]}\n`
    for (const [name, content] of [
      ['below.csv', below],
      ['marked.csv', marked],
      ['plain.txt', plain],
    ] as const) {
      const { articles, refusals } = await readFileAs(name, content)
      expect(refusals).toEqual([])
      expect(articles.map(({ extracted }) => [extracted.format, extracted.title.value])).toEqual([
        ['csv', 'Crane falls'],
      ])
    }
  })

  test('decides between day and month over the whole file', async () => {
    const table = (...dates: readonly string[]): string =>
      `title,date,text\n${dates.map((date) => row('Crane', date, 'Words.')).join('\n')}\n`
    const dates = async (...printed: readonly string[]): Promise<(string | null)[]> =>
      (await readFileAs('t.csv', table(...printed))).articles.map(({ extracted }) => extracted.date.value)
    expect(await dates('06/02/2020', '13/02/2020')).toEqual(['2020-02-06', '2020-02-13'])
    expect(await dates('06/02/2020', '02/13/2020')).toEqual(['2020-06-02', '2020-02-13'])
    expect(await dates('06/02/2020', '07/02/2020')).toEqual([null, null])
    expect(await dates('13/02/2020', '02/13/2020', '06/02/2020')).toEqual(['2020-02-13', '2020-02-13', null])
    // The date that decides stands far behind the beginning that columns are told from.
    const many = Array.from({ length: 2000 }, () => '06/02/2020')
    const late = await readFileAs('late.csv', table(...many, '25/02/2020'))
    expect(late.articles[0]!.extracted.date.value).toBe('2020-02-06')
    const unclear = await readFileAs('u.csv', table('06/02/2020'))
    expect(unclear.articles[0]!.extracted.date).toEqual({
      value: null,
      status: 'unknown',
      evidence: 'the column “date” in row 1: “06/02/2020” may begin with the day or the month',
    })
  })

  test('takes the columns that the researcher chose', async () => {
    const content = `Kopf,Notiz,Wann\n${row('Crane falls', TEXT, '2020-02-06')}\n`
    const columns = { title: 'Kopf', text: 'Notiz', date: 'wann' }
    const { articles } = await readFileAs('own.csv', content, { columns })
    expect(articles[0]!.extracted).toMatchObject({ title: { value: 'Crane falls' }, date: { value: '2020-02-06' } })
    const headless = await readFileAs(
      'headless.csv',
      `${row('Crane falls', '2020-02-06', TEXT)}\n${row('Found', '2020-02-07', TEXT)}\n`,
      {
        columns: { title: 'column 1', text: 'column 3' },
      },
    )
    expect(headless.articles.map(({ extracted }) => extracted.title.value)).toEqual(['Crane falls', 'Found'])
    const wrong = await readFileAs('own.csv', content, { columns: { text: 'Body' } })
    expect(wrong.refusals[0]!.refusal.reason).toBe(
      'It has no column “Body”. Its columns are “Kopf”, “Notiz”, “Wann”. Choose its columns in the window, or with --columns.',
    )
    const none = await readFileAs('own.csv', `title,text\n${row('Crane falls', TEXT)}\n`, { columns: { title: '-' } })
    expect(none.articles[0]!.extracted.title.value).toBeNull()
  })

  test('says which columns it has when none of them is clearly the text', async () => {
    const unclear = await readFileAs('numbers.csv', 'alpha,beta\n1,2\n3,4\n')
    expect(unclear.refusals.map(({ refusal }) => [refusal.outcome, refusal.code])).toEqual([
      ['failed', 'columns-unclear'],
    ])
    expect(unclear.refusals[0]!.refusal.reason).toContain('“alpha”, “beta”')
    const links = await readFileAs(
      'links.csv',
      'stories_id,publish_date,title,url\n1,2020-02-06,Crane falls,https://courier.example/1\n',
    )
    expect(links.refusals.map(({ refusal }) => [refusal.outcome, refusal.code])).toEqual([['skipped', 'no-text']])
    const empty = await readFileAs('empty.csv', 'title,text\n')
    expect(empty.refusals.map(({ refusal }) => [refusal.outcome, refusal.code])).toEqual([['skipped', 'empty']])
  })

  test('skips blank rows, and lists rows without a text until there are too many', async () => {
    const rows = [
      row('Crane falls', TEXT),
      ',',
      '',
      ...Array.from({ length: 250 }, (_, index) => row(`Title ${index}`, '')),
      row('Last', TEXT),
    ]
    const { articles, refusals } = await readFileAs('t.csv', `title,text\n${rows.join('\n')}\n`)
    expect(articles.map(({ record }) => record)).toEqual(['1', '252'])
    expect(refusals).toHaveLength(101)
    expect(refusals[0]).toMatchObject({ record: '2', refusal: { outcome: 'skipped', code: 'no-text' } })
    expect(refusals[100]!.refusal.reason).toMatch(/^The same goes for 150 more rows \(102 to 251\)/)
  })

  test('goes on after a quotation that never ends, and says where it began', async () => {
    const open = await readFileAs(
      'open.csv',
      'title,text\nOne,"The first text"\nTwo,"The second text\nThree,"The third text"\nFour,"The fourth text"\n',
    )
    expect(open.articles.map(({ extracted }) => extracted.title.value)).toEqual(['One', 'Three', 'Four'])
    expect(open.refusals.map(({ refusal }) => refusal.reason)).toEqual([
      'In line 3 a quotation begins that never ends. That line was left out. Mend it and import the table again.',
    ])
    const cut = await readFileAs(
      'cut.csv',
      'title,text,date\nOne,"The first text",2020-01-01\nTwo,"The second\ntext, which is',
    )
    expect(cut.articles).toHaveLength(1)
    expect(cut.refusals).toHaveLength(1)
  })

  test('keeps formulas as text, tells of uneven rows and of cells that a spreadsheet cut off', async () => {
    const long = `${'word '.repeat(6553)}of`
    expect(long).toHaveLength(32_767)
    const content = `title,text\n${row('=HYPERLINK("http://x.example")', TEXT)}\n${row('Long', long)}\nUneven,words of a text,and more\n`
    const { articles } = await readFileAs('t.csv', content)
    expect(articles[0]!.extracted.title.value).toBe('=HYPERLINK("http://x.example")')
    expect(articles.map(({ warnings }) => warnings.map(({ code }) => code))).toEqual([[], ['cut-off'], ['uneven-row']])
  })

  test('reads markup and escaped characters in its cells', async () => {
    const markup =
      '<p>First &amp; foremost.</p><h2>What next</h2><p>Second&nbsp;paragraph.</p><figure><figcaption>The crane</figcaption></figure>'
    const { articles } = await readFileAs(
      't.csv',
      `title,content,description\n${row('Crane &#8211; lost', markup, 'A short summary of it all')}\n${row('Two', 'One line.\\n\\nAnother line.', '')}\n`,
    )
    const [first, second] = articles.map(({ extracted }) => extracted)
    expect(first!.title.value).toBe('Crane – lost')
    expect(first!.layers.map(({ layer }) => layer)).toEqual([
      'headline',
      'standfirst',
      'body',
      'subheading',
      'body',
      'caption',
    ])
    expect(first!.text).toContain('First & foremost.')
    expect(layerOf(second!, 'body')).toEqual(['One line.', 'Another line.'])
  })

  test('reads quotation marks after backslashes, whole pages, and warns of its encoding once', async () => {
    const escaped = await readFileAs(
      't.csv',
      String.raw`id,title,text
1,"She said \"no\", twice","The harbour was closed, \"for now\", and so on"
2,"Two","The harbour"
`,
    )
    expect(escaped.articles.map(({ extracted }) => extracted.title.value)).toEqual(['She said "no", twice', 'Two'])
    const page = `<!DOCTYPE html><html><body><nav>Menu</nav><article><h1>Crane falls</h1>${TEXT.split('\n\n')
      .map((paragraph) => `<p>${paragraph}</p>`)
      .join('')}</article></body></html>`
    const pages = await readFileAs('p.csv', `title,html\n${row('Crane falls', page)}\n`)
    expect(layerOf(pages.articles[0]!.extracted, 'headline')).toEqual(['Crane falls'])
    expect(layerOf(pages.articles[0]!.extracted, 'body')).toEqual(TEXT.split('\n\n'))
    const latin = await readFileAs(
      'l.csv',
      iconv.encode('title,text\nSöhne,Größe über alles\nBrüder,Grüße von über dem Fluß\n', 'windows-1252'),
    )
    expect(latin.articles.map(({ warnings }) => warnings.map(({ code }) => code))).toEqual([['guessed-encoding'], []])
  })

  test('holds whatever it is cut into while it is read', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.string({ maxLength: 20 }), { minLength: 2, maxLength: 2 }), {
          minLength: 1,
          maxLength: 8,
        }),
        async (cells) => {
          const filled = cells.map(([title, text]) => [
            title!.replaceAll('\0', ''),
            `word ${text!.replaceAll('\0', '')} word`,
          ])
          const content = `title,text\n${filled.map((cell) => row(...cell)).join('\n')}\n`
          const { articles, refusals } = await readMemory('t.csv', Buffer.from(content))
          expect(refusals).toEqual([])
          expect(articles).toHaveLength(filled.length)
          expect(articles.map(({ original }) => Buffer.from(original!).toString())).toEqual(
            filled.map((cell) => row(...cell)),
          )
        },
      ),
      { numRuns: 100 },
    )
  })

  test('ends with rows only, whatever is done to its bytes', async () => {
    const whole = Buffer.from(`title;date;text\n"Crane";06/02/2020;"${TEXT}"\n"Söhne";2020-02-07;"x;y"\n`)
    const wide = iconv.encode(whole.toString(), 'utf16le', { addBOM: true })
    await fc.assert(
      fc.asyncProperty(fc.oneof(mutated(whole), mutated(wide)), async (bytes) => {
        const { articles, refusals } = await readMemory('t.csv', bytes)
        expect(articles.length + refusals.length).toBeGreaterThanOrEqual(0)
        for (const { extracted } of articles)
          expect(extracted.layers.every(({ start, end }) => start <= end && end <= extracted.text.length)).toBe(true)
      }),
      { numRuns: 500 },
    )
  }, 120_000)

  const hostile = '../shared/corpus/hostile'
  describe.runIf(existsSync(hostile))('among the hostile samples', () => {
    test('gives its rows', async () => {
      const formula = await readPath(`${hostile}/formula.csv`)
      expect(formula.articles.map(({ extracted }) => extracted.date.value)).toEqual([null, '2020-02-06'])
      const semicolon = await readPath(`${hostile}/semicolon.csv`)
      expect(semicolon.articles.map(({ extracted }) => extracted.body)).toEqual(['x;y'])
      const wide = await readPath(`${hostile}/excel-utf16.tsv`)
      expect(wide.articles.map(({ extracted }) => extracted.title.value)).toEqual(['Å'])
    })
  })
})
