import { env, getuid } from 'node:process'

/** How tests start Chromium: the system's own, quiet, and without its sandbox only where it cannot have one (as root). */
export const chromiumOptions = {
  executablePath: env.CHROMIUM ?? '/usr/bin/chromium',
  chromiumSandbox: getuid?.() !== 0,
  args: [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
}
