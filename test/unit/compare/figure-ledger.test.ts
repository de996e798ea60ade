import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  acceptClaim,
  applyFigureDecisions,
  mergeClaims,
  renameClaim,
  splitClaim,
  type FigureDecision,
} from '../../../main/contract/figure-ledger.ts'
import { figureClaimSchema, type FigureClaim } from '../../../main/contract/figures.ts'
import type { SetDecision } from '../../../main/contract/set-work.ts'
import { article, compare } from './articles.ts'

const texts = [
  'Shelling killed eight Northern soldiers. The flood displaced 520,000 people. Raids wounded 12 people on Monday.',
  'Shelling killed nine Northern soldiers. The flood displaced close to 1 million people, Holm said.',
  'Shelling killed seven Northern soldiers and a Northern civilian. Raids wounded dozens of people.',
]
const articles = texts.map((text, n) => article(String(n + 1), text))
const order = articles.map(({ id }) => id)
const proposed = compare(articles).figures

/** The decisions of a set as they stand after some were made. */
function decide(before: readonly SetDecision[], made: readonly FigureDecision[]): SetDecision[] {
  const known = new Map(before.map((decision) => [decision.key, decision]))
  for (const { kind, key, value } of made) {
    if (value === null) known.delete(key)
    else known.set(key, { kind, key, value })
  }
  return [...known.values()]
}

const ledger = (decisions: readonly SetDecision[], claims = proposed, ids = order): FigureClaim[] =>
  applyFigureDecisions(claims, decisions, ids)
const claim = (claims: readonly FigureClaim[], unit: string): FigureClaim => claims.find((one) => one.unit === unit)!
const printed = ({ values }: FigureClaim): string[] => values.map((value) => `${value.article} ${value.value}`)

const sorted = (claims: readonly FigureClaim[]): string[][] =>
  claims.map(printed).toSorted((p, q) => (p.join() < q.join() ? -1 : 1))

