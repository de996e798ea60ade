import type { ImportItem } from '../../../main/contract/import.ts'
import { messages } from '../../i18n/messages.ts'

/** The last name of a path, whatever the system. */
export function fileNameOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1)
}

/** What comes before the last name of a path, without the slash; '' for a name alone. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.length - fileNameOf(path).length - 1))
}

/** Whether a path says where on this computer a file lies; uploads only have names. */
export function isPlace(path: string): boolean {
  return /^(?:\/|[a-z]:[\\/]|\\\\)/i.test(path)
}

/** A reason in few words: from the message files, or else the code itself, as words. */
export function reasonName(why: string, word: (id: string) => string): string {
  const id = `import.why.${why}`
  return Object.hasOwn(messages, id) ? word(id) : why.replaceAll('-', ' ')
}

/** Why a row has its outcome, in a sentence: the host's, which knows the particulars, or else that of its code. */
export function reasonOf(item: ImportItem, word: (id: string) => string): string {
  if (item.reason !== undefined) return item.reason
  if (item.identity !== undefined && item.code === undefined) return word(`import.identity.${item.identity}`)
  return item.code === undefined ? '' : reasonName(item.code, word)
}
