import { useState } from 'react'
import { vocabularyKinds, type VocabularyKind, type VocabularyTarget } from '../../../main/contract/vocabulary.ts'
import { useCall } from '../../app/api.ts'

/** What can be chosen, by its name. */
export interface TargetOption {
  readonly value: string
  readonly label: string
}

/** Whose words are shown, and the ways to choose another. */
export interface TargetChoice {
  /** Null as long as there is nothing to choose. */
  readonly target: VocabularyTarget | null
  /** Kinds of which there is one at least. */
  readonly kinds: readonly VocabularyKind[]
  readonly options: readonly TargetOption[]
  chooseKind(kind: VocabularyKind): void
  choose(value: string): void
}

/** The choice among these articles, and the outlets, tags and saved searches of the corpus; at first the `first` one. */
export function useTarget(articles: readonly TargetOption[], first: VocabularyTarget | null = null): TargetChoice {
  const library = useCall('library.get', {}).data
  const searches = useCall('savedSearch.list', {}).data
  const [wanted, setWanted] = useState<{ readonly kind: VocabularyKind; readonly value: string | null } | null>(first)
  const all: Readonly<Record<VocabularyKind, readonly TargetOption[]>> = {
    article: articles,
    outlet: (library?.outlets ?? []).flatMap(({ value }) => (value === '' ? [] : [{ value, label: value }])),
    tag: (library?.tags ?? []).map(({ name }) => ({ value: name, label: name })),
    search: (searches ?? []).map(({ name }) => ({ value: name, label: name })),
  }
  const kinds = vocabularyKinds.filter((kind) => all[kind].length > 0)
  const kind = wanted !== null && kinds.includes(wanted.kind) ? wanted.kind : kinds[0]
  const options = kind === undefined ? [] : all[kind]
  const value = options.find((option) => option.value === wanted?.value)?.value ?? options[0]?.value
  return {
    target: kind === undefined || value === undefined ? null : { kind, value },
    kinds,
    options,
    chooseKind: (next) => setWanted({ kind: next, value: null }),
    choose: (next) => {
      if (kind !== undefined) setWanted({ kind, value: next })
    },
  }
}
