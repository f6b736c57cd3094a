import { describe, expect, it } from 'vitest'
import { Departure } from '../../src/lib/caller-signal.js'

/** Tells what a listener and a later observer see. */
function observe(signal: Departure | AbortController, abort: () => void) {
  const seen: string[] = []
  const { addEventListener, removeEventListener } =
    signal instanceof Departure ? bound(signal) : bound(signal.signal)
  const state = signal instanceof Departure ? signal : signal.signal
  const note = (name: string) => () =>
    seen.push(`${name}: ${state.aborted} ${(state.reason as DOMException).name}`)
  const gone = note('removed')
  const twice = note('twice')
  addEventListener('abort', note('first'))
  addEventListener('abort', gone)
  addEventListener('abort', twice)
  addEventListener('abort', twice)
  removeEventListener('abort', gone)
  seen.push(`before: ${state.aborted} ${state.reason}`)
  abort()
  abort()
  addEventListener('abort', note('late'))
  const { name, message } = state.reason as DOMException
  return [...seen, `after: ${state.aborted} ${name}: ${message}`]
}

function bound(signal: Pick<Departure, 'addEventListener' | 'removeEventListener'>) {
  return {
    addEventListener: signal.addEventListener.bind(signal),
    removeEventListener: signal.removeEventListener.bind(signal),
  }
}

describe('the departure of a caller', () => {
  it('is told like the abort of an AbortSignal', () => {
    const departure = new Departure()
    const controller = new AbortController()
    const seen = observe(departure, () => departure.abort())
    expect(seen).toEqual(observe(controller, () => controller.abort()))
    expect(seen).toEqual([
      'before: false undefined',
      'first: true AbortError',
      'twice: true AbortError',
      'after: true AbortError: This operation was aborted',
    ])
  })
})
