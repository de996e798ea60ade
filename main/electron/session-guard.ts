import type { Session } from 'electron'

/** What of a session is guarded. */
export type GuardedSession = Pick<
  Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setSpellCheckerEnabled'
  | 'webRequest'
  | 'on'
>

/** The one permission that the page has: copying text. */
const granted = 'clipboard-sanitized-write'

/**
 * Makes a session offline and powerless: every permission but copying text is denied, no device is given, no dictionary is
 * fetched, nothing is downloaded, and each request that is not for our own page is cancelled before it leaves.
 */
export function guardSession(session: GuardedSession): void {
  session.setPermissionRequestHandler((_contents, permission, callback) => callback(permission === granted))
  session.setPermissionCheckHandler((_contents, permission) => permission === granted)
  session.setDevicePermissionHandler(() => false)
  session.setSpellCheckerEnabled(false)
  session.on('will-download', (event) => event.preventDefault())
  session.webRequest.onBeforeRequest((details, callback) => callback({ cancel: !mayRequest(details.url) }))
}

/** True for what the app's session may ask for: the page's own files, and those of the developer tools. */
export function mayRequest(url: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol } = new URL(url)
  return protocol === 'app:' || protocol === 'devtools:'
}
