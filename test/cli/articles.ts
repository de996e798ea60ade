import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { sampleFiles } from '../../main/sample/sample.ts'

/** Writes the five sample articles into a new folder; returns the folder. */
export function writeSample(
  parent: string,
  name = 'sample',
  rename = (file: string): string => file,
  eol = '\n',
): string {
  const folder = join(parent, name)
  mkdirSync(folder)
  for (const file of sampleFiles) {
    writeFileSync(join(folder, rename(file.name)), file.content.replaceAll(/\r?\n/g, eol))
  }
  return folder
}

const SYLLABLES = ['ba', 'ce', 'di', 'fo', 'gu', 'la', 'me', 'ni', 'po', 'ru', 'sa', 'te', 'vi', 'zo']

/** The text of an invented article; different numbers share no run of words. */
export function inventedText(number: number, words = 120): string {
  let state = (number + 1) * 2_654_435_761
  const next = (below: number): number => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e37_79b9) >>> 0
    return state % below
  }
  const word = (): string => Array.from({ length: 2 + next(3) }, () => SYLLABLES[next(SYLLABLES.length)]).join('')
  const sentences: string[] = []
  for (let left = words; left > 0; left -= 12) sentences.push(`${Array.from({ length: 12 }, word).join(' ')}.`)
  return `Report number ${number} from the valley\n\n${sentences.join(' ')}\n`
}

/** Writes so many invented articles into a new folder; returns the folder. */
export function writeInvented(parent: string, count: number, name = 'many'): string {
  const folder = join(parent, name)
  mkdirSync(folder)
  for (let number = 0; number < count; number++) {
    writeFileSync(join(folder, `${String(number).padStart(5, '0')}.txt`), inventedText(number))
  }
  return folder
}
