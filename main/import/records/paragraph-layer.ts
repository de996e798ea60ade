import type { Layer } from '../../contract/article.ts'
import { captionRule } from '../describe/captions.ts'
import { isPhotoCredit, readTextCredit } from '../describe/credits.ts'
import { furnitureRule } from '../describe/furniture.ts'

const LONGEST_FURNITURE = 220
const LONGEST_CAPTION = 300
const FEED_FOOTER = /^(?:The post .{1,300} (?:appeared first|first appeared) on .{1,100}|L[’']article .{1,300} est apparu en premier sur .{1,100}|Der Beitrag .{1,300} erschien zuerst auf .{1,100}|La entrada .{1,300} (?:se publicó primero|aparece primero) en .{1,100})$/u // prettier-ignore

/** The layer of a paragraph of an article's text whose markup, if there is any, does not say it. */
export function paragraphLayer(text: string, last: boolean): Layer {
  if (text.length < LONGEST_FURNITURE && furnitureRule(text) !== undefined) return 'furniture'
  if (last && FEED_FOOTER.test(text)) return 'furniture'
  if (isPhotoCredit(text) || readTextCredit(text) !== undefined) return 'credit'
  if (text.length > LONGEST_CAPTION) return 'body'
  return captionRule(text, { doubled: false, credit: 'none', inHead: false, last }) === undefined ? 'body' : 'caption'
}
