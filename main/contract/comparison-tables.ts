import type { Comparison } from './comparison.ts'
import type { FigureClaim } from './figures.ts'
import type { Quotation } from './quotations.ts'

/** What a table says of an article besides its id. */
export interface TableArticle {
  readonly outlet: string | null
  readonly title: string | null
  readonly date: string | null
}

/** A table as CSV is written of it. */
export interface ComparisonTable {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

const ARTICLE = ['article', 'outlet', 'title', 'published']
const PLACE = ['start', 'end', 'text']

const articleCells = (id: string, articles: ReadonlyMap<string, TableArticle>): string[] => {
  const article = articles.get(id)
  return [id, article?.outlet ?? '', article?.title ?? '', article?.date ?? '']
}

const oneLine = (text: string): string => text.replaceAll(/\s+/gu, ' ').trim()
const cellOf = (value: number | null): string => (value === null ? '' : String(value))

/** The ledger of figures, a row for each figure, and one for each article in which no counterpart was found. `nameOf` names claims that have no name yet. */
export function figuresTable(
  claims: readonly FigureClaim[],
  articles: ReadonlyMap<string, TableArticle>,
  nameOf: (claim: FigureClaim) => string,
): ComparisonTable {
  return {
    columns: [
      'claim',
      'accepted',
      'kind',
      'unit',
      'event',
      'state',
      'figure',
      'number',
      'least',
      'most',
      'date',
      'source',
      'source status',
      'in quotation marks',
      ...ARTICLE,
      ...PLACE,
    ],
    rows: claims.flatMap((claim) => {
      const head = [
        claim.name ?? nameOf(claim),
        claim.accepted ? 'yes' : 'proposed',
        claim.kind,
        claim.unit,
        claim.context,
      ]
      return claim.cells.flatMap(({ article, state }) => {
        const values = claim.values.filter((value) => value.article === article)
        if (values.length === 0)
          return [
            [
              ...head,
              state ?? '',
              ...Array.from({ length: 8 }, () => ''),
              ...articleCells(article, articles),
              '',
              '',
              '',
            ],
          ]
        return values.map((value) => [
          ...head,
          value.state ?? 'first',
          value.place.text,
          cellOf(value.amount),
          cellOf(value.low),
          cellOf(value.high),
          value.date ?? '',
          value.source ?? '',
          value.sourceStatus ?? '',
          value.quoted ? 'yes' : 'no',
          ...articleCells(article, articles),
          String(value.passage.start),
          String(value.passage.end),
          oneLine(value.passage.text),
        ])
      })
    }),
  }
}

/** The quotations, a row for each form that an article prints. */
export function quotationsTable(
  quotations: readonly Quotation[],
  articles: ReadonlyMap<string, TableArticle>,
): ComparisonTable {
  return {
    columns: [
      'quotation',
      'articles',
      'form',
      'words',
      'share of the longest',
      'speaker',
      'speaker status',
      'verb',
      'stance of the verb',
      'inside another',
      ...ARTICLE,
      ...PLACE,
    ],
    rows: quotations.flatMap(({ variants }, n) => {
      const carriers = String(new Set(variants.map(({ article }) => article)).size)
      return variants.map((variant) => [
        String(n + 1),
        carriers,
        variant.kind,
        String(variant.words),
        variant.share.toFixed(3),
        variant.speaker ?? '',
        variant.speakerStatus ?? '',
        variant.verb ?? '',
        variant.stance ?? '',
        variant.depth > 0 ? 'yes' : 'no',
        ...articleCells(variant.article, articles),
        String(variant.passage.start),
        String(variant.passage.end),
        oneLine(variant.text),
      ])
    }),
  }
}

/** The apparatus, a row for each article that reads otherwise than the lemma; without words where it has none in place of the lemma. */
export function apparatusTable(rows: Comparison['rows'], articles: ReadonlyMap<string, TableArticle>): ComparisonTable {
  const varying = rows.filter(({ apparatus }) => apparatus !== undefined)
  return {
    columns: ['row', 'text of', 'lemma', 'occurrence', 'lemma start', 'lemma end', 'by hand', ...ARTICLE, ...PLACE],
    rows: varying.flatMap(({ cells, apparatus, linked, locked }, n) => {
      const lead = cells.find((cell) => cell !== null)?.article ?? ''
      const byHand = locked === true ? 'locked' : linked === undefined ? '' : 'linked'
      return apparatus!.flatMap(({ lemma, occurrence, start, end, readings }) =>
        readings.flatMap(({ text, witnesses }) =>
          witnesses.map((witness) => [
            String(n + 1),
            lead,
            lemma,
            cellOf(occurrence ?? null),
            String(start),
            String(end),
            byHand,
            ...articleCells(witness.article, articles),
            String(witness.start),
            String(witness.end),
            text,
          ]),
        ),
      )
    }),
  }
}
