/** What this needs of the browser's Trusted Types (W3C); absent where a browser has none. */
interface TrustedTypes {
  createPolicy(name: 'default', rules: { createHTML(html: string): string | null }): unknown
}

// The page's policy refuses markup made of strings. React Aria's announcer empties its log in this way, and markup of nothing is safe: that
// alone is let through. All else is refused as before.
const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }
trustedTypes?.createPolicy('default', { createHTML: (html) => (html === '' ? html : null) })
