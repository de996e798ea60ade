/** A text without the characters that no XML document may hold (XML 1.0, 2.2): control characters and halves of pairs. */
export function xmlCharacters(text: string): string {
  return text.replaceAll(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
}
