import { useCallback } from 'react'
import { useIntl } from 'react-intl'
import { partsOf } from '../../../main/contract/figure-agreement.ts'
import type { FigureClaim, FigureValue } from '../../../main/contract/figures.ts'

/** What figures that are listed together add up to, as "7 + 1 = 8"; null for a figure that stands alone. */
export function usePartsSum(): (value: FigureValue, claim: FigureClaim) => string | null {
  const intl = useIntl()
  return useCallback(
    (value, claim) => {
      const amounts = partsOf(value, claim.values).map(({ amount }) => amount)
      if (amounts.length === 0 || amounts.includes(null)) return null
      const numbers = amounts.filter((amount) => amount !== null)
      const total = numbers.reduce((sum, amount) => sum + amount, 0)
      const printed = (number: number): string => intl.formatNumber(number, { maximumFractionDigits: 6 })
      return `${numbers.map(printed).join(' + ')} = ${printed(total)}`
    },
    [intl],
  )
}
