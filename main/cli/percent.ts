/** A share from 0 to 1 as people read it: "31%", and "<1%" for what is more than nothing. */
export function percent(share: number): string {
  return share > 0 && share < 0.005 ? '<1%' : `${Math.round(share * 100)}%`
}
