import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import type { PDFDocumentProxy } from 'pdfjs-dist'
import { Refusal } from '../refusal.ts'

type PdfJs = typeof import('pdfjs-dist/legacy/build/pdf.mjs')

let loaded: Promise<PdfJs> | undefined

/**
 * Opens a PDF with pdf.js, in this thread. The bytes are copied, for pdf.js takes what it is given away. Throws a Refusal when it
 * is encrypted, and another when it is too damaged to be opened. The caller ends it with `close`.
 */
export async function openPdf(bytes: Uint8Array): Promise<{ document: PDFDocumentProxy; close(): Promise<void> }> {
  const { getDocument, VerbosityLevel } = await (loaded ??= loadPdfJs())
  const task = getDocument({
    data: new Uint8Array(bytes),
    verbosity: VerbosityLevel.ERRORS,
    BinaryDataFactory: CharacterMaps,
    cMapUrl: 'cmaps/',
    useWorkerFetch: false,
    // Nothing is drawn: no image is decoded, no program of the file is run, and the fonts of this computer don't matter.
    useWasm: false,
    useSystemFonts: false,
    disableFontFace: true,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    maxImageSize: 0,
    enableXfa: false,
    disableAutoFetch: true,
  })
  const close = (): Promise<void> => task.destroy().catch(() => undefined)
  try {
    return { document: await task.promise, close }
  } catch (error) {
    await close()
    throw refusalOfPdf(error)
  }
}

function refusalOfPdf(error: unknown): Refusal {
  const { name, message } = error instanceof Error ? error : { name: '', message: String(error) }
  if (name === 'PasswordException')
    return new Refusal(
      'skipped',
      'password',
      'Password needed: this PDF is encrypted. Open it with its password, save it without one and import that.',
    )
  return new Refusal(
    'failed',
    'damaged',
    `This PDF is damaged or incomplete (${message.replace(/\s+/g, ' ').slice(0, 120)}). Get it again, or open it in a PDF program, save it anew and import that.`,
  )
}

async function loadPdfJs(): Promise<PdfJs> {
  // On loading, pdf.js looks for a native library to draw with, and complains when there is none. Nothing is drawn here.
  const { warn } = console
  const { getBuiltinModule } = process
  const withoutRequire = (name: string): object | undefined =>
    name === 'module' ? undefined : getBuiltinModule.call(process, name)
  Object.assign(console, { warn: () => undefined })
  Object.assign(process, { getBuiltinModule: withoutRequire })
  try {
    const [api, worker] = await Promise.all([
      import('pdfjs-dist/legacy/build/pdf.mjs'),
      // @ts-expect-error -- it has no types: pdf.js looks for it under this name and then starts no thread of its own
      import('pdfjs-dist/legacy/build/pdf.worker.mjs') as Promise<unknown>,
    ])
    Object.assign(globalThis, { pdfjsWorker: worker })
    process.on('unhandledRejection', passOver)
    return api
  } finally {
    Object.assign(console, { warn })
    Object.assign(process, { getBuiltinModule })
  }
}

/** Of damaged files, pdf.js leaves some promises without anyone who awaits them; what matters is told by those that are awaited. */
function passOver(reason: unknown): void {
  const isOfPdfJs = reason instanceof Error && /pdf(?:\.worker)?(?:-[\w-]+)?\.m?js/.test(reason.stack ?? '')
  if (!isOfPdfJs) throw reason
}

// The character maps that PDFs in Chinese, Japanese and Korean name without holding them. Sources take them from the package; the
// build puts them beside the chunks.
const CHARACTER_MAPS = import.meta.url.endsWith('.ts')
  ? pathToFileURL(createRequire(import.meta.url).resolve('pdfjs-dist/cmaps/LICENSE'))
  : new URL('./pdfjs/cmaps/LICENSE', import.meta.url)

class CharacterMaps {
  async fetch({ kind, filename }: { readonly kind: string; readonly filename: string }): Promise<Uint8Array> {
    // Fonts and image decoders are for drawing.
    if (kind !== 'cMapUrl' || !/^[\w-]+\.bcmap$/.test(filename)) throw new Error(`There is no ${filename}.`)
    return new Uint8Array(await readFile(new URL(filename, CHARACTER_MAPS)))
  }
}
