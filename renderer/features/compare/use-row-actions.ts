import { useState } from 'react'
import type { Passage } from '../../../main/contract/comparison.ts'
import { useCommand } from '../../app/commands.ts'
import { toast } from '../../app/toasts.ts'
import { useT } from '../../i18n/use-t.ts'
import { linkInto, linksIn, passagesOf, takenOut } from './row-work.ts'
import type { ShownRow } from './shown-rows.ts'
import type { SetWorkState } from './use-set-work.ts'

/** What can be done by hand to the row that the researcher is at. */
export interface RowActions {
  /** The passage that is being linked: the next row that is chosen gets it. */
  readonly picked: Passage | null
  readonly canLink: boolean
  readonly canTakeOut: boolean
  readonly canLock: boolean
  readonly canRestore: boolean
  readonly isLocked: boolean
  /** Begins to link the passage at the cursor, or links what was picked with the row at the cursor. */
  link(): void
  /** Links what was picked with a row; false when nothing was picked or the row cannot have it. */
  linkWith(shown: ShownRow): boolean
  stopLinking(): void
  takeOut(): void
  /** Locks the row, or takes the lock off. */
  lock(): void
  /** Takes back the hand-made links of the row. */
  restore(): void
}

/**
 * Links, unlinks and locks, each one step of the history. `shown` is the row at the cursor, `cell` its passage there. Nothing can be
 * done in a frozen set, nor in a locked row but taking the lock off.
 */
export function useRowActions(work: SetWorkState, shown: ShownRow | null, cell: Passage | null): RowActions {
  const t = useT()
  const [picked, setPicked] = useState<Passage | null>(null)
  const row = shown?.row ?? null
  const locks = row === null ? [] : linksIn(work.links, 'lock', row)
  const links = row === null ? [] : linksIn(work.links, 'link', row)
  const isLocked = row?.locked === true
  const free = !work.frozen && row !== null && !isLocked
  const out = cell === null || row === null ? null : takenOut(cell, row)
  const perform = async (change: Promise<void>, message: string): Promise<void> => {
    await change
    toast({ tone: 'success', text: t(message), command: 'history.undo' })
  }

  const linkWith = (target: ShownRow): boolean => {
    if (picked === null || work.frozen) return false
    const places = linkInto(picked, target.row)
    if (places === null) return false
    if (target.row.locked === true) {
      toast({ text: t('compare.row.isLocked') })
      return false
    }
    setPicked(null)
    void perform(work.link('link', places), 'compare.row.linked')
    return true
  }
  const actions: RowActions = {
    picked: work.frozen ? null : picked,
    canLink: free && (picked === null ? cell !== null : linkInto(picked, row) !== null),
    canTakeOut: free && out !== null,
    canLock: !work.frozen && row !== null && (!isLocked || locks.length > 0),
    canRestore: free && row.linked !== undefined && links.length > 0,
    isLocked,
    link() {
      if (picked !== null && shown !== null) linkWith(shown)
      else setPicked(cell)
    },
    linkWith,
    stopLinking: () => setPicked(null),
    takeOut() {
      if (out !== null) void perform(work.link('unlink', out), 'compare.row.takenOut')
    },
    lock() {
      if (row === null) return
      const newest = locks.at(-1)
      if (!isLocked) void perform(work.link('lock', passagesOf(row)), 'compare.row.locked')
      else if (newest !== undefined) void perform(work.removeLink(newest.id), 'compare.row.unlocked')
    },
    restore() {
      const newest = links.at(-1)
      if (newest !== undefined) void perform(work.removeLink(newest.id), 'compare.row.restored')
    },
  }
  useCommand('row.link', actions.link, actions.canLink)
  useCommand('row.unlink', actions.takeOut, actions.canTakeOut)
  useCommand('row.lock', actions.lock, actions.canLock)
  useCommand('row.restore', actions.restore, actions.canRestore)
  return actions
}
