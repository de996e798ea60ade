/**
 * One end of a two-way channel for whole frames, in order. Memory, Electron IPC and WebSocket implement it; everything above
 * it is the same in both shells.
 */
export interface Pipe<Out, In> {
  /** Sends a frame; does nothing once closed. */
  send(frame: Out): void
  /** Registers the one receiver. Frames that came before are delivered first. */
  onFrame(receive: (frame: In) => void): void
  /** Called once when the other end is gone. */
  onClose(closed: () => void): void
  close(): void
}
