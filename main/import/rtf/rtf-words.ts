/**
 * What the text of a group is: of the document (`text`), of a note or a box, the number of an item (`list`), the tables of fonts
 * and styles, title and author, a drawing of which only boxes are text (`shape`), or nothing for readers (`skip`).
 */
export type Destination = 'text' | 'note' | 'box' | 'list' | 'fonts' | 'styles' | 'title' | 'author' | 'shape' | 'skip'

const SKIPPED =
  'aftncn aftnsep aftnsepc annotation atnauthor atndate atnicn atnid atnparent atnref atntime atrfend atrfstart background bkmkend ' +
  'bkmkstart blipuid buptim category colorschememapping colortbl comment company creatim datafield datastore defchp defpap docvar ' +
  'doccomm ebcend ebcstart expandedcolortbl factoidname falt fchars ffdeftext ffentrymcr ffexitmcr ffformat ffhelptext ffl ffname ' +
  'ffstattext file filetbl fldinst fldtype fname fontemb fontfile footer footerf footerl footerr footersx formfield ftncn ftnsep ftnsepc ' +
  'g generator gridtbl header headerf headerl headerr headersx hl hlfr hlinkbase hlloc hlsrc hsv htmltag mhtmltag keycode ' +
  'keywords latentstyles lchars levelnumbers leveltext lfolevel linkval listlevel listname listoverride listoverridetable ' +
  'listpicture liststylename listtable lsdlockedexcept manager mmathPr mvfmf mvfml mvtof mvtol nesttableprops nextfile ' +
  'nonesttables nonshppict objalias objclass objdata objname objsect objtime oldcprops oldpprops oldsprops oldtprops ' +
  'operator panose password passwordhash pgp pgptbl picprop pict pn pnseclvl pntxta pntxtb printim private propname protend protstart ' +
  'protusertbl pxe revtbl revtim rsidtbl rxe shprslt sn sp staticval subject sv svb tc template themedata ' +
  'txe userprops vern version windowcaption writereservation writereservhash xe xform xmlattrname xmlattrvalue xmlclose xmlname ' +
  'xmlnstbl xmlopen upr wgrffmtfilter'

/** The control words that begin a destination. Others with a star before them are passed over. */
export const DESTINATIONS: Readonly<Record<string, Destination>> = {
  ...Object.fromEntries(SKIPPED.split(' ').map((word) => [word, 'skip' as const])),
  footnote: 'note',
  shptxt: 'box',
  dptxbxtext: 'box',
  listtext: 'list',
  pntext: 'list',
  fonttbl: 'fonts',
  stylesheet: 'styles',
  title: 'title',
  author: 'author',
  shp: 'shape',
  shpinst: 'shape',
  do: 'shape',
  shppict: 'shape',
  shpgrp: 'shape',
  ud: 'text',
  fldrslt: 'text',
  result: 'text',
}

/** The control words and symbols that are a character. */
export const CHARACTERS: Readonly<Record<string, string>> = {
  tab: '\t',
  line: '\n',
  lbr: '\n',
  emdash: '—',
  endash: '–',
  emspace: ' ',
  enspace: ' ',
  qmspace: ' ',
  bullet: '•',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  zwj: '\u200d',
  zwnj: '\u200c',
  ltrmark: '\u200e',
  rtlmark: '\u200f',
  '~': '\u00a0',
  _: '\u2011',
  '\\': '\\',
  '{': '{',
  '}': '}',
}
