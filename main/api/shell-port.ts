import type { AppInfo, SourceRef } from '../contract/host.ts'

/**
 * What a shell gives to the handlers: the few things that differ between Electron, the loopback shell and the command line. What
 * a shell cannot do throws `unsupported`, and its capabilities say so beforehand.
 */
export interface ShellPort {
  readonly info: AppInfo
  /** The system's file dialog; empty when cancelled. */
  pick(kind: 'files' | 'folder' | 'corpus'): Promise<SourceRef[]>
  /** Where a new corpus called `name` shall lie: an absolute path ending in `.variorum`, or null when cancelled. */
  placeNewCorpus(name: string): Promise<string | null>
  /** Asks where a prepared export file shall go and copies it there; false when cancelled. */
  saveExport(file: string, fileName: string): Promise<boolean>
  /** Opens a web address (http, https or mailto, checked before) in the system's browser. */
  openLink(url: string): Promise<void>
  /** Shows a file, which may be gone, in its folder in the system's file manager. Only with the capability `showsFolders`. */
  showFile(path: string): Promise<void>
  /** Tells the native menu which commands may run. */
  updateMenu(enabled: readonly string[]): void
}
