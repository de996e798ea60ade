/** One folder, or container file, that a source lies in. `path` is from the root on, with '/' between the names. */
export interface FolderStep {
  readonly path: string
  readonly name: string
  /** A file that holds articles: an archive, a mailbox, an export. */
  readonly container: boolean
}

/** Where sources lie that came without a folder. */
export const NO_FOLDER = '.'

/** Deeper ones are counted into the folder at this depth: nobody browses there, and an archive may claim any depth. */
const DEEPEST = 64
const WINDOWS = /^(?:[A-Za-z]:[\\/]|\\\\)/
const ADDRESS = /^[A-Za-z][A-Za-z0-9+.-]*:\/\//

/**
 * The folders of a source from the root to the one that it lies in: those of its path, then (for a record of a container) the
 * container and the folders inside it. `record` is a locator as formats give it: entries of archives inside one another are
 * joined by '!/', and what is no path (a number, a web address) is the name of the record.
 */
export function folderChain(path: string, record: string | null): FolderStep[] {
  const chain: FolderStep[] = []
  const add = (name: string, container: boolean): void => {
    if (chain.length === DEEPEST) return
    const last = chain.at(-1)
    const joined = last === undefined ? name : last.path.endsWith('/') ? `${last.path}${name}` : `${last.path}/${name}`
    chain.push({ path: joined, name, container })
  }
  const slashed = WINDOWS.test(path) ? path.replaceAll('\\', '/') : path
  const root = /^\/+/.exec(slashed)?.[0] ?? ''
  if (root !== '') add(root.length > 1 && WINDOWS.test(path) ? '//' : '/', false)
  const names = namesOf(slashed)
  const file = names.pop() ?? ''
  for (const name of names) add(name, false)
  if (record !== null) {
    add(file, true)
    const members = record.split('!/')
    for (const [index, member] of members.entries()) {
      const inner = ADDRESS.test(member) ? [member] : namesOf(member)
      const last = inner.pop()
      for (const name of inner) add(name, false)
      if (index < members.length - 1 && last !== undefined) add(last, true)
    }
  }
  if (chain.length === 0) add(NO_FOLDER, false)
  return chain
}

function namesOf(path: string): string[] {
  return path.split('/').filter((name) => name !== '' && name !== '.')
}

/** The bounds between which the paths of everything below a folder lie: from the first (inclusive) to the second. */
export function pathsBelow(path: string): [string, string] {
  // '0' is the character after '/'.
  return path.endsWith('/') ? [path, `${path.slice(0, -1)}0`] : [`${path}/`, `${path}0`]
}
