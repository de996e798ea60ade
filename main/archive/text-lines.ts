import { escapeMarkup } from './markup.ts'

const CHUNK = 200
/** What is shown of a text: a page of more than this many characters can hardly be scrolled. */
const SHOWN = 8_000_000
const LONGEST_LINE = 1_000_000

/** Numbered lines as markup; `cut` when there are more than can be shown. `first` is the number of the first line. */
export function numberedLines(lines: readonly string[], first = 1): { readonly markup: string; readonly cut: boolean } {
  const out: string[] = []
  let shown = 0
  let cut = false
  for (let at = 0; at < lines.length && !cut; at += CHUNK) {
    out.push('<div class="chunk">')
    for (let line = at; line < Math.min(at + CHUNK, lines.length); line++) {
      const text = lines[line]!
      shown += text.length
      out.push(`<div class="line" data-n="${first + line}">${text}</div>`)
      if (shown > SHOWN) {
        cut = true
        break
      }
    }
    out.push('</div>')
  }
  return { markup: out.join('\n'), cut }
}

/** The lines of a text, ready for {@link numberedLines}. Any line end counts; control characters are shown as signs. */
export function linesOf(text: string): string[] {
  // oxlint-disable-next-line no-control-regex -- what a line may hold, but cannot show
  const unseen = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/g
  return text.split(/\r\n|\r|\n/).map((line) => escapeMarkup(line.slice(0, LONGEST_LINE).replace(unseen, sign)))
}

function sign(char: string): string {
  const code = char.codePointAt(0)!
  return code === 0x7f ? '\u2421' : String.fromCodePoint(0x2400 + code)
}
