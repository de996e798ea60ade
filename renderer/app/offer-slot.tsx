import { create } from 'zustand'

/** Where the search box shows what it offers: below what there is to say about the answer. Null where there is no such place. */
export const useOfferSlot = create<{ readonly slot: HTMLElement | null }>(() => ({ slot: null }))

/** The place in a pane where the search box shows what it offers, over what follows. */
export function OfferSlot({ className }: { readonly className: string | undefined }) {
  return <div ref={(slot) => useOfferSlot.setState({ slot })} className={className} />
}
