import { chmod, copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'

const modules = resolve(import.meta.dirname, '../../../node_modules')

/** How Electron's binaries carry their fuses: a mark, version 1, the number of fuses, and one sign each, here all "on". */
const fuseWire = Buffer.concat([
  Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'),
  Buffer.from([1, 9]),
  Buffer.from('1'.repeat(9)),
])

/**
 * Makes a folder that electron-builder takes for an unpacked Electron of the installed version: the right files, with a program
 * that does nothing but carry fuses.
 */
export async function makeDummyDist(folder: string, platform: 'linux' | 'win32'): Promise<void> {
  const { version } = JSON.parse(await readFile(join(modules, 'electron', 'package.json'), 'utf8')) as {
    version: string
  }
  await mkdir(join(folder, 'resources'), { recursive: true })
  await mkdir(join(folder, 'locales'))
  for (const [name, text] of Object.entries({ version, LICENSE: '', 'LICENSES.chromium.html': '' }))
    await writeFile(join(folder, name), text)
  if (platform === 'linux') {
    await writeFile(join(folder, 'electron'), Buffer.concat([Buffer.from('#!/bin/sh\nexit 0\n'), fuseWire]))
    await chmod(join(folder, 'electron'), 0o755)
    return
  }
  // electron-builder edits the resources of the program, so it has to be one: a small one that is at hand.
  const program = join(folder, 'electron.exe')
  await copyFile(join(modules, 'electron-winstaller', 'vendor', 'rcedit.exe'), program)
  await writeFile(program, Buffer.concat([await readFile(program), fuseWire]))
}
