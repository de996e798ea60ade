import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

// The real module would start a download: one stand-in replaces it everywhere in tests.
const alias = { electron: resolve(import.meta.dirname, 'test/support/electron/electron.ts') }

/** One Vitest project over a folder of tests. Native code and worker threads want processes, not threads. */
const project = (name: string, timeout = 30_000) => ({
  resolve: { alias },
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`],
    environment: 'node' as const,
    pool: 'forks' as const,
    testTimeout: timeout,
    hookTimeout: timeout,
  },
})

export default defineConfig({
  test: {
    allowOnly: false,
    retry: Number(process.env.VARIORUM_TEST_RETRIES ?? 0),
    // By itself it leaves one processor free, which halves the speed of a machine that has two.
    maxWorkers: '100%',
    projects: [project('unit'), project('db'), project('contract'), project('cli'), project('packaging', 180_000)],
  },
})
