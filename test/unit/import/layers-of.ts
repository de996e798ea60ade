import type { Extracted, Layer } from '../../../main/contract/article.ts'

/** The words of an article by layer, in order. */
export function layersOf({ text, layers }: Extracted): readonly (readonly [Layer, string])[] {
  return layers.map(({ layer, start, end }) => [layer, text.slice(start, end)] as const)
}

/** The words of one layer. */
export function layerOf(extracted: Extracted, wanted: Layer): string[] {
  return layersOf(extracted)
    .filter(([layer]) => layer === wanted)
    .map(([, words]) => words)
}
