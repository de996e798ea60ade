import iconv from 'iconv-lite'

/** Text that was UTF-8 and was once read as something else, as "â€œ" for “. */
export interface Mojibake {
  /** The encoding that it was mistaken for. */
  readonly encoding: string
  /** How many places of the text are so. */
  readonly places: number
  /** One of them, as it stands and as it was meant. */
  readonly shown: string
  readonly meant: string
}

const MISTAKEN_FOR = ['windows-1252', 'windows-1251', 'windows-1250', 'iso-8859-1'] as const
// What the first two bytes of a character in UTF-8 look like in these encodings. Most texts have nothing of the kind.
const SUSPECT =
  /[\u00c2-\u00f4\u0102-\u0163\u0402-\u045f][^\p{ASCII}\p{L}]|[\u00d0\u00d1\u00d8\u00d9][\u00a0-\u0192\u2013-\u2122]|[\u0420\u0421][\u00a0-\u00bb\u0402-\u040f\u0452-\u045f\u2013-\u2122]/u
const RUN = /[^\p{ASCII}]+/gu
const MOST_RUNS = 2000
/** Share of the runs beyond ASCII that must turn out to be UTF-8. By chance hardly any does. */
const LEAST_SHARE = 0.6
const STRICT = new TextDecoder('utf-8', { fatal: true })

/**
 * Finds mojibake: runs of characters beyond ASCII are encoded again as what the text may have been mistaken for, and if that
 * gives valid UTF-8 nearly everywhere, it was. The text itself is never changed.
 */
export function findMojibake(text: string): Mojibake | undefined {
  if (!SUSPECT.test(text)) return undefined
  const runs = [...text.slice(0, 500_000).matchAll(RUN)].slice(0, MOST_RUNS).map(([run]) => run)
  for (const encoding of MISTAKEN_FOR) {
    const mended = runs.map((run) => mend(run, encoding))
    const places = mended.filter((run) => run !== undefined).length
    // One place is enough where it is a quotation mark of three bytes; two letters could be meant.
    const at = mended.findIndex((run, n) => run !== undefined && runs[n]!.length >= 3)
    if (places < runs.length * LEAST_SHARE || (places < 3 && at === -1)) continue
    const example = at === -1 ? mended.findIndex((run) => run !== undefined) : at
    return { encoding, places, shown: runs[example]!, meant: mended[example]! }
  }
  return undefined
}

/** What a run was meant to be, if it is UTF-8 that was read as an encoding. */
function mend(run: string, encoding: string): string | undefined {
  if (run.length < 2) return undefined
  const bytes = iconv.encode(run, encoding)
  if (bytes.includes(0x3f)) return undefined
  try {
    const meant = STRICT.decode(bytes)
    return meant.length < run.length ? meant : undefined
  } catch {
    return undefined
  }
}
