/** A line of text on a page: baseline from the lower left corner, in points. */
export interface PdfLine {
  readonly x: number
  readonly y: number
  readonly text: string
  readonly size?: number
}

/** A page of 595 by 842 points: its lines, or its content stream as it is. */
export type PdfPage = readonly PdfLine[] | string

/**
 * A PDF of text in Helvetica, which it does not hold. `info`: entries of its information dictionary. `font`: the font's own
 * dictionary, for other encodings. Latin-1 text only; a content stream may hold anything.
 */
export function smallPdf(
  pages: readonly PdfPage[],
  options: {
    readonly info?: Readonly<Record<string, string>>
    readonly fonts?: string
    readonly objects?: readonly string[]
  } = {},
): Uint8Array {
  const objects = ['', '']
  const add = (object: string): number => objects.push(object)
  const fonts = options.fonts ?? '/F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>'
  const info = add(
    `<< ${Object.entries(options.info ?? {})
      .map(([key, value]) => `/${key} (${escaped(value)})`)
      .join(' ')} >>`,
  )
  const extra = (options.objects ?? []).map(add)
  const kids = pages.map((page) => {
    const stream = typeof page === 'string' ? page : page.map(showLine).join('\n')
    const content = add(`<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`)
    return add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${content} 0 R /Resources << /Font << ${fonts} >> >> >>`,
    )
  })
  objects[0] = `<< /Type /Catalog /Pages 2 0 R >>`
  objects[1] = `<< /Type /Pages /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] /Count ${kids.length} >>`
  void extra
  let file = '%PDF-1.7\n'
  const offsets = objects.map((object, at) => {
    const offset = file.length
    file += `${at + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const table = file.length
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`
  for (const offset of offsets) file += `${String(offset).padStart(10, '0')} 00000 n \n`
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info ${info} 0 R >>\nstartxref\n${table}\n%%EOF\n`
  return new Uint8Array(Buffer.from(file, 'latin1'))
}

/** Lines of a column, from the top down. */
export function pdfColumn(
  x: number,
  top: number,
  lines: readonly string[],
  size = 10,
  leading = size * 1.2,
): PdfLine[] {
  return lines.map((text, at) => ({ x, y: top - at * leading, text, size }))
}

function showLine({ x, y, text, size = 10 }: PdfLine): string {
  return `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm (${escaped(text)}) Tj ET`
}

function escaped(text: string): string {
  return text.replace(/[\\()]/g, String.raw`\$&`)
}
