/** The receiving half that every pipe shares: holds frames back until there is a receiver, and tells of the end once. */
export interface Inbox<In> {
  /** Hands a frame over; drops it once closed. */
  deliver(frame: In): void
  onFrame(receive: (frame: In) => void): void
  onClose(closed: () => void): void
  /** Ends the inbox and tells the listener of `onClose`; a second call does nothing. */
  close(): void
  readonly closed: boolean
}

/** An open, empty inbox. */
export const createInbox = <In>(): Inbox<In> => {
  let waiting: In[] = []
  let receive: ((frame: In) => void) | null = null
  let tell: (() => void) | null = null
  let closed = false
  return {
    deliver(frame) {
      if (closed) return
      if (receive === null) waiting.push(frame)
      else receive(frame)
    },
    onFrame(receiver) {
      receive = receiver
      const held = waiting
      waiting = []
      for (const frame of held) receiver(frame)
    },
    onClose(listener) {
      tell = listener
      if (closed) queueMicrotask(listener)
    },
    close() {
      if (closed) return
      closed = true
      waiting = []
      tell?.()
    },
    get closed() {
      return closed
    },
  }
}
