import { describe, expect, it } from 'vitest'
import { createEdge } from '../../src/edge/edge.js'
import { createTrafficCounters } from '../../src/edge/traffic.js'
import type { HttpRequest, HttpResponse } from '../../src/http-cache/message.js'
import { SHOP_WEB_ID } from '../support/ids.js'

const REQUEST: HttpRequest = {
  method: 'GET',
  host: `${SHOP_WEB_ID}.localhost`,
  target: '/',
  fields: {},
  body: null,
  clientAddress: '127.0.0.1',
  onClientLeft() {},
}

describe('pipelines that cannot be read', () => {
  it('unreadable pipelines are served as before, and only their version is read again', async () => {
    let isLocked = false
    let reads = 0
    const read = <Value>(value: Value): Value => {
      if (isLocked) throw new Error('database is locked')
      return value
    }
    const pipeline = { id: SHOP_WEB_ID, name: 'p', status: 'ready', errors: [], heads: [], stages: new Map() }
    const answer: HttpResponse = { status: 200, fields: {}, added: [], body: null }
    const edge = createEdge({
      pipelines: {
        version: () => read(1),
        get: () => {
          reads += 1
          return read(pipeline)
        },
        findByFqdn: () => read(null),
      },
      compile: () => ({
        kind: 'ready',
        cacheStage: null,

        fetchFromOrigin: () => expect.fail(),
      }),
      cache: { handle: () => answer, passThrough: async () => answer, purge() {} },
      traffic: createTrafficCounters(),
      defaultPipelineId: null,
      port: () => 4020,
    })
    expect(await edge.handle(REQUEST)).toMatchObject({ status: 200 })
    const before = reads
    isLocked = true
    expect(await edge.handle(REQUEST)).toMatchObject({ status: 200 })
    expect(reads).toBe(before)
  })
})
