import { open, rm } from 'node:fs/promises'
import { AppError } from '../contract/errors.ts'

// What spreadsheets would take for a formula, or for the beginning of one.
const FORMULA = /^[=+\-@\t\r]/
const NUMBER = /^[-+]?\d+(\.\d+)?(e[-+]?\d+)?$/i

/**
 * Writes a table as CSV (RFC 4180, UTF-8 with its mark, so that spreadsheets read it right), page by page. Cells that would be
 * formulas get an apostrophe in front, plain numbers do not. Returns the number of rows; a file that is not whole is taken away. Throws what the pages
 * throw, `disk-full`, or `file-unreadable` when the place cannot be written.
 */
export async function writeCsv(
  file: string,
  columns: readonly string[],
  pages: AsyncIterable<readonly (readonly string[])[]>,
): Promise<number> {
  try {
    const handle = await open(file, 'w', 0o644)
    let written = 0
    try {
      await handle.write(`\ufeff${line(columns)}`)
      for await (const rows of pages) {
        await handle.write(rows.map(line).join(''))
        written += rows.length
      }
    } finally {
      await handle.close()
    }
    return written
  } catch (error) {
    await rm(file, { force: true }).catch(() => undefined)
    throw asExportError(error, file)
  }
}

function line(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

/** A cell as CSV has it. Control characters of file names, which no spreadsheet shows, become spaces. */
function csvCell(text: string): string {
  const guarded = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text
  // oxlint-disable-next-line no-control-regex -- these are what is meant
  const plain = guarded.replaceAll(/[\0-\x08\x0b\x0c\x0e-\x1f]/g, ' ')
  return /[",\r\n]|^\s|\s$/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}

function asExportError(error: unknown, file: string): unknown {
  const { code } = error as NodeJS.ErrnoException
  if (error instanceof AppError || code === undefined) return error
  if (code === 'ENOSPC') return new AppError('disk-full', `There is not enough room for ${file}. Choose another disk.`)
  return new AppError('file-unreadable', `${file} cannot be written (${code}). Choose another place.`)
}
