import type { QuoteSpan } from '../text/quotes.ts'
import type { ComparedArticle } from './compared-article.ts'
import { attribute, reportedSpeaker, type Attribution } from './speaker.ts'

/** A quotation with who is said to speak. */
export interface AttributedQuotation extends Attribution {
  readonly span: QuoteSpan
}

/** Who speaks where in an article. */
export interface ArticleSpeech {
  /** The quotations that reach into the compared layers, nested ones too, in order. */
  readonly quotations: readonly AttributedQuotation[]
  /** For each sentence who was last named as speaking before it. */
  readonly lastBefore: readonly (string | null)[]
}

/**
 * Attributes the quotations of an article's compared layers, each by the sentence or sentences that it stands in and who spoke last. A
 * nested quotation is attributed by the words around it inside the one that holds it.
 */
export function readSpeech(article: ComparedArticle): ArticleSpeech {
  const { sentences } = article
  const quotations: AttributedQuotation[] = []
  const lastBefore: (string | null)[] = []
  let last: string | null = null
  let next = 0
  // Up to where the quotations read so far reach: sentences that begin before are quotation themselves.
  let read = 0
  let outer: QuoteSpan | null = null
  sentences.forEach((sentence, s) => {
    lastBefore.push(last)
    let quoted = sentence.start < read
    for (; next < article.quotations.length && article.quotations[next]!.start < sentence.end; next++) {
      const span = article.quotations[next]!
      if (span.end <= sentence.start) continue
      let until = s
      while (until + 1 < sentences.length && sentences[until + 1]!.start < span.end) until++
      const around = { start: sentence.start, end: sentences[until]!.end }
      if (span.depth > 0) {
        if (outer === null || outer.end < span.end) continue
        const inside = { start: Math.max(around.start, outer.innerStart), end: Math.min(around.end, outer.innerEnd) }
        quotations.push({ span, ...attribute(article, span, inside, null) })
        continue
      }
      quoted = true
      outer = span
      read = around.end
      const found = attribute(article, span, around, last)
      last = found.speaker ?? last
      quotations.push({ span, ...found })
    }
    if (!quoted) last = reportedSpeaker(article, sentence) ?? last
  })
  return { quotations, lastBefore }
}
