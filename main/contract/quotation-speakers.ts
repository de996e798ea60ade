import { z } from 'zod'
import type { Quotation, QuotationVariant } from './quotations.ts'
import type { SetDecision } from './set-work.ts'

/** A decision as it is written: `null` takes it back. */
export interface QuotationDecision {
  readonly kind: 'quotation'
  readonly key: string
  readonly value: SetDecision['value'] | null
}

/** The longest name of a speaker, in characters. */
export const LONGEST_SPEAKER = 200

const enteredSchema = z.object({ speaker: z.string().min(1).max(LONGEST_SPEAKER) })

/** The quotations with the speakers that the researcher entered. Pure; decisions about quotations that are not there do nothing. */
export function applyQuotationDecisions(
  quotations: readonly Quotation[],
  decisions: readonly SetDecision[],
): readonly Quotation[] {
  const entered = new Map<string, string>()
  for (const { kind, key, value } of decisions) {
    const parsed = kind === 'quotation' ? enteredSchema.safeParse(value) : undefined
    if (parsed?.success === true) entered.set(key, parsed.data.speaker)
  }
  if (entered.size === 0) return quotations
  return quotations.map((quotation) => ({
    ...quotation,
    variants: quotation.variants.map((variant) => {
      const speaker = entered.get(variant.key)
      return speaker === undefined ? variant : { ...variant, speaker, speakerStatus: 'entered' as const }
    }),
  }))
}

/** Enters, or confirms, who speaks; an empty name gives back what was proposed. */
export function enterSpeaker({ key }: QuotationVariant, speaker: string): QuotationDecision {
  const name = speaker.trim().slice(0, LONGEST_SPEAKER)
  return { kind: 'quotation', key, value: name === '' ? null : { speaker: name } }
}
