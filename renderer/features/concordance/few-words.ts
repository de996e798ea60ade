import type { FrequencyPoint } from '../../../main/contract/concordance.ts'

/** Of fewer words than this a single hit is more than 500 per million: too few to set the scale of a plot. */
export const fewWords = 2000

/** Whether the rate of a period rests on few words. */
export function isSlight({ words }: FrequencyPoint): boolean {
  return words > 0 && words < fewWords
}
