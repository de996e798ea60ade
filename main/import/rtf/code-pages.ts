import iconv from 'iconv-lite'

/** Windows code pages by the character set that a font of an RTF file states. */
const CHARSETS: Readonly<Record<number, number>> = {
  77: 10_000, 78: 10_001, 128: 932, 129: 949, 130: 949, 134: 936, 136: 950, 161: 1253, 162: 1254, 163: 1258, 177: 1255,
  178: 1256, 179: 1256, 180: 1256, 181: 1255, 186: 1257, 204: 1251, 222: 874, 238: 1250, 254: 437, 255: 850,
} // prettier-ignore

/** Old programs put the script into the name of the font: "Times New Roman Cyr". */
const NAMED: readonly (readonly [name: RegExp, codePage: number])[] = [
  [/\bCE$/, 1250],
  [/\bCyr$/i, 1251],
  [/\bGreek$/i, 1253],
  [/\b(?:Tur|TUR)$/, 1254],
  [/\(Hebrew\)$/i, 1255],
  [/\(Arabic\)$/i, 1256],
  [/\bBaltic$/i, 1257],
  [/\(Thai\)$/i, 874],
  [/\(Vietnamese\)$/i, 1258],
]

const ENCODINGS: Readonly<Record<number, string>> = {
  65_001: 'utf8',
  10_000: 'macroman',
  10_001: 'cp932',
  10_007: 'maccyrillic',
  20_866: 'koi8-r',
  1361: 'cp949',
}

/** The code page of a font, or undefined where it has that of the document. `charset`: its `\fcharset`; `codePage`: its `\cpg`. */
export function codePageOfFont(
  name: string,
  charset: number | undefined,
  codePage: number | undefined,
): number | undefined {
  if (codePage !== undefined && codePage > 0) return codePage
  const byCharset = charset === undefined ? undefined : CHARSETS[charset]
  return byCharset ?? NAMED.find(([pattern]) => pattern.test(name.trim()))?.[1]
}

/** Decodes bytes of a code page; of one that is not known, as windows-1252. */
export function decodeCodePage(bytes: Uint8Array, codePage: number): string {
  const name = ENCODINGS[codePage] ?? `cp${codePage}`
  return iconv.decode(Buffer.from(bytes), iconv.encodingExists(name) ? name : 'cp1252')
}
