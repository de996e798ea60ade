import type { WebContents } from 'electron'
import { isAppUrl } from './app-origin.ts'

/** Keeps a web contents on our page: it goes nowhere else, opens no window and holds no webview. Links go through `link.open`. */
export function guardContents(contents: Pick<WebContents, 'on' | 'setWindowOpenHandler'>): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-navigate', stay)
  contents.on('will-frame-navigate', stay)
  contents.on('will-redirect', stay)
  contents.on('will-attach-webview', (event) => event.preventDefault())
}

function stay(event: { readonly url: string; preventDefault(): void }): void {
  if (!isAppUrl(event.url)) event.preventDefault()
}
