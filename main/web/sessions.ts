import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** How long a launch code on a command line is good for: other users of the computer may read command lines. */
export const COMMAND_LINE_CODE_SECONDS = 30

/** Who may talk to the loopback server: whoever traded a one-time launch code for a cookie. */
export interface Sessions {
  /** A fresh one-time code; without a lifetime it is good until used. */
  mintCode(lifetimeSeconds?: number): string
  /** The value of the session cookie in exchange for a code, or null for a code that is unknown, used or too old. */
  redeem(code: string): string | null
  /** True for a Cookie header with a session of ours. */
  isSession(cookieHeader: string | undefined): boolean
  /** The Set-Cookie header for a session. */
  cookie(session: string): string
}

/**
 * Sessions of the server on `port`. The cookie's name carries the port, since cookies are shared by all ports of an address.
 * Codes and sessions are held as digests, compared in constant time.
 */
export const createSessions = (port: number, now: () => number = Date.now): Sessions => {
  const name = `variorum-${port}`
  let codes: { readonly digest: Buffer; readonly until: number }[] = []
  const sessions: Buffer[] = []
  return {
    mintCode(lifetimeSeconds = Number.POSITIVE_INFINITY) {
      const code = secret()
      codes = codes.filter(({ until }) => until > now())
      codes.push({ digest: digest(code), until: now() + lifetimeSeconds * 1000 })
      return code
    },
    redeem(code) {
      const given = digest(code)
      const found = codes.find(({ digest: known }) => timingSafeEqual(known, given))
      if (found === undefined) return null
      codes = codes.filter((other) => other !== found)
      if (found.until <= now()) return null
      const session = secret()
      sessions.push(digest(session))
      return session
    },
    isSession(cookieHeader) {
      const value = cookieHeader
        ?.split(';')
        .map((part) => part.trim())
        .find((part) => part.startsWith(`${name}=`))
        ?.slice(name.length + 1)
      if (value === undefined) return false
      const given = digest(value)
      return sessions.some((known) => timingSafeEqual(known, given))
    },
    cookie: (session) => `${name}=${session}; Path=/; HttpOnly; SameSite=Strict`,
  }
}

/** 32 random bytes, in characters that URLs, cookies and headers take as they are. */
export const secret = (): string => randomBytes(32).toString('base64url')

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** True when two secrets are the same; takes the same time whether or not. */
export const sameSecret = (one: string, other: string): boolean => timingSafeEqual(digest(one), digest(other))
