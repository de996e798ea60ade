import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Layer } from '../../../main/contract/article.ts'
import type { ComparisonSet } from '../../../main/contract/desk.ts'
import { useAction } from '../../app/api.ts'
import { toast } from '../../app/toasts.ts'
import { useT } from '../../i18n/use-t.ts'
import { columnOrder, moveColumn, swapBase } from './columns.ts'

/** What a researcher can do to a set; each is a step of the history. */
export interface SetChanges {
  rename(name: string): void
  setNotes(notes: string): void
  setMinWords(words: number): void
  setLayers(layers: readonly Layer[]): void
  /** The article changes places with the base. */
  makeBase(article: string): void
  /** The article goes before the column at `index`; the leftmost column is the base. */
  move(article: string, index: number): void
  remove(article: string): void
  add(articles: readonly string[]): void
  /** `other`, which is no member, takes the place of a member. */
  replace(article: string, other: string): void
}

/** The most articles that a set holds. */
export const MOST_MEMBERS = 50

/** The changes of one set, shown as soon as the host has taken them. */
export function useSetChanges(set: ComparisonSet): SetChanges {
  const t = useT()
  const update = useAction('set.update')
  const queries = useQueryClient()
  return useMemo(() => {
    const { id } = set
    const columns = columnOrder(set.members, set.base)
    const store = async (part: Omit<Parameters<typeof update>[0], 'id'>): Promise<void> => {
      const { view: _, ...changed } = await update({ id, ...part })
      queries.setQueryData<ComparisonSet>(['set.get', { id }], (before) => before && { ...before, ...changed })
    }
    const arrange = (members: readonly string[]): void => {
      void store({ members: [...members], ...(members[0] === undefined ? {} : { base: members[0] }) })
    }
    return {
      rename: (name) => void store({ name }),
      setNotes: (notes) => void store({ notes }),
      setMinWords: (minWords) => void store({ minWords }),
      setLayers: (layers) => void store({ layers: [...layers] }),
      makeBase: (article) => arrange(swapBase(columns, article)),
      move: (article, index) => arrange(moveColumn(columns, article, index)),
      replace: (article, other) => arrange(columns.map((column) => (column === article ? other : column))),
      remove: (article) => arrange(columns.filter((column) => column !== article)),
      add: (articles) => {
        const fresh = [...new Set(articles)].filter((article) => !columns.includes(article))
        const taken = fresh.slice(0, Math.max(0, MOST_MEMBERS - columns.length))
        if (taken.length > 0) arrange([...columns, ...taken])
        const left = fresh.length - taken.length
        if (left > 0) toast({ text: t('compare.add.tooMany', { most: MOST_MEMBERS, count: left }) })
      },
    }
  }, [set, update, queries, t])
}
