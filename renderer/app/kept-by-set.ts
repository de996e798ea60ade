import { create } from 'zustand'

const forgets = new Set<() => void>()

/**
 * How a page of comparison sets was left, set by set, for as long as the corpus is open: whoever reads a place elsewhere comes back to
 * it. Gives the hook of that page: what is kept of a set, `fresh` at first, and how to change it.
 */
export function keptBySet<T extends object>(fresh: T): (set: number) => [T, (part: Partial<T>) => void] {
  const useKept = create<{ readonly ofSet: ReadonlyMap<number, T> }>(() => ({ ofSet: new Map() }))
  forgets.add(() => useKept.setState({ ofSet: new Map() }))
  return function useKeptOfSet(set) {
    const kept = useKept(({ ofSet }) => ofSet.get(set)) ?? fresh
    const change = (part: Partial<T>): void =>
      useKept.setState(({ ofSet }) => ({ ofSet: new Map(ofSet).set(set, { ...(ofSet.get(set) ?? fresh), ...part }) }))
    return [kept, change]
  }
}

/** Forgets what was kept of all sets: another corpus has other sets by the same numbers. */
export function forgetSets(): void {
  for (const forget of forgets) forget()
}
