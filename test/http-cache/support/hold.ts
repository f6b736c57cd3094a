import { times } from '../../support/times.js'
import { createHeldFetches } from './held-fetches.js'
import { type ClientRequest, createWorld, type WorldOptions } from './world.js'

/** A cache whose origin responds only when the test says so. `ask` sends the same request several times at once. */
export function hold(options: WorldOptions = {}) {
  const origin = createHeldFetches()
  const world = createWorld(origin.script, options)
  const ask = (count: number, request: ClientRequest = {}) => times(count, () => world.get(request))
  return { origin, world, ask }
}
