import type { OriginalNote } from '../contract/archive.ts'
import { paperPage } from './frame-page.ts'
import type { OriginalPage } from './original-page.ts'
import { safePage, type PageResources } from './safe-html.ts'
import { textPage } from './text-page.ts'

/** A web page as it was, without anything that runs or loads; its source where it cannot be shown so. */
export function htmlPage(source: string, notes: readonly OriginalNote[] = [], resources?: PageResources): OriginalPage {
  const safe = safePage(source, resources)
  if (safe === undefined) return textPage(source, [...notes, 'source'])
  return { kind: 'page', page: paperPage(safe), leftOut: safe.leftOut, notes }
}
