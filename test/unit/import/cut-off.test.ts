import { expect, it } from 'vitest'
import { describeText } from '../../../main/import/describe/describe-text.ts'

const OPENING = `The harbour office closed the north gate on Tuesday after two days of storms.

Engineers worked through the night to raise the inner wall by half a metre, the office said.`

const layerOf = (text: string, words: string): string | undefined => {
  const at = text.indexOf(words)
  return describeText(text).extracted.layers.find(({ start, end }) => start <= at && at < end)?.layer
}

it('keeps a last paragraph that was cut off without full stop in the body', () => {
  const cut =
    'Some 41,000 people have left the lower town since the first of the month and the number of them could still rise'
  expect(layerOf(`${OPENING}\n\n${cut}`, 'Some 41,000')).toBe('body')
})

it('still sets short lines after the text aside', () => {
  expect(layerOf(`${OPENING}\n\nMore from the harbour`, 'More from')).toBe('furniture')
})
