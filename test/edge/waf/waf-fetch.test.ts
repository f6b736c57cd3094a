import { request as httpRequest } from 'node:http'
import { PassThrough, Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { setImmediate as turn } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createScheduler } from '../../../src/edge/waf/scheduler.js'
import type { WafEngine } from '../../../src/edge/waf/waf-engine.js'
import { createWafFetch, MAX_INSPECTED_BODY_BYTES } from '../../../src/edge/waf/waf-fetch.js'
import type { WafRequest } from '../../../src/edge/waf/waf-request.js'
import type {
  FetchFromOrigin,
  Fields,
  OriginHandler,
  OriginRequest,
} from '../../../src/http-cache/message.js'
import { startHttpServer } from '../../support/test-server.js'

/** Matches `evil` in the target or the body, throws on `broken`, and records the requests. */
function createFakeEngine() {
  const inspected: (WafRequest & { paranoiaLevel: number })[] = []
  const inspect: WafEngine['inspect'] = (request, paranoiaLevel) => {
    inspected.push({ ...request, paranoiaLevel })
    const text = `${request.target}${request.body?.start ?? ''}`
    if (text.includes('broken')) throw new Error('a bug')
    return { ruleIds: text.includes('evil') ? ['rule-1', 'rule-2'] : [] }
  }
  const scheduler = createScheduler()
  const engine: WafEngine = {
    inspect,
    inspectInSlices: (request, paranoiaLevel, onVerdict, onError) =>
      scheduler.run(
        (function* () {
          yield
          return inspect(request, paranoiaLevel)
        })(),
        onVerdict,
        onError,
      ),
  }
  return { engine, inspected }
}

/** A handler that records its calls. */
function createHandler(onHead = () => {}) {
  const heard: unknown[] = []
  let tellEnd = () => {}
  const ended = new Promise<void>((resolve) => {
    tellEnd = resolve
  })
  const handler: OriginHandler = {
    onHead(status, fields) {
      heard.push({ status, fields })
      onHead()
    },
    onData: (chunk) => heard.push(chunk.toString()),
    onEnd() {
      heard.push('end')
      tellEnd()
    },
    onError(error) {
      heard.push(error)
      tellEnd()
    },
  }
  return { handler, heard, ended }
}

function createWorld(mode: string) {
  const { engine, inspected } = createFakeEngine()
  const logged: [object, string][] = []
  const fetched: OriginRequest[] = []
  const calls: string[] = []
  /** Reads the whole body, then responds with its length. */
  const next: FetchFromOrigin = (request, handler) => {
    fetched.push(request)
    void (request.body === null ? Promise.resolve(null) : buffer(request.body)).then((body) => {
      handler.onHead(200, { 'x-bytes': String(body?.length ?? 'none') })
      handler.onEnd()
    })
    return {
      pause: () => calls.push('pause'),
      resume: () => calls.push('resume'),
      abort: () => calls.push('abort'),
    }
  }
  const fetchFromOrigin = createWafFetch({
    stage: { id: 'waf', pipelineId: 'pipeline', mode, paranoiaLevel: 2 },
    engine,
    next,
    logger: {
      info: (details, message) => logged.push([details, message]),
      error: (details, message) => logged.push([details, message]),
    },
  })
  return { fetchFromOrigin, next, inspected, logged, fetched, calls }
}

function requestFor(target: string, values: Partial<OriginRequest> = {}): OriginRequest {
  return {
    method: 'GET',
    host: 'shop.example.com',
    target,
    fields: {},
    body: null,
    clientAddress: '203.0.113.7',
    ...values,
  }
}

function uploadOf(body: Readable, contentType = 'text/plain'): OriginRequest {
  return requestFor('/upload', { method: 'POST', fields: { 'content-type': contentType }, body })
}

const BLOCKED = 'Blocked by the WAF stage of this pipeline: rule-1, rule-2\n'

