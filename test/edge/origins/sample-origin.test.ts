import { Readable } from 'node:stream'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createSampleOrigin } from '../../../src/edge/origins/sample-origin.js'
import type { Facts } from '../../../src/edge/origins/sample-page.js'
import type { BackendStageRequest } from '../../../src/wire/backend-stage.js'
import { ask, BUCKET, backend, LB_ID, loadBalancer, PIPELINE_ID, start } from './support.js'

/** A sample origin with a clock that stands still, and timers that fire when the test says so. */
function startSample(settings: BackendStageRequest = BUCKET) {
  const timers: { ms: number; fire: () => void; isCancelled: boolean }[] = []
  const clock = {
    now: () => new Date(1_795_000_000_000),
    nowMs: () => 1_795_000_000_000,
    nowNanoseconds: () => 1_795_000_000_000_000_000n,
  }
  const sampleOrigin = createSampleOrigin({
    clock,
    setTimer(ms, fire) {
      const timer = { ms, fire, isCancelled: false }
      timers.push(timer)
      return () => {
        timer.isCancelled = true
      }
    },
  })
  const fetchFromOrigin = sampleOrigin(backend(settings))
  const get = (target: string, fields: Record<string, string> = {}) =>
    ask(fetchFromOrigin, { target, fields })
  return { fetchFromOrigin, get, timers }
}

const factsOf = (body: Buffer) => JSON.parse(body.toString()) as Facts

