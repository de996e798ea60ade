import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'

const at = (path: string): string => resolve(import.meta.dirname, path)

// Flat chunk names keep `new URL('./db-worker.js', import.meta.url)` right wherever the code ends up.
const chunkFileNames = '[name]-[hash].js'

export default defineConfig({
  main: {
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
          'compare-worker': at('main/compare/worker.ts'),
          'catalogue-worker': at('main/search/catalogue-worker.ts'),
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
    plugins: [react()],
    build: {
      outDir: at('out/renderer'),
      target: 'chrome152',
      minify: 'oxc',
      rolldownOptions: { input: { index: at('renderer/index.html') } },
    },
  },
})
