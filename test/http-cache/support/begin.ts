import { settled } from '../../support/settled.js'
import { createHeldFetches, type HeldCall } from './held-fetches.js'
import { createSlowClient } from './slow-client.js'
import { type ClientRequest, createWorld, type WorldOptions } from './world.js'

/** A client whose response has begun. */
export async function begin(
  head: Parameters<HeldCall['head']>[0],
  options: WorldOptions = {},
  request: ClientRequest = {},
) {
  const origin = createHeldFetches()
  const world = createWorld(origin.script, options)
  const opened = world.open(request)
  await settled()
  const call = origin.call(0)
  call.head(head)
  return { origin, world, call, client: createSlowClient(await opened) }
}
