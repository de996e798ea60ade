import { join } from 'node:path'
import { settingsSchema, type Settings } from '../contract/host.ts'
import { readJsonFile, writeJsonFile } from './json-file.ts'

/** The settings of this computer, kept in `settings.json` of the data folder. */
export interface SettingsStore {
  get(): Settings
  /** Changes what is given (`undefined` changes nothing) and writes the file. */
  set(changes: Partial<Settings>): Settings
}

/** Opens the settings; each value that is missing or no longer valid takes its default, the others stay. */
export function createSettingsStore(dataDir: string): SettingsStore {
  const file = join(dataDir, 'settings.json')
  let settings = salvage(readJsonFile(file))
  return {
    get: () => settings,
    set(changes) {
      const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
      settings = settingsSchema.parse({ ...settings, ...given })
      writeJsonFile(file, settings)
      return settings
    },
  }
}

function salvage(stored: unknown): Settings {
  if (typeof stored !== 'object' || stored === null) return settingsSchema.parse({})
  const kept = Object.entries(settingsSchema.shape).flatMap(([name, schema]) => {
    const value = schema.safeParse((stored as Record<string, unknown>)[name])
    return value.success ? [[name, value.data] as const] : []
  })
  return settingsSchema.parse(Object.fromEntries(kept))
}
