/** Shared and unshared words in whole percent that sum up to 100. Something that rounds to nothing is still 1, all but something 99. */
export function sharePercent(share: number): { shared: number; elsewhere: number } {
  const rounded = Math.round(share * 100)
  const shared = share > 0 && rounded === 0 ? 1 : share < 1 && rounded === 100 ? 99 : rounded
  return { shared, elsewhere: 100 - shared }
}
