import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect } from 'vitest'
import { createApp, type App } from '../../../main/api/app.ts'
import type { ShellPort } from '../../../main/api/shell-port.ts'
import { appEvents, type AppEvents, type EventName } from '../../../main/contract/events.ts'
import { methods, type Input, type Method, type Output, type Parsed } from '../../../main/contract/methods.ts'
import { tempDir } from '../../support/temp-dir.ts'

const apps: App[] = []
afterEach(async () => {
  await Promise.all(apps.splice(0).map((app) => app.close()))
})

type Heard = { [N in EventName]: { name: N; data: AppEvents[N] } }[EventName]

/** An application in a data folder of its own, called as a window calls it: inputs and outputs parsed by the contract. */
export function newApp(dataDir = tempDir(), shell: Partial<ShellPort> = {}) {
  const app = createApp({
    dataDir,
    logger: { info: () => undefined, warn: () => undefined, error: () => undefined },
    shell: () => ({
      info: {
        version: '0.0.0',
        shell: 'loopback',
        platform: 'linux',
        capabilities: { nativeDialogs: false, nativeMenu: false, typedPaths: true, uploads: true, showsFolders: true },
      },
      pick: async () => [],
      placeNewCorpus: async (name) => join(dataDir, 'corpora', `${name}.variorum`),
      saveExport: async () => false,
      openLink: async () => undefined,
      showFile: async () => undefined,
      updateMenu: () => undefined,
      ...shell,
    }),
  })
  apps.push(app)
  const heard: Heard[] = []
  app.onEvent((name, data) => {
    appEvents[name].parse(data)
    heard.push({ name, data } as Heard)
  })
  const call = async <M extends Method>(
    method: M,
    input: Input<M>,
    signal = new AbortController().signal,
  ): Promise<Output<M>> => {
    const parsed = methods[method].input.parse(input) as Parsed<M>
    const handler = app.handlers[method] as (input: Parsed<M>, context: { signal: AbortSignal }) => Promise<Output<M>>
    const output = await handler(parsed, { signal })
    methods[method].output.parse(output)
    // What crosses a pipe has to survive JSON.
    expect(JSON.parse(JSON.stringify(output))).toEqual(output)
    return output
  }
  const ended = async (job: string): Promise<AppEvents['job.ended']> => {
    await app.idle()
    const end = heard.find((event) => event.name === 'job.ended' && event.data.job === job)
    return end!.data as AppEvents['job.ended']
  }
  return { app, call, heard, ended, dataDir }
}

/** A folder with so many short articles. */
export function folderOf(count: number, about = 'river'): string {
  const folder = join(tempDir(), 'inbox')
  mkdirSync(folder)
  for (let number = 0; number < count; number++) {
    writeFileSync(
      join(folder, `${number}.txt`),
      `A note on the ${about}, number ${number}\n\nNobody at the ${about} saw anything on day ${number} of the count.\n`,
    )
  }
  return folder
}