describe('the ledger', () => {
  it('is what was proposed while nothing is decided', () => {
    expect(ledger([])).toEqual(proposed)
  })

  it('keeps an accepted claim as it is, and takes that back', () => {
    const dead = claim(ledger([]), 'soldiers')
    const accepted = decide([], acceptClaim(dead, true))
    expect(claim(ledger(accepted), 'soldiers')).toMatchObject({ key: dead.key, accepted: true })
    expect(claim(ledger(accepted), 'soldiers').values.every(({ confirmed }) => confirmed)).toBe(true)
    const open = decide(accepted, acceptClaim(claim(ledger(accepted), 'soldiers'), false))
    expect(claim(ledger(open), 'soldiers')).toMatchObject({ key: dead.key, accepted: false })
  })

  it('keeps the unit of a merged claim, whichever article is the base', () => {
    const claims = ledger([])
    const [displaced, hurt] = [claim(claims, 'people'), claims.filter(({ unit }) => unit === 'people')[1]!]
    const decisions = decide([], mergeClaims(hurt, [displaced]))
    const orders = [proposed, proposed.toReversed()]
    const merged = orders.map((each) => ledger(decisions, each).find(({ key }) => key === hurt.key)!)
    for (const one of merged) expect(one).toMatchObject({ unit: hurt.unit, context: hurt.context, kind: hurt.kind })
  })

  it('merges claims into the first, under its name', () => {
    const claims = ledger([])
    const [displaced, hurt] = [claim(claims, 'people'), claims.filter(({ unit }) => unit === 'people')[1]!]
    const merged = ledger(decide([], mergeClaims(displaced, [hurt])))
    expect(merged).toHaveLength(claims.length - 1)
    const one = merged.find(({ key }) => key === displaced.key)!
    expect(one.accepted).toBe(true)
    expect(printed(one).toSorted()).toEqual([...printed(displaced), ...printed(hurt)].toSorted())
  })

  it('splits figures off, again and again', () => {
    let decisions: SetDecision[] = []
    const dead = claim(ledger([]), 'soldiers')
    const [first] = dead.values
    decisions = decide(decisions, splitClaim(ledger(decisions), dead, [first!.key]))
    const parts = (): FigureClaim[] => ledger(decisions).filter(({ unit }) => unit === 'soldiers')
    expect(sorted(parts())).toEqual([['1 eight'], ['2 nine', '3 seven', '3 a']])
    const rest = parts().find(({ values }) => values.length === 3)!
    decisions = decide(decisions, splitClaim(ledger(decisions), rest, [rest.values[0]!.key]))
    expect(sorted(parts())).toEqual([['1 eight'], ['2 nine'], ['3 seven', '3 a']])
    expect(
      splitClaim(
        ledger(decisions),
        parts()[0]!,
        parts()[0]!.values.map(({ key }) => key),
      ),
    ).toEqual([])
  })

  it('renames, and gives the proposed name back', () => {
    const dead = claim(ledger([]), 'soldiers')
    const named = decide([], renameClaim(dead, ' The dead of Sarn '))
    expect(claim(ledger(named), 'soldiers')).toMatchObject({ name: 'The dead of Sarn', accepted: false })
    const unnamed = decide(named, renameClaim(claim(ledger(named), 'soldiers'), ''))
    expect(claim(ledger(unnamed), 'soldiers').name).toBeNull()
  })

  it('puts what a new article adds where its number is, and survives another base', () => {
    const decisions = decide(
      [],
      splitClaim(ledger([]), claim(ledger([]), 'soldiers'), [claim(ledger([]), 'soldiers').values[0]!.key]),
    )
    const wider = [...articles.toReversed(), article('4', 'Shelling killed eight Northern soldiers.')]
    const found = ledger(
      decisions,
      compare(wider).figures,
      wider.map(({ id }) => id),
    ).filter(({ unit }) => unit === 'soldiers')
    expect(sorted(found)).toEqual([
      ['1 eight', '4 eight'],
      ['3 seven', '3 a', '2 nine'],
    ])
  })

  it('does not fall over what others wrote into the file', () => {
    const strange: SetDecision[] = [
      { kind: 'figure', key: 'figure 1:0-5 x', value: 'no claim' },
      { kind: 'figure', key: `claim ${proposed[0]!.key}`, value: { name: 7 } },
      { kind: 'figure', key: 'other', value: [] },
      { kind: 'finding', key: 'figure 1', value: {} },
    ]
    expect(ledger(strange)).toEqual(proposed)
  })

  it('never loses or doubles a figure, whatever is decided', () => {
    const keys = (claims: readonly FigureClaim[]): string[] =>
      claims.flatMap(({ values }) => values.map(({ key }) => key))
    const all = keys(proposed).toSorted()
    const step = fc.record({
      what: fc.constantFrom('accept', 'open', 'merge', 'split', 'rename'),
      at: fc.nat(20),
      other: fc.nat(20),
    })
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        let decisions: SetDecision[] = []
        for (const { what, at, other } of steps) {
          const claims = ledger(decisions)
          const one = claims[at % claims.length]!
          const two = claims[other % claims.length]!
          const made =
            what === 'merge'
              ? one === two
                ? []
                : mergeClaims(one, [two])
              : what === 'split'
                ? splitClaim(claims, one, [one.values[other % one.values.length]!.key])
                : what === 'rename'
                  ? renameClaim(one, `name ${other}`)
                  : acceptClaim(one, what === 'accept')
          decisions = decide(decisions, made)
          const after = ledger(decisions)
          expect(keys(after).toSorted()).toEqual(all)
          expect(new Set(after.map(({ key }) => key)).size).toBe(after.length)
          if (what === 'split' && made.length > 0) expect(after).toHaveLength(claims.length + 1)
          if (what === 'merge' && made.length > 0) expect(after).toHaveLength(claims.length - 1)
        }
        // Applied again it is the same.
        const last = ledger(decisions)
        expect(ledger(decisions, last)).toEqual(last)
        for (const found of last) expect(figureClaimSchema.safeParse(found).success).toBe(true)
      }),
    )
  })
})
