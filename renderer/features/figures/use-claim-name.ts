import { useCallback } from 'react'
import type { FigureClaim } from '../../../main/contract/figures.ts'
import { useT } from '../../i18n/use-t.ts'

/** Events that have a word of their own ("killed"). */
const events = new Set([
  'kill',
  'injure',
  'displace',
  'attack',
  'capture',
  'arrest',
  'destroy',
  'deploy',
  'protest',
  'vote',
  'rescue',
  'miss',
  'cost',
  'rise',
  'fall',
  'say',
])

/** What a claim is called as long as the researcher gave it no name: what is counted, and the event. */
export function useClaimName(): (claim: FigureClaim) => string {
  const t = useT()
  return useCallback(
    ({ name, kind, unit, context, about, values }) => {
      if (name !== null) return name
      const event = events.has(context) ? t(`figures.event.${context}`) : ''
      if (kind === 'date') {
        if (context === 'say') return t('figures.date.said')
        return event === '' ? t('figures.date') : t('figures.date.event', { event })
      }
      const first = values[0]
      // "two major highways": what stands beside the number is what is counted.
      const noun = first === undefined ? '' : first.place.text.slice(first.value.length).replace(/^[\s-]+/u, '')
      const counted = noun === '' ? [about, unit].filter(Boolean).join(' ') : noun
      // "raids attacked", "the displaced displaced": the noun says the event.
      const says = event === '' || unit.startsWith(context) || counted.toLowerCase().includes(event)
      return says ? counted : t('figures.claim', { unit: counted, event })
    },
    [t],
  )
}
