const extension = '.variorum'

/** A file name for a corpus called `name` that every file system takes: no separators, control or reserved characters, under 120 characters. */
export function corpusFileName(name: string): string {
  const safe = name
    .normalize('NFC')
    .replaceAll(/[\p{Cc}<>:"/\\|?*]/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .slice(0, 110)
    .replaceAll(/^[. ]+|[. ]+$/gu, '')
  // Windows keeps these names for devices, whatever the extension.
  const reserved = /^(con|prn|aux|nul|com\d|lpt\d)$/iu.test(safe)
  return `${safe === '' || reserved ? `corpus ${safe}`.trim() : safe}${extension}`
}

/** The path with the extension of a corpus, added where the dialog left it out. */
export function withCorpusExtension(path: string): string {
  return path.toLowerCase().endsWith(extension) ? path : `${path}${extension}`
}
