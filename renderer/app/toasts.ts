import { createStore } from 'zustand/vanilla'
import type { CommandId } from '../../main/contract/commands.ts'

/** A short message; the window takes it away after a while, unless it is an error. */
export interface Toast {
  readonly id: number
  readonly tone: 'plain' | 'success' | 'danger'
  /** Worded already. */
  readonly text: string
  /** A command offered beside the message, such as undo. */
  readonly command?: CommandId
}

/** The toasts on screen, oldest first. */
export const toasts = createStore<{ readonly list: readonly Toast[] }>(() => ({ list: [] }))

const most = 4
let counter = 0

/** Takes a toast away. */
export function dismissToast(id: number): void {
  toasts.setState(({ list }) => ({ list: list.filter((toast) => toast.id !== id) }))
}

/** Takes away the toasts that offer to undo: what is done next would be what they undo. */
export function dismissOffers(): void {
  toasts.setState(({ list }) => ({ list: list.filter((toast) => toast.command === undefined) }))
}

/** Shows a toast, in place of one that says the same. */
export function toast(message: {
  readonly tone?: Toast['tone']
  readonly text: string
  readonly command?: CommandId
}): void {
  const id = ++counter
  const added: Toast = { id, tone: message.tone ?? 'plain', text: message.text, command: message.command }
  // Undo undoes the last step only: an older message must not offer it for its own.
  const stale = (old: Toast): boolean =>
    old.text === added.text || (added.command !== undefined && old.command !== undefined)
  toasts.setState(({ list }) => ({ list: [...list.filter((old) => !stale(old)), added].slice(-most) }))
}
