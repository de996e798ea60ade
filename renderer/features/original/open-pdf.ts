import type { PDFDocumentProxy } from 'pdfjs-dist'
// oxlint-disable-next-line import/default -- the address of a file, which Vite gives
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url'

/** A PDF that is open, and what ends it. */
export interface OpenPdf {
  readonly pdf: PDFDocumentProxy
  /** The size of the first page in points; the others are of this size until they were drawn. */
  readonly first: PageSize
  close(): void
}

/** The size of a page in points. */
export interface PageSize {
  readonly width: number
  readonly height: number
}

type PdfJs = typeof import('pdfjs-dist')

/** pdf.js, loaded when the first PDF is looked at. */
export const loadPdfJs = (): Promise<PdfJs> => import('pdfjs-dist')

/** The page's policy takes the addresses of scripts from such a policy only; this one knows the one worker. */
const trusted = (
  window as unknown as {
    readonly trustedTypes?: {
      createPolicy(
        name: string,
        rules: { createScriptURL(url: string): string },
      ): { createScriptURL(url: string): string }
    }
  }
).trustedTypes?.createPolicy('variorum-pdf', {
  createScriptURL(url) {
    if (url !== workerUrl) throw new TypeError('Only the worker that reads PDFs is started.')
    return url
  },
})

/**
 * Opens a PDF in a worker of its own. Nothing in it runs: no scripts, no forms, and what it would need from elsewhere comes from the
 * app itself. Rejects with what pdf.js says of a file that it cannot open.
 */
export async function openPdf(bytes: Uint8Array): Promise<OpenPdf> {
  const { getDocument, PDFWorker, VerbosityLevel } = await loadPdfJs()
  const port = new Worker(trusted?.createScriptURL(workerUrl) ?? workerUrl, { type: 'module' })
  const worker = new PDFWorker({ port: port as unknown as null })
  const assets = (folder: string): string => new URL(`pdfjs/${folder}/`, document.baseURI).href
  const task = getDocument({
    data: bytes,
    worker,
    verbosity: VerbosityLevel.ERRORS,
    cMapUrl: assets('cmaps'),
    standardFontDataUrl: assets('standard_fonts'),
    wasmUrl: assets('wasm'),
    // Compiling WebAssembly is forbidden as evaluating text is: images are decoded by plain scripts.
    useWasm: false,
    enableXfa: false,
    disableWorkerRendering: true,
  })
  const close = (): void => {
    void task.destroy().finally(() => {
      worker.destroy()
      port.terminate()
    })
  }
  try {
    const pdf = await task.promise
    const { width, height } = (await pdf.getPage(1)).getViewport({ scale: 1 })
    return { pdf, first: { width, height }, close }
  } catch (error) {
    close()
    throw error
  }
}
