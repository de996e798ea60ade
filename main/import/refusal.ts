/**
 * Why a file or a record of it is not imported. `skipped`: there is no article in it; `failed`: there may be one, but it could
 * not be read. The code is stable, the reason is one line for people and says what to do.
 */
export class Refusal extends Error {
  readonly outcome: 'failed' | 'skipped'
  readonly code: string

  constructor(outcome: 'failed' | 'skipped', code: string, reason: string) {
    super(reason)
    this.name = 'Refusal'
    this.outcome = outcome
    this.code = code
  }
}

const SYSTEM_REASONS: Readonly<Record<string, readonly [code: string, reason: string]>> = {
  ENOENT: ['gone', 'It was listed and is not there any more. Import its folder again.'],
  ENOTDIR: ['gone', 'A folder of its path is not there any more. Import its folder again.'],
  EACCES: ['unreadable', 'You are not permitted to read it (EACCES). Change its permissions and import it again.'],
  EPERM: ['unreadable', 'The system does not permit to read it (EPERM). Change its permissions and import it again.'],
  ELOOP: ['link-loop', 'It is a link that leads back to itself (ELOOP).'],
  ENAMETOOLONG: ['unreadable', 'Its name is too long for this system (ENAMETOOLONG). Shorten it and import it again.'],
  EMFILE: ['unreadable', 'Too many files are open (EMFILE). Close other programs and import it again.'],
  EIO: ['unreadable', 'The disk could not read it (EIO). Copy it to another disk and import it again.'],
}

/** What the system said about a path, as a refusal. */
export function systemRefusal(error: unknown): Refusal {
  const systemCode = (error as NodeJS.ErrnoException | null)?.code ?? 'unknown error'
  const known = SYSTEM_REASONS[systemCode]
  return known === undefined
    ? new Refusal('failed', 'unreadable', `The system could not read it (${systemCode}). Import it again.`)
    : new Refusal('failed', ...known)
}

/** Any error as the row of a report: what a reader threw that is no refusal says that the file is damaged. */
export function refusalOf(error: unknown): {
  readonly outcome: 'failed' | 'skipped'
  readonly code: string
  readonly reason: string
} {
  if (error instanceof Refusal) return { outcome: error.outcome, code: error.code, reason: error.message }
  const what = error instanceof Error ? error.message : String(error)
  return {
    outcome: 'failed',
    code: 'damaged',
    reason: `It could not be understood (${what.replace(/\s+/g, ' ').slice(0, 200)}). Save it again from its program and import that.`,
  }
}
