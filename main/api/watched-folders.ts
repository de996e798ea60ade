import type { ImportOptions, WatchedFolder } from '../contract/import.ts'

/** The watched folders of the open corpus. Methods throw `no-corpus` without one. */
export interface WatchedFolders {
  list(): Promise<WatchedFolder[]>
  /** Throws `conflict` when it is watched already, `invalid-input` for what is no folder. */
  add(path: string, options: ImportOptions): Promise<WatchedFolder>
  pause(id: number, paused: boolean): Promise<void>
  remove(id: number): Promise<void>
  /** Begins to watch the folders of the corpus that was opened. */
  start(): Promise<void>
  /** Ends all watching; an import that it began goes its own way. */
  stop(): Promise<void>
}
