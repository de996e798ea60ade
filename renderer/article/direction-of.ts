const LETTERS = /\p{L}/gu
// Hebrew, Arabic and their neighbours, with their presentation forms.
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/gu

/** The direction in which a line is written: that of most of its letters, so that a foreign word does not turn a sentence round. */
export function directionOf(line: string): 'ltr' | 'rtl' {
  const all = line.match(LETTERS)?.length ?? 0
  const turned = line.match(RIGHT_TO_LEFT)?.length ?? 0
  return turned * 2 > all ? 'rtl' : 'ltr'
}
