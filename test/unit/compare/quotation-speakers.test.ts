import { describe, expect, it } from 'vitest'
import { applyQuotationDecisions, enterSpeaker } from '../../../main/contract/quotation-speakers.ts'
import { quotationSchema } from '../../../main/contract/quotations.ts'
import type { SetDecision } from '../../../main/contract/set-work.ts'
import { article, compare } from './articles.ts'

const { quotations } = compare([
  article('1', 'Anna Holm left. “We will open the locks before noon.”'),
  article('2', '“We will open the locks before noon,” Holm said.'),
])
const variant = quotations[0]!.variants[0]!

describe('the speakers of quotations', () => {
  it('are those that the researcher entered', () => {
    const entered = enterSpeaker(variant, ' Anna Holm ')
    expect(entered).toEqual({ kind: 'quotation', key: variant.key, value: { speaker: 'Anna Holm' } })
    const [found] = applyQuotationDecisions(quotations, [entered])
    expect(found!.variants[0]).toMatchObject({ speaker: 'Anna Holm', speakerStatus: 'entered' })
    expect(found!.variants[1]).toEqual(quotations[0]!.variants[1])
    expect(quotationSchema.safeParse(found).success).toBe(true)
  })

  it('are the proposed ones again for an empty name', () => {
    expect(enterSpeaker(variant, ' ').value).toBeNull()
  })

  it('do not change by what is not about them', () => {
    const strange: SetDecision[] = [
      { kind: 'quotation', key: variant.key, value: { speaker: '' } },
      { kind: 'quotation', key: 'other', value: { speaker: 'Holm' } },
      { kind: 'finding', key: variant.key, value: { speaker: 'Holm' } },
    ]
    expect(applyQuotationDecisions(quotations, strange)).toEqual(quotations)
  })
})
