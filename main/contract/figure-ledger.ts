import { z } from 'zod'
import { figureState, joinedState } from './figure-agreement.ts'
import type { FigureClaim, FigureValue } from './figures.ts'
import type { SetDecision } from './set-work.ts'

/** A decision as it is written: `null` takes it back. */
export interface FigureDecision {
  readonly kind: 'figure'
  readonly key: string
  readonly value: SetDecision['value'] | null
}

const FIGURE = 'figure '
const CLAIM = 'claim '
const placedSchema = z.object({ claim: z.string().min(1) })
const headSchema = z.object({ name: z.string().nullable().default(null), accepted: z.boolean().default(false) })
type Head = z.infer<typeof headSchema>

/** The longest name of a claim, in characters. */
export const LONGEST_CLAIM_NAME = 200

/**
 * The ledger: the proposed claims with the researcher's decisions applied. A figure that was put into a claim by hand is there whatever
 * the comparison proposes; one that nothing was decided about follows those that it is proposed with, first the ones of its own number.
 * `articles` are the compared articles in their order, base first. Claims that most articles make come first. Pure, and the same without decisions
 * as with the proposals that it was given.
 */
export function applyFigureDecisions(
  proposed: readonly FigureClaim[],
  decisions: readonly SetDecision[],
  articles: readonly string[],
): FigureClaim[] {
  const placed = new Map<string, string>()
  const heads = new Map<string, Head>()
  for (const { kind, key, value } of decisions) {
    if (kind !== 'figure') continue
    if (key.startsWith(FIGURE)) {
      const parsed = placedSchema.safeParse(value)
      if (parsed.success) placed.set(key.slice(FIGURE.length), parsed.data.claim)
    } else if (key.startsWith(CLAIM)) {
      const parsed = headSchema.safeParse(value)
      if (parsed.success) heads.set(key.slice(CLAIM.length), parsed.data)
    }
  }
  const claims = new Map<string, { like: FigureClaim; readonly values: FigureValue[] }>()
  for (const claim of proposed) {
    for (const value of claim.values) {
      const own = placed.get(value.key)
      const key = own ?? follow(value, claim, placed)
      const known = claims.get(key)
      const moved = { ...value, confirmed: own !== undefined }
      if (known === undefined) {
        claims.set(key, { like: claim, values: [moved] })
        continue
      }
      // Merged claims go by the one that they were merged into, whichever article comes first.
      if (claim.key === key) known.like = claim
      known.values.push(moved)
    }
  }
  return orderClaims(
    [...claims].map(([key, { like, values }]) => {
      const { name, accepted } = heads.get(key) ?? { name: null, accepted: false }
      return { ...like, key, name, accepted, ...statesOf(values, articles) }
    }),
  )
}

/** The claim of a figure that nothing was decided about: that of most figures proposed with it which have been placed, of its own number first. */
function follow(value: FigureValue, claim: FigureClaim, placed: ReadonlyMap<string, string>): string {
  const counts = new Map<string, number>()
  for (const other of claim.values) {
    const key = placed.get(other.key)
    if (key === undefined) continue
    const weight = other.amount !== null && other.amount === value.amount ? claim.values.length : 1
    counts.set(key, (counts.get(key) ?? 0) + weight)
  }
  let best = claim.key
  let most = 0
  for (const [key, count] of counts) {
    if (count > most) {
      best = key
      most = count
    }
  }
  return best
}

/** The figures of a claim in the articles' order, each with how it stands to the first article's, and the cells. */
export function statesOf(
  values: readonly FigureValue[],
  articles: readonly string[],
): Pick<FigureClaim, 'values' | 'cells'> {
  const byArticle = articles.map((article) => values.filter((value) => value.article === article))
  const first = byArticle.find((cell) => cell.length > 0) ?? []
  const stated = byArticle.map((cell) =>
    cell.map((value) => ({ ...value, state: cell === first ? null : figureState(value, first, cell) })),
  )
  return {
    values: stated.flat(),
    cells: articles.map((article, n) => ({ article, state: joinedState(stated[n]!.map(({ state }) => state)) })),
  }
}

/** Numbers before dates, of each the claims that most articles make first, else as they come. */
export function orderClaims(claims: readonly FigureClaim[]): FigureClaim[] {
  const carriers = ({ cells }: FigureClaim): number => cells.filter(({ state }) => state !== 'no-counterpart').length
  const kinds = ({ kind }: FigureClaim): number => (kind === 'number' ? 0 : 1)
  return claims.toSorted((p, q) => kinds(p) - kinds(q) || carriers(q) - carriers(p))
}

const place = (figure: string, claim: string): FigureDecision => ({
  kind: 'figure',
  key: `${FIGURE}${figure}`,
  value: { claim },
})
const head = (claim: string, { name, accepted }: Head): FigureDecision => ({
  kind: 'figure',
  key: `${CLAIM}${claim}`,
  value: { name, accepted },
})
const placeAll = (values: readonly FigureValue[], claim: string): FigureDecision[] =>
  values.map(({ key }) => place(key, claim))

/** Accepts a claim as it stands, with its figures; or takes that back, which leaves name and figures where they are. */
export function acceptClaim(claim: FigureClaim, accepted: boolean): FigureDecision[] {
  const { key, name, values } = claim
  if (accepted) return [head(key, { name, accepted }), ...placeAll(values, key)]
  return [head(key, { name, accepted })]
}

/** Names a claim, and keeps its figures together; an empty name gives the proposed one back. */
export function renameClaim(claim: FigureClaim, name: string): FigureDecision[] {
  const trimmed = name.trim().slice(0, LONGEST_CLAIM_NAME)
  return [
    head(claim.key, { name: trimmed === '' ? null : trimmed, accepted: claim.accepted }),
    ...placeAll(claim.values, claim.key),
  ]
}

/** Puts the figures of other claims into the first, which is then accepted. */
export function mergeClaims(into: FigureClaim, others: readonly FigureClaim[]): FigureDecision[] {
  return [
    head(into.key, { name: into.name ?? others.find(({ name }) => name !== null)?.name ?? null, accepted: true }),
    ...placeAll(
      [into, ...others].flatMap(({ values }) => values),
      into.key,
    ),
  ]
}

/**
 * Takes figures, named by key, out of a claim into one of their own, which is then accepted; the others stay together. `claims` are all
 * of the ledger. Nothing when all or none of the figures are named.
 */
export function splitClaim(
  claims: readonly FigureClaim[],
  claim: FigureClaim,
  figures: readonly string[],
): FigureDecision[] {
  const taken = claim.values.filter(({ key }) => figures.includes(key))
  const rest = claim.values.filter(({ key }) => !figures.includes(key))
  const [first] = taken
  if (first === undefined || rest.length === 0) return []
  let key = claimKey(first.key)
  while (claims.some((other) => other.key === key)) key += ' +'
  return [head(key, { name: null, accepted: true }), ...placeAll(taken, key), ...placeAll(rest, claim.key)]
}

/** The key of the claim that is first proposed with a figure. */
export const claimKey = (figure: string): string => `of ${figure}`
