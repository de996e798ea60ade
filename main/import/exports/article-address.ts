import { hostOf, readAddress, withoutTracking } from '../describe/labelled-lines.ts'

/** The address of an article that a field or line gives, without what follows the reader's way; a site's front page is none. */
export function articleAddress(printed: string): string | undefined {
  const address = readAddress(printed.trim().split(/\s/u)[0]!)
  if (address === undefined || hostOf(address) === undefined) return undefined
  return /^(?:https?:\/\/)?[^/?#]+\/?$/iu.test(address) ? undefined : withoutTracking(address)
}
