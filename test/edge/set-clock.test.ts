/** RFC 9111 section 4.2.3: setting the system's clock makes no response younger or older. */
import { expect, it } from 'vitest'
import { startEdgeWorld } from '../support/edge-world.js'

const HOUR_MS = 3_600_000

it.each([
  ['back', -HOUR_MS],
  ['ahead', HOUR_MS],
])('a system clock set %s by an hour does not change which responses are fresh', async (_where, ms) => {
  await using world = await startEdgeWorld({
    origin(_request, response, index) {
      response.setHeader('cache-control', 'max-age=60')
      response.end(`answer ${index}`)
    },
  })
  const { host } = await world.createPipeline()
  expect(await world.get(host)).toMatchObject({ xCache: 'miss', body: 'answer 0' })
  world.clock.advanceMs(20_000)
  world.clock.setMs(ms)
  expect(await world.get(host)).toMatchObject({ xCache: 'hit-fresh', headers: { age: '20' } })
  world.clock.advanceMs(39_000)
  expect(await world.get(host)).toMatchObject({ xCache: 'hit-fresh', headers: { age: '59' } })
  world.clock.advanceMs(1000)
  expect(await world.get(host)).toMatchObject({ xCache: 'miss', body: 'answer 1', headers: { age: '0' } })
})
