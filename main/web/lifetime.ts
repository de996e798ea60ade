/** When the loopback shell ends by itself. */
export interface Lifetime {
  /** Somebody was sent to open a page: it ends, too, when none comes. Until then the first page may take as long as it likes. */
  expectPage(): void
  /** Tells how many pages are connected now. */
  clients(count: number): void
  /** The shell ends already: nothing is waited for any more. */
  stop(): void
}

export interface LifetimeOptions {
  /** How long an expected page may take to connect. */
  readonly arriveSeconds: number
  /** How long after the last page left: a reload takes less. */
  readonly leaveSeconds: number
  /** Resolves when no job runs: an import goes on after its window was closed. */
  readonly idle: () => Promise<void>
  readonly end: () => void
}

/** Ends the shell once its last page has left and its last job is done, unless a page comes back in between. */
export const createLifetime = ({ arriveSeconds, leaveSeconds, idle, end }: LifetimeOptions): Lifetime => {
  let count = 0
  let timer: NodeJS.Timeout | undefined
  let stopped = false
  const endWhenIdle = async (): Promise<void> => {
    await idle()
    if (count === 0) end()
  }
  const wait = (seconds: number): void => {
    clearTimeout(timer)
    if (!stopped) timer = setTimeout(() => void endWhenIdle(), seconds * 1000)
  }
  return {
    expectPage() {
      if (count === 0) wait(arriveSeconds)
    },
    clients(now) {
      count = now
      clearTimeout(timer)
      if (now === 0) wait(leaveSeconds)
    },
    stop() {
      stopped = true
      clearTimeout(timer)
    },
  }
}
