import { create } from 'zustand'

/** Where the search box shows what it offers: below what there is to say about the answer. Null where there is no such place. */
export const useOfferSlot = create<{ readonly slot: HTMLElement | null }>(() => ({ slot: null }))

// The same function each time, so that the place is told once and not whenever its pane is drawn.
const tell = (slot: HTMLElement | null): void => useOfferSlot.setState({ slot })

/** The place in a pane where the search box shows what it offers, over what follows. */
export function OfferSlot({ className }: { readonly className: string | undefined }) {
  return <div ref={tell} className={className} />
}
