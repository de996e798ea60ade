import { keptBySet } from '../../app/kept-by-set.ts'

/** Which quotations the page shows. */
export const whichQuotations = ['several', 'differing', 'all'] as const
export type WhichQuotations = (typeof whichQuotations)[number]

/** What stands in quotation marks: speech, or single words and phrases. */
export const quotationKinds = ['speech', 'words', 'both'] as const
export type QuotationKindChoice = (typeof quotationKinds)[number]

/** How the page of a set was left. */
interface QuotationsState {
  /** Null: those of several articles, if there are any. */
  readonly which: WhichQuotations | null
  readonly kind: QuotationKindChoice
  /** The form that the keyboard was at, by its key. */
  readonly form: string | null
}

const first: QuotationsState = { which: null, kind: 'both', form: null }

const useKept = keptBySet(first)

/** How the quotations of a set were left: they are read in their texts in between. */
export function useQuotationsView(
  set: number,
): QuotationsState & { readonly change: (part: Partial<QuotationsState>) => void } {
  const [state, change] = useKept(set)
  return { ...state, change }
}
