import type { FurnitureLine } from '../../../main/contract/furniture.ts'

/** The lines of a group as they are shown, apart by what is to be done with them. */
export interface LineSections {
  /** The line that was asked for from an article, unless it is decided. */
  readonly asked: FurnitureLine | undefined
  readonly proposed: readonly FurnitureLine[]
  readonly decided: readonly FurnitureLine[]
  /** Lines that repeat and may be part of the articles: never chosen with the others. */
  readonly doubted: readonly FurnitureLine[]
}

/** Words without case, numbers and punctuation, as near as the window needs to find the line that was asked for. */
const plain = (line: string): string =>
  line
    .replace(/\p{Cf}+/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/\p{Nd}+/gu, '0')
    .replace(/[\p{P}\p{S}\s]+/gu, ' ')
    .trim()

/** Sorts lines into sections; `asked` is a line as it is written. */
export function lineSections(lines: readonly FurnitureLine[], asked: string | undefined): LineSections {
  const key = asked === undefined ? undefined : plain(asked)
  const wanted = lines.find((line) => line.decision === null && line.key === key)
  const rest = lines.filter((line) => line !== wanted)
  return {
    asked: wanted,
    proposed: rest.filter(({ decision, doubts }) => decision === null && doubts.length === 0),
    decided: rest.filter(({ decision }) => decision !== null),
    doubted: rest.filter(({ decision, doubts }) => decision === null && doubts.length > 0),
  }
}
