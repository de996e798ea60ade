import type { ClientFrame, HostFrame } from '../../main/rpc/frame.ts'
import type { Pipe } from '../../main/rpc/pipe.ts'
import type { Client } from '../../main/rpc/connect.ts'
import type { SourceRef } from '../../main/contract/host.ts'

/** What a file picker is asked for. */
export type PickKind = 'files' | 'folder' | 'corpus'

/**
 * What the window needs of the shell that it runs in, besides the typed calls. Paths never reach the page: files come as
 * grants ({@link SourceRef}) that the host minted.
 */
export interface Host {
  /** Opens the channel to the host process; called again after it was lost. Rejects when the host cannot be reached. */
  openPipe(): Promise<Pipe<ClientFrame, HostFrame>>
  /**
   * Files and folders of a drop. The transfer is read synchronously, before the promise: it is empty after the event.
   * `onProgress` counts bytes where files have to be uploaded first.
   */
  takeDrop(transfer: DataTransfer, onProgress?: (files: number) => void): Promise<SourceRef[]>
  /** Files that the researcher picked in a dialog; empty when cancelled. */
  pickSources(kind: PickKind, client: Client): Promise<SourceRef[]>
  /** Saves a prepared export where the researcher wants it; false when the dialog was cancelled. */
  saveExport(id: string, fileName: string, client: Client): Promise<boolean>
  /** The title of the window. */
  setTitle(title: string): void
}
