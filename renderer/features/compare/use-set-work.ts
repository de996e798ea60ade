import { useMemo } from 'react'
import type { Passage } from '../../../main/contract/comparison.ts'
import type { ComparisonSet } from '../../../main/contract/desk.ts'
import type { SetDecision, SetDecisionKind, SetLink, SetLinkKind } from '../../../main/contract/set-work.ts'
import { useAction, useCall } from '../../app/api.ts'

/** What is decided about something in a set; a value of null takes a decision back. */
export interface Deciding {
  readonly kind: SetDecisionKind
  readonly key: string
  readonly value: SetDecision['value'] | null
}

/** What the researcher worked out in a set, and the ways to go on; each is a step of the history. */
export interface SetWorkState {
  readonly links: readonly SetLink[]
  readonly decisions: readonly SetDecision[]
  /** A frozen set: nothing can be changed. */
  readonly frozen: boolean
  link(kind: SetLinkKind, places: readonly Passage[]): Promise<void>
  removeLink(link: number): Promise<void>
  /** Decides several things as one step of the history, called `step` there. */
  decide(step: string, decisions: readonly Deciding[]): Promise<void>
}

const none: readonly never[] = []

/** The work on a set, kept fresh. */
export function useSetWork({ id, frozenAt }: ComparisonSet): SetWorkState {
  const { data } = useCall('set.work', { id })
  const link = useAction('set.link')
  const remove = useAction('set.removeLink')
  const decide = useAction('set.decide')
  return useMemo(
    () => ({
      links: data?.links ?? none,
      decisions: data?.decisions ?? none,
      frozen: frozenAt !== null,
      async link(kind, places) {
        await link({ id, kind, places: [...places] })
      },
      async removeLink(which) {
        await remove({ id, link: which })
      },
      async decide(step, decisions) {
        await decide({ id, step, decisions: [...decisions] })
      },
    }),
    [data, id, frozenAt, link, remove, decide],
  )
}
