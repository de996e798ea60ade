import type { LeftOut, OriginalKind, OriginalNote } from '../contract/archive.ts'

/** An original made ready to be looked at. `page` is a whole HTML document, safe to be shown; of a PDF there is none. */
export interface OriginalPage {
  readonly kind: OriginalKind
  readonly page: string
  readonly leftOut: LeftOut
  readonly notes: readonly OriginalNote[]
}

/** Nothing was left out. */
export const nothingLeftOut: LeftOut = { images: 0, scripts: 0, styles: 0, frames: 0, media: 0, forms: 0 }

/** What was left out of two parts. */
export function leftOutOfBoth(a: LeftOut, b: LeftOut): LeftOut {
  return {
    images: a.images + b.images,
    scripts: a.scripts + b.scripts,
    styles: a.styles + b.styles,
    frames: a.frames + b.frames,
    media: a.media + b.media,
    forms: a.forms + b.forms,
  }
}
