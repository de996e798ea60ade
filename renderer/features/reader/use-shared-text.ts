import { useMemo, useState } from 'react'
import type { ArticleDetail } from '../../../main/contract/article.ts'
import type { SharedHere, SharedText } from '../../../main/contract/shared-text.ts'
import { useCall } from '../../app/api.ts'
import { useView, type PassageJump } from '../../app/view-store.ts'
import { foldedMarks } from '../../article/folded-marks.ts'
import type { TextMark } from '../../article/text-mark.ts'

/** Passages are numbered from here on: the hits of a search have the numbers before. */
const FIRST_PASSAGE = 1_000_000

/** What the reader shows of an article's shared text. */
export interface SharedTextState {
  readonly shared: SharedText | undefined
  readonly error: unknown
  readonly waiting: boolean
  again(): void
  /** Underlines, or while shared text is hidden what is left out instead. */
  readonly marks: readonly TextMark[]
  readonly hidden: boolean
  /** The passage that is looked at, and the id of its marks. */
  readonly passage: SharedHere | undefined
  readonly selected: number | null
  /** The passage of a mark. */
  passageOf(mark: number): SharedHere | undefined
  select(mark: number | null): void
  /** The next or previous passage, round the ends; without one that is looked at the first after the place, or the last before it. */
  step(direction: 1 | -1, place: number): void
  /** Of several marks that stand under a click the one that is meant: the shortest, and with each further click the next. */
  pick(under: readonly number[]): void
  /** The jump that led here; null once something else was chosen. */
  readonly jump: PassageJump | null
}

/** The passages of an article that other articles of the corpus have, too, and the one of them that is looked at. */
export function useSharedText({ id, text }: Pick<ArticleDetail, 'id' | 'text'>): SharedTextState {
  const { data: shared, error, isFetching, refetch } = useCall('article.shared', { id })
  const hidden = useView((view) => view.hideShared)
  const jumped = useView((view) => (view.jump?.article === id ? view.jump : null))
  // A choice belongs to the passages it was made among, and to the jump before it.
  const [chosen, setChosen] = useState<{ readonly of: SharedText; readonly after: PassageJump | null; readonly mark: number | null } | null>(null) // prettier-ignore
  const passages = shared?.passages
  const marks = useMemo(() => {
    const all = passageMarks(passages ?? [])
    return hidden ? foldedMarks(all, text) : all
  }, [passages, hidden, text])
  const isChosen = chosen !== null && chosen.of === shared && chosen.after === jumped
  const landed = useMemo(() => (jumped === null ? null : markAt(passages ?? [], jumped)), [passages, jumped])
  const selected = hidden ? null : isChosen ? chosen.mark : landed
  const select = (mark: number | null): void => {
    if (shared !== undefined) setChosen({ of: shared, after: jumped, mark })
  }
  const passageOf = (mark: number): SharedHere | undefined => passages?.[mark - FIRST_PASSAGE]
  return {
    shared,
    error: shared === undefined ? error : null,
    waiting: shared === undefined && isFetching,
    again: () => void refetch(),
    marks,
    hidden,
    passage: selected === null ? undefined : passageOf(selected),
    selected,
    passageOf,
    select,
    jump: isChosen ? null : jumped,
    step(direction, place) {
      const steps = (passages ?? []).map(({ places }, index) => ({ start: places[0]![0], mark: FIRST_PASSAGE + index }))
      if (hidden || steps.length === 0) return
      const at = steps.findIndex(({ mark }) => mark === selected)
      const next =
        at >= 0
          ? steps[(at + direction + steps.length) % steps.length]!
          : direction === 1
            ? (steps.find(({ start }) => start >= place) ?? steps[0]!)
            : (steps.findLast(({ start }) => start < place) ?? steps.at(-1)!)
      select(next.mark)
    },
    pick(under) {
      if (selected !== null && under.includes(selected)) {
        select(under[(under.indexOf(selected) + 1) % under.length]!)
        return
      }
      const words = (mark: number): number => passageOf(mark)?.words ?? Number.POSITIVE_INFINITY
      select(under.toSorted((a, b) => words(a) - words(b))[0] ?? null)
    },
  }
}

function passageMarks(passages: readonly SharedHere[]): TextMark[] {
  return passages.flatMap(({ kind, words, places }, index) =>
    places.map(([start, end]): TextMark => ({ start, end, id: FIRST_PASSAGE + index, type: kind, words })),
  )
}

/** The mark of the passage that covers most of a place; null where none does. */
function markAt(
  passages: readonly SharedHere[],
  place: { readonly start: number; readonly end: number },
): number | null {
  let best: { readonly mark: number; readonly common: number; readonly length: number } | null = null
  for (const [index, { places }] of passages.entries()) {
    for (const [start, end] of places) {
      const common = Math.min(end, place.end) - Math.max(start, place.start)
      if (common <= 0 || (best !== null && (common < best.common || (common === best.common && end - start >= best.length)))) continue // prettier-ignore
      best = { mark: FIRST_PASSAGE + index, common, length: end - start }
    }
  }
  return best === null ? null : best.mark
}
