/** The oldest Node that better-sqlite3 and the sources run on; older ones end in a segmentation fault or a bare stack. */
const OLDEST = 24

/** Why this Node cannot run Variorum, in one line for people; undefined when it can. */
export function nodeFault(version: string): string | undefined {
  return Number(version.split('.')[0]) >= OLDEST
    ? undefined
    : `Variorum needs Node ${OLDEST} or later, and this is ${version}. In a checkout, start it with npm: its scripts bring theirs.`
}
