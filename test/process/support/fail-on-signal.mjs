/**
 * Preloaded into a process (`node --import`) whose own code has no fault to show: on each SIGUSR2, something fails that
 * nobody handles: the next one of `FAILURES`, which commas part.
 */
const HOSTILE = new Proxy(new Error('hostile'), {
  get() {
    throw new Error('no property may be read')
  },
})

const FAILURES = {
  throw: () => {
    throw new Error('a broken invariant')
  },
  'throw nothing': () => {
    throw undefined
  },
  'throw a hostile error': () => {
    throw HOSTILE
  },
  reject: () => void Promise.reject(new Error('a broken promise')),
  'reject with nothing': () => void Promise.reject(undefined),
  'reject with a hostile error': () => void Promise.reject(HOSTILE),
}

const queue = (process.env.FAILURES ?? '').split(',').map((name) => FAILURES[name.trim()])
if (queue.includes(undefined)) throw new Error(`expected FAILURES of ${Object.keys(FAILURES).join(', ')}`)
process.on('SIGUSR2', () => queue.shift()?.())