describe('a WAF stage', () => {
  it('a disabled WAF stage is skipped', () => {
    const { fetchFromOrigin, next } = createWorld('disable')
    expect(fetchFromOrigin).toBe(next)
  })

  it.each(['log_only', 'enable'])('a WAF stage in mode %s passes a harmless request', async (mode) => {
    const world = createWorld(mode)
    const { handler, heard, ended } = createHandler()
    const request = requestFor('/a?b=c')
    world.fetchFromOrigin(request, handler)
    expect(heard).toEqual([])
    await ended
    expect(heard).toEqual([{ status: 200, fields: { 'x-bytes': 'none' } }, 'end'])
    expect(world.fetched).toEqual([request])
    expect(world.inspected).toEqual([
      { method: 'GET', target: '/a?b=c', fields: {}, body: null, paranoiaLevel: 2 },
    ])
    expect(world.logged).toEqual([])
  })

  const details = {
    pipelineId: 'pipeline',
    wafStageId: 'waf',
    paranoiaLevel: 2,
    ruleIds: ['rule-1', 'rule-2'],
    method: 'GET',
    host: 'shop.example.com',
    path: '/evil',
    clientAddress: '203.0.113.7',
  }

  it('an enabled WAF stage logs an attack, and answers 403 in place of the origin', async () => {
    const world = createWorld('enable')
    const { handler, heard, ended } = createHandler()
    world.fetchFromOrigin(requestFor('/evil?secret'), handler)
    expect(heard).toEqual([])
    await ended
    const fields = {
      'content-type': 'text/plain; charset=utf-8',
      'content-length': String(BLOCKED.length),
      'cache-control': 'no-store',
    }
    expect(heard).toEqual([{ status: 403, fields }, BLOCKED, 'end'])
    expect(world.fetched).toEqual([])
    expect(world.logged).toEqual([[details, 'waf blocked a request']])
  })

  it('a blocked HEAD is answered without a body', async () => {
    const { handler, heard, ended } = createHandler()
    createWorld('enable').fetchFromOrigin(requestFor('/evil', { method: 'HEAD' }), handler)
    await ended
    expect(heard).toEqual([expect.objectContaining({ status: 403 }), 'end'])
  })

  it('a WAF stage in mode log_only lets an attack pass', async () => {
    const world = createWorld('log_only')
    const { handler, heard, ended } = createHandler()
    world.fetchFromOrigin(requestFor('/evil?secret'), handler)
    await ended
    expect(heard).toEqual([{ status: 200, fields: { 'x-bytes': 'none' } }, 'end'])
    expect(world.logged).toEqual([[details, 'waf would have blocked a request']])
  })

  it('a long path is cut short in the log', async () => {
    const world = createWorld('log_only')
    const { handler, ended } = createHandler()
    world.fetchFromOrigin(requestFor(`/evil${'a'.repeat(10_000)}`), handler)
    await ended
    expect(world.logged[0]?.[0]).toMatchObject({ path: `/evil${'a'.repeat(195)}…` })
  })
})

describe('a request without a body', () => {
  const long = { cookie: 'a'.repeat(3000) }

  it('a request without a body is inspected at once, or in slices if its head is long', async () => {
    const short = createWorld('enable')
    short.fetchFromOrigin(requestFor('/a'), createHandler().handler)
    expect(short.fetched).toHaveLength(1)

    const world = createWorld('enable')
    const { handler, heard, ended } = createHandler()
    const request = requestFor('/a', { fields: long })
    world.fetchFromOrigin(request, handler)
    expect(world.inspected).toEqual([])
    await ended
    expect(heard[0]).toMatchObject({ status: 200 })
    expect(world.fetched).toEqual([request])

    const other = createHandler()
    world.fetchFromOrigin(requestFor('/evil', { fields: long }), other.handler)
    await other.ended
    expect(other.heard).toEqual([expect.objectContaining({ status: 403 }), BLOCKED, 'end'])
  })

  it('a request is no longer inspected once the call is aborted', async () => {
    const world = createWorld('enable')
    const { handler, heard } = createHandler()
    world.fetchFromOrigin(requestFor('/a', { fields: long }), handler).abort()
    for (let turns = 0; turns < 4; turns++) await turn()
    expect([heard, world.inspected, world.fetched]).toEqual([[], [], []])
  })
})

describe('an engine that fails', () => {
  it.each<[string, () => OriginRequest]>([
    ['a short request', () => requestFor('/broken?secret')],
    ['a long request', () => requestFor('/broken?secret', { fields: { cookie: 'a'.repeat(3000) } })],
    ['a body', () => ({ ...uploadOf(Readable.from([Buffer.from('broken')])), target: '/broken?secret' })],
  ])(
    'a failure of the engine on %s is a 500 for that request alone, and is logged',
    async (_what, requestOf) => {
      const world = createWorld('enable')
      const { handler, heard, ended } = createHandler()
      const request = requestOf()
      world.fetchFromOrigin(request, handler)
      expect(heard).toEqual([])
      await ended
      const message = 'The WAF stage of this pipeline failed'
      expect(heard).toEqual([expect.objectContaining({ name: 'OriginError', status: 500, message })])
      const { method, host } = request
      const err = expect.objectContaining({ message: 'a bug' })
      expect(world.logged).toEqual([
        [{ err, pipelineId: 'pipeline', wafStageId: 'waf', method, host, path: '/broken' }, 'waf failed'],
      ])
      expect(world.fetched).toEqual([])
    },
  )
})

