import { isAbsolute, join, sep } from 'node:path'
import type { Grants } from '../files/grants.ts'

/** Where the files of runs lie, by the paths that reports give. What was uploaded is known while this program runs. */
export interface RunPlaces {
  /** Remembers what a run reads. */
  note(run: string, roots: readonly string[]): void
  /** The absolute path of a file of a run; undefined when it is not known (any more). It may have gone since. */
  locate(run: string, shown: string): string | undefined
  /** Forgets all runs: another corpus counts them anew. */
  clear(): void
}

/** Creates the places; no run is known yet. */
export function createRunPlaces(grants: Grants): RunPlaces {
  const uploads = new Map<string, readonly string[]>()
  return {
    note(run, roots) {
      if (roots.some((root) => grants.display(root) !== root)) uploads.set(run, roots)
    },
    locate(run, shown) {
      for (const root of uploads.get(run) ?? []) {
        const top = grants.display(root)
        if (shown === top) return root
        if (shown.startsWith(`${top}/`)) return join(root, ...shown.slice(top.length + 1).split('/'))
        // A path that was typed beside uploads.
        if (top === root && shown.startsWith(root + sep)) return shown
      }
      return isAbsolute(shown) ? shown : undefined
    },
    clear: () => uploads.clear(),
  }
}
