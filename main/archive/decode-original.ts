/** The text of an original, in the charset that import read it with; told from its bytes where that is not known. */
export async function decodeOriginal(
  bytes: Uint8Array,
  charset: string | undefined,
  markup = false,
): Promise<{ readonly text: string; readonly guessed: boolean }> {
  if (charset !== undefined) {
    try {
      return { text: new TextDecoder(charset).decode(bytes), guessed: false }
    } catch {
      // A name that this system does not know: told from the bytes.
    }
  }
  // The tables of charsets are large and seldom needed.
  const { decode } = await import('../import/charset.ts')
  const { text, warning } = decode(bytes, { markup })
  return { text, guessed: warning !== undefined }
}

/** The text of a style sheet: UTF-8 unless something else is stated. What is no character in it is no rule either. */
export function sheetText(bytes: Uint8Array, charset: string | undefined): string {
  try {
    return new TextDecoder(charset ?? 'utf-8').decode(bytes)
  } catch {
    return new TextDecoder().decode(bytes)
  }
}
