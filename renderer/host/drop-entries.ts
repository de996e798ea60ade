/** A file of a drop or of a folder picker, with its path inside what was dropped ('folder/sub/a.txt'). */
export interface DroppedFile {
  readonly file: File
  readonly path: string
}

/** One thing that was dropped: a file, or a folder with all files below it. */
export interface DroppedItem {
  readonly kind: 'file' | 'folder'
  readonly name: string
  readonly files: () => Promise<DroppedFile[]>
}

/** Whether a file's name says that it is a corpus. */
export function isCorpusName(name: string): boolean {
  return name.toLowerCase().endsWith('.variorum')
}

/** The names of the corpora in a drop; must be asked during the event. */
export function corporaIn(transfer: DataTransfer): string[] {
  return [...transfer.files].map(({ name }) => name).filter(isCorpusName)
}

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => {
    entry.file(resolve, reject)
  })

const readAll = async (directory: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> => {
  const reader = directory.createReader()
  const entries: FileSystemEntry[] = []
  for (;;) {
    // Chromium hands out at most 100 entries a call; an empty answer is the end.
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject)
    })
    if (batch.length === 0) return entries
    entries.push(...batch)
  }
}

const walk = async (entry: FileSystemEntry, prefix: string): Promise<DroppedFile[]> => {
  const path = `${prefix}${entry.name}`
  if (entry.isFile) return [{ file: await fileOf(entry as FileSystemFileEntry), path }]
  const children = await readAll(entry as FileSystemDirectoryEntry)
  const found: DroppedFile[] = []
  for (const child of children) found.push(...(await walk(child, `${path}/`)))
  return found
}

/**
 * What a drop holds. Reads the transfer synchronously, as the browser demands; folders are walked only when `files` is
 * called. Items without a file system entry (made by scripts) fall back to their plain file.
 */
export function dropEntries(transfer: DataTransfer): DroppedItem[] {
  const items: DroppedItem[] = []
  for (const item of transfer.items) {
    if (item.kind !== 'file') continue
    const entry = item.webkitGetAsEntry()
    const file = item.getAsFile()
    if (entry?.isDirectory) items.push({ kind: 'folder', name: entry.name, files: () => walk(entry, '') })
    else if (file !== null) {
      items.push({ kind: 'file', name: file.name, files: async () => [{ file, path: file.name }] })
    }
  }
  return items
}
