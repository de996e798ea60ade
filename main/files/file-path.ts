/**
 * A path as the system has it. Bytes where its name is no valid UTF-8, which Linux allows: such a file could not be opened by
 * any string.
 */
export type FilePath = string | Buffer

const decoder = new TextDecoder('utf-8')

/** A path as text, for reports and sources: what is no UTF-8 becomes U+FFFD. */
export function shownPath(path: FilePath): string {
  return typeof path === 'string' ? path : decoder.decode(path)
}
