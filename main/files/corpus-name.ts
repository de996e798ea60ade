import { basename } from 'node:path'

/** The name of a corpus that is created as this file: the file's name without its extension. */
export function corpusNameOf(file: string): string {
  return basename(file).replace(/\.variorum$/i, '') || 'Corpus'
}
