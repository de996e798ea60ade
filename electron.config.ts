import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const at = (path: string): string => resolve(import.meta.dirname, path)

// Flat chunk names keep `new URL('./db-worker.js', import.meta.url)` right wherever the code ends up.
const chunkFileNames = '[name]-[hash].js'

/** Puts files that pdf.js reads while it works beside the code, under `pdfjs/`: names by folder of the package. */
const pdfjsAssets = (folders: Readonly<Record<string, RegExp>>) => ({
  name: 'pdfjs-assets',
  generateBundle(this: { emitFile(file: { type: 'asset'; fileName: string; source: Uint8Array }): string }): void {
    for (const [folder, names] of Object.entries(folders)) {
      const from = at(`node_modules/pdfjs-dist/${folder}`)
      for (const name of readdirSync(from).filter((file) => names.test(file)))
        this.emitFile({ type: 'asset', fileName: `pdfjs/${folder}/${name}`, source: readFileSync(resolve(from, name)) })
    }
  },
})

/**
 * Puts the n-grams of the language detector into the code as JSON: as an object literal of 2 MB they cost each thread that reads
 * articles 130 MB more, and a third of a second.
 */
const detectorData = {
  name: 'detector-data',
  async transform(_code: string, id: string): Promise<string | undefined> {
    if (!/[\\/]eld[\\/]src[\\/]ngrams[\\/]\w+\.js$/.test(id)) return undefined
    const { ngramsData } = (await import(pathToFileURL(id).href)) as { ngramsData: unknown }
    return `export const ngramsData = JSON.parse(${JSON.stringify(JSON.stringify(ngramsData))})`
  },
}

/** Character maps for text in Chinese, Japanese and Korean; reading text needs no more. */
const characterMaps = { cmaps: /./ }
/** Fonts that PDFs name without holding them. */
const fonts = { ...characterMaps, standard_fonts: /./ }
/** Decoders of images, as plain scripts: the window may not compile WebAssembly. */
const decoders = { wasm: /_nowasm_fallback\.js$|^LICENSE/ }

export default defineConfig({
  main: {
    plugins: [detectorData, pdfjsAssets(characterMaps)],
    build: {
      outDir: 'out/main',
      target: 'node24.18',
      sourcemap: true,
      rolldownOptions: {
        input: {
          index: at('main/electron/entry.ts'),
          web: at('main/web/entry.ts'),
          cli: at('main/cli/entry.ts'),
          'db-worker': at('db/worker.ts'),
          'import-worker': at('main/import/worker.ts'),
          'table-worker': at('main/import/table-worker.ts'),
          'archive-worker': at('main/archive/worker.ts'),
          'compare-worker': at('main/compare/worker.ts'),
          'vocabulary-worker': at('main/compare/vocabulary-worker.ts'),
          'concordance-worker': at('main/concordance/worker.ts'),
          'catalogue-worker': at('main/search/catalogue-worker.ts'),
          'describe-worker': at('main/search/describe-worker.ts'),
        },
        output: { chunkFileNames },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      target: 'node24.18',
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: at('main/preload/index.ts') },
        // A sandboxed renderer cannot load an ES module preload.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    base: './',
    plugins: [react(), pdfjsAssets({ ...fonts, ...decoders })],
    build: {
      outDir: at('out/renderer'),
      target: 'chrome152',
      minify: 'oxc',
      rolldownOptions: { input: { index: at('renderer/index.html') } },
    },
  },
})
