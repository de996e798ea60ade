/** Text as markup that means just this text, in content and in attributes in double quotation marks. */
export function escapeMarkup(text: string): string {
  return text.replace(/[&<>"'`\0]/g, (char) => ESCAPES[char]!)
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
  '\0': '\ufffd',
}
