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

/** Words of headlines that say what befell people, and count them: "10 dead". */
const BEFALLEN =
  /^(?:dead|killed|slain|dies?|died|drowned|hurt|injured|wounded|missing|displaced|homeless|arrested|detained|rescued|deaths?|fatalities|injur(?:y|ies)|morts?|blessés?|tote|verletzte?)$/iu

/** The words beside a number name what it counts; an English event does not go with those of another script. */
const isNoun = (words: string): boolean => /^\p{Script=Latin}/u.test(words) && !BEFALLEN.test(words)

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
      // "two major highways": what stands beside the number is what is counted.
      const nouns = values.map(({ place, value }) => place.text.slice(value.length).replace(/^[\s-]+/u, ''))
      const counted = nouns.find(isNoun) ?? [about, unit].filter(Boolean).join(' ')
      // "raids attacked", "the displaced displaced": the noun says the event.
      const says = event === '' || unit.startsWith(context) || counted.toLowerCase().includes(event)
      return says ? counted : t('figures.claim', { unit: counted, event })
    },
    [t],
  )
}