describe('the sample origin', () => {
  it('the sample origin shows the request and its purpose', async () => {
    const { fetchFromOrigin } = startSample()
    const heard = await ask(fetchFromOrigin, {
      method: 'PUT',
      target: '/a/b?x=1&y=%20',
      fields: { host: 'shop.localhost:4020', 'x-mine': ['1', '2'], connection: 'close', __proto__x: 'y' },
      body: Readable.from([Buffer.from('abc'), Buffer.from('de')]),
    })
    expect(heard).toMatchObject({ status: 200, heads: 1, hasEnded: true, error: null })
    expect(heard.fields).toEqual({
      date: 'Wed, 18 Nov 2026 11:06:40 GMT',
      vary: 'accept',
      'content-type': 'application/json',
      'content-length': String(heard.body.length),
      'x-content-type-options': 'nosniff',
    })
    const facts = factsOf(heard.body)
    expect(facts.standsFor).toMatchObject({
      backend: 'bucket photos',
      backendStage: 'stage-1',
      pipeline: PIPELINE_ID,
      toReplaceIt: expect.stringContaining('"s3:photos"'),
    })
    expect(facts.answer).toEqual({ number: 1, madeAt: '2026-11-18T11:06:40.000Z' })
    expect(facts.request).toEqual({
      method: 'PUT',
      host: 'sample-origin.localhost',
      path: '/a/b',
      query: 'x=1&y=%20',
      fields: {
        host: 'sample-origin.localhost',
        'x-mine': '1, 2',
        __proto__x: 'y',
        via: '1.1 edgeway',
        'cdn-loop': `edgeway; pipeline="${PIPELINE_ID}"`,
        'x-forwarded-for': '192.0.2.7',
        'x-forwarded-proto': 'http',
        'x-forwarded-host': 'shop.localhost:4020',
      },
      bodyBytes: 5,
    })
    expect(heard.body.toString()).toContain('\n  "standsFor"')
  })

  it('the sample origin numbers its responses over all backends', async () => {
    const sampleOrigin = createSampleOrigin()
    const numbers: number[] = []
    for (const settings of [BUCKET, loadBalancer(), BUCKET])
      numbers.push(factsOf((await ask(sampleOrigin(backend(settings)))).body).answer.number)
    expect(numbers).toEqual([1, 2, 3])
  })

  it('the sample origin stands in for each kind of backend', async () => {
    const kinds: [BackendStageRequest, string, string][] = [
      [loadBalancer(), `load balancer ${LB_ID}`, 'shop.localhost:4020'],
      [loadBalancer({ domain_name: 'a.example.com' }), `load balancer ${LB_ID}`, 'a.example.com'],
      [
        { scaleway_serverless_container: { region: 'fr-par', container_id: 'c1' } },
        'container c1',
        'sample-origin.localhost',
      ],
      [
        { scaleway_serverless_function: { region: 'fr-par', function_id: 'f1' } },
        'function f1',
        'sample-origin.localhost',
      ],
      [{}, 'backend stage stage-1', 'sample-origin.localhost'],
    ]
    for (const [settings, name, host] of kinds) {
      const facts = factsOf((await ask(startSample(settings).fetchFromOrigin)).body)
      expect(facts.standsFor.backend).toBe(name)
      expect(facts.request.host).toBe(host)
    }
  })

  it.each([
    ['text/html,application/xhtml+xml,*/*;q=0.8', true],
    ['text/html;q=0.9, application/json;q=0.8', true],
    ['TEXT/HTML', true],
    ['application/json, text/html', false],
    ['text/html;q=0.5, */*', false],
    ['text/html;q=0', false],
    ['*/*', false],
    ['', false],
  ])('the sample origin answers Accept %j with a page: %s', async (accept, isPage) => {
    const { fields } = await startSample().get('/', { accept })
    expect(fields['content-type']).toBe(isPage ? 'text/html; charset=utf-8' : 'application/json')
  })

  it('the page has a link that a cache may answer, unlike a reload', async () => {
    const { body } = await startSample().get('/a?b', { accept: 'text/html' })
    expect(body.toString()).toMatch(/<a href="">Ask again<\/a>.* A reload asks the origin/s)
  })

  it('the sample origin never repeats markup', async () => {
    const nasty = fc.stringMatching(/^[<>"'&a/= ]{0,20}$/)
    const { fetchFromOrigin } = startSample({ scaleway_s3: { bucket_name: '<b>"&' } })
    await fc.assert(
      fc.asyncProperty(nasty, nasty, nasty, async (path, query, value) => {
        const text = '<script>'
        const { body } = await ask(fetchFromOrigin, {
          method: 'M<script>',
          target: `/${path}${text}?${query}${text}`,
          fields: { accept: 'text/html', host: text, 'x-a': `${value}${text}`, '<script>': 'x' },
        })
        const page = body.toString()
        expect(page).toContain('&#60;script&#62;')
        expect(page).not.toContain(text)
        expect(page).not.toContain('<b>')
      }),
    )
  })

  it('the sample origin never shows credentials', async () => {
    const { body } = await startSample().get('/', {
      authorization: 'Bearer secret',
      'x-auth-token': 'secret',
      cookie: 'theme=secret; id="secret=="; flag',
    })
    expect(body.toString()).not.toContain('secret')
    expect(factsOf(body).request.fields.cookie).toBe('theme=…; id=…; flag')
  })

  it('the sample origin answers HEAD like GET, without the body', async () => {
    const { fetchFromOrigin } = startSample()
    const get = await ask(fetchFromOrigin)
    const head = await ask(fetchFromOrigin, { method: 'HEAD' })
    expect(head.fields['content-type']).toBe(get.fields['content-type'])
    expect(Number(head.fields['content-length'])).toBeGreaterThan(100)
    expect(head).toMatchObject({ status: 200, hasEnded: true })
    expect(head.body).toHaveLength(0)
  })
})

describe('a response requested from the sample origin', () => {
  it('query parameters set the status and fields of the response', async () => {
    const target =
      '/?cache-control=max-age=5,+public&cdn-cache-control=max-age%3D9&vary=Accept-Language,+x-a&etag=v1&set-cookie=a=1&set-cookie=b=2&status=404&other=1'
    const { status, fields } = await startSample().get(target)
    expect(status).toBe(404)
    expect(fields).toMatchObject({
      'cache-control': 'max-age=5, public',
      'cdn-cache-control': 'max-age=9',
      vary: 'accept, accept-language, x-a',
      etag: '"v1"',
      'set-cookie': ['a=1', 'b=2'],
    })
  })

  it('a response has no caching fields unless they are requested', async () => {
    const { fields } = await startSample().get('/')
    expect(Object.keys(fields)).not.toContain('cache-control')
    expect((await startSample().get('/?vary=*')).fields.vary).toBe('*')
    expect((await startSample().get('/?vary=accept')).fields.vary).toBe('accept')
  })

  it.each([204, 205])('status %s can be requested, and has no body', async (status) => {
    const heard = await startSample().get(`/?status=${status}`)
    expect(heard).toMatchObject({ status, hasEnded: true })
    expect(heard.body).toHaveLength(0)
    expect(heard.fields['content-length']).toBe(status === 205 ? '0' : undefined)
  })

  it.each([
    ['"v1"', 304],
    ['W/"v1", "v2"', 304],
    ['"v0", "v1"', 304],
    ['*', 304],
    ['"v2"', 200],
    ['v1', 200],
  ])('a requested etag answers If-None-Match: %s with %s', async (condition, expected) => {
    const { status, fields, body } = await startSample().get('/?etag=W/"v1"&cache-control=max-age=1', {
      'if-none-match': condition,
    })
    expect(status).toBe(expected)
    expect(fields).toMatchObject({ etag: 'W/"v1"', 'cache-control': 'max-age=1' })
    expect(body.length === 0).toBe(expected === 304)
  })

  it.each([
    ['status=abc', 'status must be from 200 to 599'],
    ['status=100', 'got "100"'],
    ['status=304', 'got "304"'],
    ['status=2000', 'got "2000"'],
    ['delay=10001', 'delay must be milliseconds from 0 to 10000, got "10001"'],
    ['delay=-1', 'got "-1"'],
    ['delay=', 'got ""'],
    ['cache-control=a%0d%0ax:1', 'cache-control must be text'],
    ['cache-control=', 'got ""'],
    ['cache-control=%E2%82%AC', 'visible characters'],
    [`cdn-cache-control=${'a'.repeat(1001)}`, 'at most 1000'],
    ['vary=a%20b', 'vary must be names'],
    ['vary=,', 'vary must be names'],
    ['etag=a"b', 'etag must be an entity tag'],
    ['set-cookie=ok&set-cookie=%00', 'set-cookie must be text'],
    [Array(21).fill('set-cookie=a').join('&'), 'at most 20 times, got 21'],
  ])('parameters that cannot be met are a 400: %s', async (query, problem) => {
    const { status, fields, body } = await startSample().get(`/?${query}`)
    expect(status).toBe(400)
    expect(fields).toMatchObject({ 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' })
    expect(body.toString()).toContain(problem)
    expect(body.length).toBeLessThan(300)
  })

  it('all wrong parameters are reported at once', async () => {
    const { body } = await startSample().get('/?status=1&delay=x&vary=<b>')
    expect(body.toString().trim().split('\n')).toHaveLength(3)
  })

  it('a slow response can be requested', async () => {
    const { fetchFromOrigin, timers } = startSample()
    const slow = start(fetchFromOrigin, { target: '/?delay=1500' })
    await new Promise(setImmediate)
    expect(slow.heard.heads).toBe(0)
    expect(timers.map(({ ms }) => ms)).toEqual([1500])
    timers[0]?.fire()
    await slow.ended
    expect(slow.heard.status).toBe(200)

    const left = start(fetchFromOrigin, { target: '/?delay=10000' })
    await new Promise(setImmediate)
    left.call.abort()
    expect(timers[1]?.isCancelled).toBe(true)
    timers[1]?.fire()
    expect(left.heard.heads).toBe(0)
  })
})

describe('a call of the sample origin', () => {
  it('a response of the sample origin stops while it is paused', async () => {
    const { fetchFromOrigin } = startSample()
    const { call, heard, head, ended } = start(fetchFromOrigin)
    call.pause()
    await head
    await new Promise(setImmediate)
    expect(heard.body).toHaveLength(0)
    call.resume()
    await ended
    expect(heard.body.length).toBeGreaterThan(100)
  })

  it('a response of the sample origin ends after the piece at which it was paused', async () => {
    const { call, heard, head, ended } = start(startSample().fetchFromOrigin, {}, (self) => self.pause())
    await head
    await new Promise(setImmediate)
    expect(heard.hasEnded).toBe(false)
    call.resume()
    await ended
  })

  it('a response of the sample origin is silent once aborted', async () => {
    const { call, heard } = start(startSample().fetchFromOrigin)
    call.abort()
    await new Promise(setImmediate)
    expect(heard).toMatchObject({ heads: 0, hasEnded: false, error: null })
  })

  it('a request whose body breaks off is a 502 from the sample origin', async () => {
    for (const error of [new Error('gone'), undefined]) {
      const body = new Readable({ read() {} })
      const { heard, ended } = start(startSample().fetchFromOrigin, { method: 'POST', body })
      body.push('some')
      body.destroy(error)
      await ended
      expect(heard.error?.status).toBe(502)
    }
  })
})
