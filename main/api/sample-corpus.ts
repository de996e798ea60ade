import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CorpusInfo } from '../contract/library.ts'
import { sampleFiles } from '../sample/sample.ts'
import type { AppCore } from './app-core.ts'
import { startImport } from './import-job.ts'

/** Opens the sample corpus; the first time it is created and the five sample articles are imported, as from a folder `Sample`. */
export async function openSampleCorpus(core: AppCore): Promise<CorpusInfo> {
  await core.openCorpus(join(core.dataDir, 'corpora', 'Sample.variorum'), 'absent')
  const { db } = core.current()
  const runs = await db.read('run.list', {})
  if (!runs.some(({ state }) => state === 'done')) await importSample(core)
  return db.read('corpus.info', {})
}

async function importSample(core: AppCore): Promise<void> {
  const staged = await mkdtemp(join(tmpdir(), 'variorum-sample-'))
  const hide = core.grants.showFrom(staged)
  try {
    const folder = join(staged, 'Sample')
    await mkdir(folder)
    await Promise.all(sampleFiles.map(({ name, content }) => writeFile(join(folder, name), content)))
    await startImport(core, [folder], {}).report
  } finally {
    hide()
    await rm(staged, { recursive: true, force: true })
  }
}
