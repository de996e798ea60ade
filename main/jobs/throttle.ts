/**
 * Passes on the newest value at most once in `interval` milliseconds: the first at once, the last always (by `flush`, or when
 * its time has come).
 */
export function createThrottle<T>(interval: number, pass: (value: T) => void): { push(value: T): void; flush(): void } {
  let timer: NodeJS.Timeout | undefined
  let waiting: { value: T } | undefined
  const release = (): void => {
    timer = undefined
    if (waiting === undefined) return
    const { value } = waiting
    waiting = undefined
    timer = setTimeout(release, interval)
    timer.unref()
    pass(value)
  }
  return {
    push(value) {
      waiting = { value }
      if (timer === undefined) release()
    },
    flush() {
      clearTimeout(timer)
      timer = undefined
      const last = waiting
      waiting = undefined
      if (last !== undefined) pass(last.value)
    },
  }
}
