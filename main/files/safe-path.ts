import { AppError } from '../contract/errors.ts'

// Control characters would end up in lists and logs; lone surrogates cannot be encoded.
const UNSAFE = /[\p{Cc}\p{Cs}/]/gu
const UNSAFE_ANYWHERE = /[\p{Cc}\p{Cs}/<>:"|?*\\]/gu
const RESERVED = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/iu
const MAX_NAME_BYTES = 200
const MAX_DEPTH = 64

/**
 * The steps of a relative path that a page sent, each safe as a file name on this system: no way up or out, no device name, no
 * control characters, not too long. Names that are fine stay as they are. Throws `invalid-input` when nothing is left.
 */
export const safeRelativePath = (path: string, platform: string = process.platform): string[] => {
  const parts = path
    .split(platform === 'win32' ? /[/\\]/u : '/')
    .filter((part) => part !== '' && part !== '.' && part !== '..')
    .map(platform === 'win32' ? safeFileName : (part) => shorten(part.replace(UNSAFE, '_')))
  if (parts.length === 0 || parts.length > MAX_DEPTH)
    throw new AppError('invalid-input', `${JSON.stringify(path.slice(0, 100))} is no name for a file.`)
  return parts
}

/**
 * A file name that every system takes, out of any text: for files that the researcher may carry to another computer. What some
 * system refuses becomes `_`; a name too long loses its middle, never its ending.
 */
export const safeFileName = (name: string): string => {
  const clean = name
    .replace(UNSAFE_ANYWHERE, '_')
    .replace(/[. ]+$/u, (end) => '_'.repeat(end.length))
    .replace(RESERVED, '_$&')
  return shorten(clean === '' ? '_' : clean)
}

const bytesOf = (text: string): number => new TextEncoder().encode(text).byteLength

const shorten = (name: string): string => {
  if (bytesOf(name) <= MAX_NAME_BYTES) return name
  const dot = name.lastIndexOf('.')
  const ending = dot > 0 && name.length - dot <= 16 ? name.slice(dot) : ''
  const stem = Array.from(name.slice(0, name.length - ending.length))
  while (stem.length > 0 && bytesOf(stem.join('') + ending) > MAX_NAME_BYTES) stem.splice(-8)
  return stem.join('') + ending
}
