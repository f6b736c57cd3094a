/** The same pages asked for in the same way, of the edge and of other caches: what clients and origins see is the same. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { systemClock } from '../../src/lib/clock.js'
import { startEdgeWorld } from '../support/edge-world.js'
import { differencesOf } from './support/differences.js'
import { startPagesOrigin } from './support/pages-origin.js'
import { isInstalled, PEER_NAMES, type PeerName, startPeer } from './support/peers.js'
import { play, type Seen } from './support/play.js'
import { type Scenario, scenario } from './support/scenario.js'

const SEED = 9111
const RUNS = 800

/** More than it takes for each difference to show. */
const SAMPLES = 4000

/** The edge and another cache, before one origin. Each scenario has a page of its own at each of them. */
async function startBoth(name: PeerName) {
  const origin = await startPagesOrigin()
  const world = await startEdgeWorld({ origins: { '*': origin.url }, edge: { clock: systemClock } })
  const peer = await startPeer(name, origin.url)
  const { host } = await world.createPipeline({ cache: { fallback_ttl: '3600s' } })
  const edgeAddress = { host: '127.0.0.1', port: new URL(world.edge.url).port }
  let played = 0
  return {
    async play({ page, requests }: Scenario): Promise<{ byEdge: Seen[]; byPeer: Seen[] }> {
      const number = played++
      const seenAt = (address: typeof edgeAddress | { socketPath: string }, path: string) => {
        origin.show(path, page)
        return play({ address, host }, path, requests, origin.countOf)
      }
      const byPeer = await seenAt({ socketPath: peer.socketPath }, `/peer/${number}`)
      return { byPeer, byEdge: await seenAt(edgeAddress, `/edge/${number}`) }
    },
    async [Symbol.asyncDispose]() {
      await peer[Symbol.asyncDispose]()
      await world[Symbol.asyncDispose]()
      await origin[Symbol.asyncDispose]()
    },
  }
}

describe.each(PEER_NAMES)('beside %s, the edge', (name) => {
  const compare = it.skipIf(!isInstalled(name))

  compare('does the same wherever no difference is listed', async () => {
    await using both = await startBoth(name)
    await fc.assert(
      fc.asyncProperty(
        scenario.filter((played) => differencesOf(name, played).length === 0),
        async (played) => {
          const { byEdge, byPeer } = await both.play(played)
          expect(byEdge).toEqual(byPeer)
        },
      ),
      { numRuns: RUNS, seed: SEED },
    )
  })

  compare('does differ where it is said to', async () => {
    await using both = await startBoth(name)
    const unseen = new Set(differencesOf(name))
    for (const played of fc.sample(scenario, { numRuns: SAMPLES, seed: SEED })) {
      const [difference, ...others] = differencesOf(name, played)
      if (difference === undefined || others.length > 0 || !unseen.has(difference)) continue
      const { byEdge, byPeer } = await both.play(played)
      if (JSON.stringify(byEdge) !== JSON.stringify(byPeer)) unseen.delete(difference)
    }
    expect([...unseen].map(({ why }) => why)).toEqual([])
  })
})
