import type { Extracted } from '../../../main/contract/article.ts'

/** The blocks of an article as `[layer, words]`, in their order. */
export function blocksOf({ text, layers }: Extracted): [layer: string, words: string][] {
  return layers.map(({ layer, start, end }) => [layer, text.slice(start, end)])
}

/** Paragraphs of one invented story, for documents of any kind. */
export const HARBOUR = [
  'The harbour of Northport was closed on Tuesday after a crane had fallen into the water, the port authority said. Nobody was hurt, although four dockers had been at work on the quay when it fell.',
  'Divers began to look for the wreck in the afternoon. “We expect to open one of the two basins tomorrow,” said the harbour master, Ida Marsh, who had spent the night on the quay with her crew.',
  'The port handles some four million tonnes of grain a year and had been busy since the spring, when the railway line along the coast was washed away by a flood and has not been rebuilt since.',
] as const