describe('the response of the stage itself', () => {
  it('the body of a 403 waits while the call is paused, and then continues', async () => {
    const { handler, heard, ended } = createHandler(() => call.pause())
    const call = createWorld('enable').fetchFromOrigin(requestFor('/evil'), handler)
    await turn()
    expect(heard).toEqual([expect.objectContaining({ status: 403 })])
    call.resume()
    call.resume()
    expect(heard).toHaveLength(1)
    await ended
    expect(heard.slice(1)).toEqual([BLOCKED, 'end'])
  })

  it('a 403 is not given to a handler whose call was aborted', async () => {
    const { handler, heard } = createHandler()
    createWorld('enable').fetchFromOrigin(requestFor('/evil'), handler).abort()
    await turn()
    expect(heard).toEqual([])
    const other = createHandler(() => call.abort())
    const call = createWorld('enable').fetchFromOrigin(requestFor('/evil'), other.handler)
    await turn()
    expect(other.heard).toHaveLength(1)
  })
})

describe('a body', () => {
  it('only the start of a text body is inspected, and all of it is passed on, however it is cut into pieces', async () => {
    const limit = MAX_INSPECTED_BODY_BYTES
    const size = fc.oneof(
      fc.integer({ min: 0, max: 100 }),
      fc.integer({ min: limit - 2, max: limit + 2 }),
      fc.integer({ min: limit, max: 4 * limit }),
    )
    const chunk = fc.oneof(fc.integer({ min: 1, max: 200_000 }), fc.constantFrom(1000, 16_384, limit))
    await fc.assert(
      fc.asyncProperty(size, chunk, async (length, chunkLength) => {
        const bytes = Buffer.alloc(length, 'abcdefghijklmnopqrstuvwxyz0123456789')
        const chunks: Buffer[] = []
        for (let at = 0; at < length; at += chunkLength) chunks.push(bytes.subarray(at, at + chunkLength))
        let received: Buffer | null = null
        const fetchFromOrigin: FetchFromOrigin = (request, handler) => {
          if (request.body !== null)
            void buffer(request.body).then((body) => {
              received = body
              handler.onEnd()
            })
          return { pause() {}, resume() {}, abort() {} }
        }
        const { engine, inspected } = createFakeEngine()
        const { handler, ended } = createHandler()
        createWafFetch({
          stage: { id: 'waf', pipelineId: 'pipeline', mode: 'enable', paranoiaLevel: 1 },
          engine,
          next: fetchFromOrigin,
          logger: { info: () => {}, error: () => {} },
        })(uploadOf(Readable.from(chunks, { objectMode: false })), handler)
        await ended
        expect(bytes.equals(received ?? Buffer.from('none'))).toBe(true)
        const body = inspected[0]?.body
        expect(body?.start.equals(bytes.subarray(0, limit))).toBe(true)
        // The stage only sees that the body has ended if the body is shorter than the limit.
        expect(body?.isWhole).toBe(length < limit)
      }),
      { numRuns: 60 },
    )
  })

  it.each([
    '',
    'application/json',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'text/xml',
  ])('a body of the type "%s" is blocked if it holds an attack', async (type) => {
    const world = createWorld('enable')
    const { handler, heard, ended } = createHandler()
    world.fetchFromOrigin(uploadOf(Readable.from([Buffer.from('ev'), Buffer.from('il')]), type), handler)
    await ended
    expect(heard).toEqual([expect.objectContaining({ status: 403 }), BLOCKED, 'end'])
    expect(world.fetched).toEqual([])
  })

  it.each(['image/png', 'application/octet-stream', 'video/mp4', 'application/pdf'])(
    'a body of the type %s is not inspected',
    async (type) => {
      const world = createWorld('enable')
      const { handler, heard, ended } = createHandler()
      const request = uploadOf(Readable.from([Buffer.from('evil')]), type)
      world.fetchFromOrigin(request, handler)
      expect(world.fetched[0]).toBe(request)
      expect(world.inspected[0]?.body).toBeNull()
      await ended
      expect(heard[0]).toMatchObject({ status: 200 })
    },
  )

  it('a body is not inspected beyond its start', async () => {
    const world = createWorld('enable')
    const { handler, heard, ended } = createHandler()
    const start = Buffer.alloc(MAX_INSPECTED_BODY_BYTES, 'a')
    world.fetchFromOrigin(uploadOf(Readable.from([start, Buffer.from('evil')])), handler)
    await ended
    expect(heard[0]).toEqual({ status: 200, fields: { 'x-bytes': String(start.length + 4) } })
  })

  it('an aborted call stops reading the body', async () => {
    const world = createWorld('enable')
    const { handler, heard } = createHandler()
    const body = new PassThrough()
    const call = world.fetchFromOrigin(uploadOf(body), handler)
    body.write('ev')
    await turn()
    call.abort()
    body.end('il')
    await turn()
    expect([heard, world.inspected, world.fetched]).toEqual([[], [], []])
    expect(body.listenerCount('readable') + body.listenerCount('error')).toBe(0)
    expect(await buffer(body)).toEqual(Buffer.from('il'))
  })

  it.each(['error', 'close'])(
    'a body that breaks off (%s) is an error, and nothing is passed on',
    async (how) => {
      const world = createWorld('enable')
      const { handler, heard, ended } = createHandler()
      const body = new PassThrough()
      world.fetchFromOrigin(uploadOf(body), handler)
      body.write('a')
      await turn()
      body.destroy(how === 'error' ? new Error('reset') : undefined)
      await ended
      expect(heard).toEqual([
        expect.objectContaining({
          name: 'OriginError',
          status: 502,
          message: 'the body of the POST request broke off',
        }),
      ])
      expect(world.fetched).toEqual([])
    },
  )

  it('a body that breaks off during the inspection of its start is an error', async () => {
    const world = createWorld('enable')
    const { handler, heard, ended } = createHandler()
    const body = new PassThrough()
    world.fetchFromOrigin(uploadOf(body), handler)
    body.write(Buffer.alloc(MAX_INSPECTED_BODY_BYTES, 'a'))
    while (body.listenerCount('readable') > 0) await turn()
    body.destroy(new Error('reset'))
    await ended
    expect(heard).toEqual([expect.objectContaining({ name: 'OriginError', status: 502 })])
    expect(world.fetched).toEqual([])
  })

  it('a body that was already closed is an error', async () => {
    const closed = new PassThrough()
    closed.destroy()
    await turn()
    const one = createHandler()
    createWorld('enable').fetchFromOrigin(uploadOf(closed), one.handler)
    await one.ended
    expect(one.heard).toEqual([expect.objectContaining({ name: 'OriginError' })])
  })

  it('a body that was already read counts as empty', async () => {
    const read = Readable.from([Buffer.from('a')])
    await buffer(read)
    const two = createHandler()
    createWorld('enable').fetchFromOrigin(uploadOf(read), two.handler)
    await two.ended
    expect(two.heard[0]).toEqual({ status: 200, fields: { 'x-bytes': '0' } })
  })

  it('a body that breaks off after its request was blocked causes no further error', async () => {
    const { handler, ended } = createHandler()
    const body = new PassThrough()
    createWorld('enable').fetchFromOrigin(uploadOf(body), handler)
    body.write(Buffer.alloc(MAX_INSPECTED_BODY_BYTES, 'evil'))
    await ended
    body.destroy(new Error('reset'))
    await turn()
  })

  it('pauses, resumes and the abort are handed on to the call to the origin', async () => {
    const world = createWorld('enable')
    const { handler, ended } = createHandler()
    const call = world.fetchFromOrigin(uploadOf(Readable.from([Buffer.from('a')])), handler)
    call.pause()
    expect(world.calls).toEqual([])
    await ended
    call.resume()
    call.abort()
    expect(world.calls).toEqual(['pause', 'resume', 'abort'])
  })

  it('a body of a real request passes the WAF whole', async () => {
    const world = createWorld('enable')
    await using server = await startHttpServer((message, response) => {
      const request = requestFor(message.url ?? '', {
        method: message.method ?? '',
        fields: message.headers as Fields,
        body: message,
      })
      world.fetchFromOrigin(request, {
        onHead: (status, fields) => response.writeHead(status, fields as Record<string, string>),
        onData: (chunk) => response.write(chunk),
        onEnd: () => response.end(),
        onError: (error) => response.destroy(error),
      })
    })
    const { port } = server
    const post = (body: Buffer) =>
      new Promise<{ status: number; fields: Fields }>((resolve, reject) => {
        const headers = { 'content-type': 'text/plain' }
        const outgoing = httpRequest(
          { host: '127.0.0.1', port, method: 'POST', headers, agent: false },
          (answer) => {
            answer.resume()
            resolve({ status: answer.statusCode ?? 0, fields: answer.headers as Fields })
          },
        )
        outgoing.on('error', reject)
        outgoing.end(body)
      })
    for (const length of [0, 1, MAX_INSPECTED_BODY_BYTES, 3_000_000]) {
      const { status, fields } = await post(Buffer.alloc(length, 'a'))
      expect({ status, bytes: fields['x-bytes'] }).toEqual({ status: 200, bytes: String(length) })
    }
    expect(await post(Buffer.from('evil'))).toMatchObject({ status: 403 })
  })
})
