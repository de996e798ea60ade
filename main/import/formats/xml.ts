import { looksLikeXml } from '../recognise-text.ts'
import { Refusal } from '../refusal.ts'
import { xmlRoot } from '../xml/xml-root.ts'
import type { FileHead, Format } from './format.ts'

const KNOWN: Readonly<Record<string, string>> = {
  urlset: 'a sitemap, which lists addresses',
  sitemapindex: 'a sitemap, which lists addresses',
  opml: 'a list of feeds',
  svg: 'an image',
  kml: 'map data',
  gpx: 'map data',
  plist: 'settings',
  schema: 'a schema',
  stylesheet: 'a style sheet',
  transform: 'a style sheet',
  modsCollection: 'a reference list',
  mods: 'a reference list',
  xbel: 'a list of bookmarks',
  mediawiki: 'an export of a wiki',
}

/** XML of all other kinds, which is recognised so that it can be refused with advice. */
export const xml: Format = {
  name: 'xml',
  label: 'an XML document',
  extensions: ['xml'],
  limit: Number.POSITIVE_INFINITY,
  timeLimit: 60_000,
  recognises: ({ text, extension }: FileHead) => {
    const root = xmlRoot(text)
    return root !== undefined && root.toLowerCase() !== 'html' && (extension === 'xml' || looksLikeXml(text))
  },
  // oxlint-disable-next-line require-yield -- it holds nothing that could be read
  *read({ head }) {
    const root = xmlRoot(new TextDecoder().decode(head)) ?? ''
    const what = Object.hasOwn(KNOWN, root)
      ? KNOWN[root]
      : `XML of a kind that is not read${root === '' ? '' : ` (<${root}>)`}`
    const advice =
      'Of XML, Variorum reads NITF, NewsML, TEI, RSS, Atom and exports of Factiva: export the articles as one of these, or as CSV, HTML or text.'
    throw new Refusal('skipped', 'unsupported', `It is ${what}. ${advice}`)
  },
}
