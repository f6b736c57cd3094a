/** Background refreshes are limited in number. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { describe, expect, it, vi } from 'vitest'
import { startEdgeWorld } from '../support/edge-world.js'

const MAX_UNATTENDED = 128

const EXTRA = 5

type Call = { readonly request: IncomingMessage; readonly response: ServerResponse }

const answer = ({ request, response }: Call, round: string) =>
  response
    .setHeader('cache-control', 'max-age=10, stale-while-revalidate=600')
    .end(`${request.url}, ${round}`)

describe('refreshes that no visitor waits for', () => {
  it(`at most ${MAX_UNATTENDED} background refreshes run at once, and further stale responses are served without one`, async () => {
    const calls: Call[] = []
    const come = (count: number) => vi.waitFor(() => expect(calls.length).toBeGreaterThanOrEqual(count))
    await using world = await startEdgeWorld({
      origin: (request, response) => void calls.push({ request, response }),
    })
    const { host } = await world.createPipeline()
    const pages = Array.from({ length: MAX_UNATTENDED + EXTRA }, (_, index) => `/page/${index}`)
    const visitAll = () => Promise.all(pages.map((page) => world.get(host, page)))

    const filling = visitAll()
    await come(pages.length)
    for (const call of calls.splice(0)) answer(call, 'first')
    for (const { xCache } of await filling) expect(xCache).toBe('miss')

    world.clock.advanceMs(11_000)
    for (const [index, { status, body }] of (await visitAll()).entries())
      expect({ status, body }).toEqual({ status: 200, body: `/page/${index}, first` })
    await come(MAX_UNATTENDED)
    // Again, with none of the refreshes done.
    await visitAll()
    expect(calls).toHaveLength(MAX_UNATTENDED)
    // Clients that wait for a response still have room.
    const attended = world.get(host, '/other')
    await come(MAX_UNATTENDED + 1)
    answer(calls.pop() as Call, 'attended')
    expect((await attended).body).toBe('/other, attended')

    const refreshed = calls.map(({ request }) => request.url)
    for (const call of calls.splice(0)) answer(call, 'second')
    await vi.waitFor(async () => {
      for (const page of refreshed) expect((await world.get(host, page)).body).toBe(`${page}, second`)
    })
    const left = pages.filter((page) => !refreshed.includes(page))
    expect(left).toHaveLength(EXTRA)
    for (const page of left) expect((await world.get(host, page)).body).toBe(`${page}, first`)
    await come(EXTRA)
    expect(calls.map(({ request }) => request.url).toSorted()).toEqual(left.toSorted())
    for (const call of calls.splice(0)) answer(call, 'third')
  })
})
