const apple = /mac|iphone|ipad/i.test(navigator.userAgent)

const appleSigns: Readonly<Record<string, string>> = {
  CmdOrCtrl: '⌘',
  Shift: '⇧',
  Alt: '⌥',
  Ctrl: '⌃',
  Enter: '↩',
  Backspace: '⌫',
  Delete: '⌦',
  Escape: '⎋',
  ArrowDown: '↓',
}

const otherSigns: Readonly<Record<string, string>> = {
  CmdOrCtrl: 'Ctrl',
  Escape: 'Esc',
  Delete: 'Del',
  ArrowDown: '↓',
}

/** True where the command key is the platform's modifier. */
export const onApple = apple

/** The parts of an accelerator: `CmdOrCtrl+Plus` becomes `['CmdOrCtrl', '+']`. */
export function keyParts(accelerator: string): string[] {
  return accelerator.split('+').map((part) => (part === 'Plus' ? '+' : part))
}

/** An accelerator as this platform prints it: `Ctrl+Shift+Z`, `⇧⌘Z`. */
export function keyLabel(accelerator: string): string {
  const parts = keyParts(accelerator)
  if (apple) return parts.map((part) => appleSigns[part] ?? part).join('')
  return parts.map((part) => otherSigns[part] ?? part).join('+')
}

/** An accelerator in the syntax of `aria-keyshortcuts`. */
export function ariaKeys(accelerator: string): string {
  return keyParts(accelerator)
    .map((part) => (part === 'CmdOrCtrl' ? (apple ? 'Meta' : 'Control') : part === '+' ? 'Plus' : part))
    .join('+')
}
