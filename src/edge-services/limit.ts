export type Limit = <T>(task: () => Promise<T>) => Promise<T>

/** Runs at most `most` tasks at once; the others wait, and begin in the order they came. */
export function createLimit(most: number): Limit {
  const waiting: (() => void)[] = []
  let running = 0
  return async (task) => {
    if (running < most) running++
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await task()
    } finally {
      // Whoever waits longest takes over the place, so that nobody who comes meanwhile can.
      const next = waiting.shift()
      if (next === undefined) running--
      else next()
    }
  }
}
