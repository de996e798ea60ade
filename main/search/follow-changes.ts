/** Something made of the corpus that can be brought up to date. */
export interface Followed {
  /** Takes what was kept; undefined when there is nothing. */
  load(): Promise<{ readonly size: number; readonly revision: number } | undefined>
  /** Brings it from a revision to that of now; from nothing with undefined. `keep`: it changed enough to be kept. */
  bring(from: number | undefined): Promise<{ readonly size: number; readonly revision: number; readonly keep: boolean }>
  keep(revision: number): Promise<void>
}

/** Keeps something up to date with a corpus. */
export interface Follower {
  /**
   * Resolves when it can be asked. What is small is up to date then, so that what was just entered is found at once; what is large
   * answers as it is, and is brought up to date meanwhile.
   */
  ready(): Promise<void>
  /** The corpus changed. */
  changed(): void
  /** Ends when what is being kept is kept. */
  close(): Promise<void>
}

/** Up to so many entries it is brought up to date before it is asked. */
const SMALL = 5_000
/** Bringing up what is large takes at most this share of the time. */
const PAUSES_PER_TURN = 10
const SHORTEST_PAUSE_MS = 500

/** Follows the changes of a corpus; does nothing before it is first asked. */
export function followChanges(followed: Followed): Follower {
  let revision: number | undefined
  let size = 0
  let there = false
  let stale = true
  let turn: Promise<void> | undefined
  let tookMs = 0
  let timer: NodeJS.Timeout | undefined
  let keeping: Promise<void> | undefined
  let closed = false

  const take = (now: { readonly size: number; readonly revision: number }): void => {
    ;({ size, revision } = now)
    there = true
  }
  const bring = async (): Promise<void> => {
    stale = false
    const began = performance.now()
    try {
      const brought = await followed.bring(revision)
      take(brought)
      // What is small is quicker made than read; what cannot be kept is made again.
      if (brought.keep && size > SMALL) keeping = followed.keep(brought.revision).catch(() => undefined)
    } catch (error) {
      stale = true
      throw error
    } finally {
      tookMs = performance.now() - began
    }
  }
  const start = (work: () => Promise<void>): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    turn = work().finally(() => {
      turn = undefined
      if (there && stale) later()
    })
    return turn
  }
  const later = (): void => {
    if (closed || timer !== undefined || turn !== undefined) return
    timer = setTimeout(
      () => {
        timer = undefined
        // When it fails, what is there goes on answering; the next question or change tries again.
        if (stale && turn === undefined) start(bring).catch(() => undefined)
      },
      Math.max(SHORTEST_PAUSE_MS, tookMs * PAUSES_PER_TURN),
    )
    timer.unref()
  }

  return {
    async ready() {
      if (!there)
        await (turn ??
          start(async () => {
            const kept = await followed.load()
            if (kept === undefined) await bring()
            else take(kept)
          }))
      if (size > SMALL) {
        if (stale) later()
        return
      }
      // Whoever asks while it is brought up to date may want what came after that began.
      await turn?.catch(() => undefined)
      await (stale && turn === undefined ? start(bring) : turn)
    },
    changed() {
      stale = true
      if (there && size > SMALL) later()
    },
    async close() {
      closed = true
      clearTimeout(timer)
      await keeping
    },
  }
}
