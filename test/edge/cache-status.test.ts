/** The reasons that `Cache-Status` gives for not storing a response: the table in docs/edge.md, over HTTP. */
import { readFileSync } from 'node:fs'
import type { OutgoingHttpHeaders } from 'node:http'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type EdgeWorldOptions, startEdgeWorld } from '../support/edge-world.js'
import { createHeldOrigin } from '../support/held-origin.js'

type Row = {
  readonly says: string
  readonly origin?: OutgoingHttpHeaders
  readonly status?: number
  readonly asks?: Record<string, string>
  readonly method?: string
  readonly fallbackTtl?: string
  readonly edge?: EdgeWorldOptions['edge']
}

const lasting = { 'cache-control': 'max-age=60' }

const rows: Row[] = [
  { says: 'uri-miss; detail=no-store', origin: { 'cache-control': 'no-store' } },
  { says: 'uri-miss; detail=no-store', origin: { 'cdn-cache-control': 'no-store', ...lasting } },
  { says: 'uri-miss; detail=private', origin: { 'cache-control': 'private, max-age=60' } },
  { says: 'uri-miss; detail=no-cache', origin: { 'cache-control': 'no-cache' } },
  { says: 'uri-miss; detail=stale', origin: { 'cache-control': 'max-age=0' } },
  { says: 'uri-miss; detail=stale', origin: { ...lasting, age: '60' } },
  { says: 'uri-miss; detail=fallback-ttl-0', fallbackTtl: '0s' },
  { says: 'uri-miss; detail=set-cookie', origin: { 'set-cookie': 'a=1' } },
  { says: 'uri-miss; detail=status', status: 302 },
  { says: 'uri-miss; detail=status', status: 416, origin: lasting, asks: { range: 'bytes=99-' } },
  {
    says: 'uri-miss; detail=status',
    status: 299,
    origin: { 'cache-control': 'max-age=60, must-understand' },
  },
  { says: 'uri-miss; detail=vary-star', origin: { ...lasting, vary: '*' } },
  { says: 'uri-miss; detail=part', status: 206, origin: { ...lasting, 'content-range': 'bytes 0-0/9' } },
  { says: 'uri-miss; detail=part', status: 206, origin: lasting, asks: { range: 'bytes=0-0,2-2' } },
  {
    says: 'uri-miss; detail=too-large',
    origin: { ...lasting, 'content-length': 1025 },
    edge: { cache: { memoryBytes: 1024 ** 2, maxObjectBytes: 1024, url: null } },
  },
  { says: 'uri-miss; detail=authorization', origin: lasting, asks: { authorization: 'Bearer x' } },
  { says: 'uri-miss; detail=request-no-store', origin: lasting, asks: { 'cache-control': 'no-store' } },
  { says: 'uri-miss; detail=head', origin: lasting, method: 'HEAD' },
  { says: 'bypass; detail=cookie', origin: lasting, asks: { cookie: 'a=1' } },
  { says: 'bypass; detail=condition', origin: lasting, asks: { 'if-match': '"a"' } },
  { says: 'bypass; detail=body', origin: lasting, asks: { 'content-length': '1' } },
  { says: 'method', origin: lasting, method: 'POST' },
  { says: 'uri-miss; stored', origin: lasting },
]

describe('Cache-Status', () => {
  it.each(rows)(
    'Cache-Status says fwd=$says',
    async ({ says, origin = {}, status = 200, asks, method, ...settings }) => {
      await using world = await startEdgeWorld({
        origin: (_request, response) => {
          response.writeHead(status, origin).end('x'.repeat(Number(origin['content-length'] ?? 1)))
        },
        ...(settings.edge !== undefined && { edge: settings.edge }),
      })
      const { host } = await world.createPipeline({ cache: { fallback_ttl: settings.fallbackTtl ?? '60s' } })
      const body = asks?.['content-length'] === undefined ? {} : { body: 'x' }
      const options = { ...(asks && { headers: asks }), ...(method !== undefined && { method }), ...body }
      expect((await world.get(host, '/', options)).headers['cache-status']).toBe(`edgeway; fwd=${says}`)
      // The claim is true.
      expect((await world.get(host)).xCache).toBe(says.endsWith('; stored') ? 'hit-fresh' : 'miss')
    },
  )

  it('Cache-Status says only what docs/edge.md explains', () => {
    const page = readFileSync(join(import.meta.dirname, '../../docs/edge.md'), 'utf8')
    const [, table = ''] = /^\| `detail` \|.*\n((?:\|.*\n)+)/m.exec(page) ?? []
    const explained = table.split('\n').flatMap((line) => line.split('|')[1]?.match(/[a-z][a-z0-9-]+/g) ?? [])
    const said = rows.flatMap(({ says }) => says.split('detail=')[1] ?? [])
    expect(new Set(explained)).toEqual(new Set([...said, 'purged']))
  })

  it('Cache-Status says that a response was purged while it arrived', async () => {
    const origin = createHeldOrigin()
    await using world = await startEdgeWorld({ origin: origin.handler })
    const { id, host } = await world.createPipeline()
    const first = world.get(host)
    const { response } = await origin.call(0)
    await world.create('/purge-requests', { pipeline_id: id, all: true })
    response.writeHead(200, lasting).end('x')
    expect((await first).headers['cache-status']).toBe('edgeway; fwd=uri-miss; detail=purged')
  })

  it('Cache-Status says why a validated response is no longer stored', async () => {
    await using world = await startEdgeWorld({
      origin: ({ headers }, response) => {
        const isKnown = headers['if-none-match'] !== undefined
        const fields = { etag: '"a"', 'cache-control': isKnown ? 'private' : 'max-age=60' }
        response.writeHead(isKnown ? 304 : 200, fields).end(isKnown ? undefined : 'x')
      },
    })
    const { host } = await world.createPipeline()
    await world.get(host)
    world.clock.advanceMs(60_000)
    const validated = await world.get(host)
    expect(validated).toMatchObject({ status: 200, body: 'x', xCache: 'hit-stale' })
    expect(validated.headers['cache-status']).toBe('edgeway; fwd=stale; fwd-status=304; detail=private')
  })
})
