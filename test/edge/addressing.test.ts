import type { IncomingMessage } from 'node:http'
import { connect } from 'node:net'
import { describe, expect, it, vi } from 'vitest'
import { type OriginHandler, startEdgeWorld } from '../support/edge-world.js'

const LB_ID = '5d0c7e18-93ab-4f62-8e17-b3a9d25c6f40'

describe('a pipeline is served', () => {
  it('the edge serves a pipeline by its id under localhost, in any case, with any port and with a trailing dot', async () => {
    await using world = await startEdgeWorld()
    const { id } = await world.createPipeline()
    for (const host of [
      `${id}.localhost`,
      `${id}.localhost:80`,
      `${id}.localhost:4020`,
      `${id.toUpperCase()}.LocalHost`,
      `${id}.localhost.`,
      `${id}.svc.edge.scw.cloud`,
    ])
      expect(await world.get(host), host).toMatchObject({ status: 200 })
    // The case and the dot are the same host, so that they share what is stored; another port is not.
    expect(world.asked).toHaveLength(3)
  })

  it('the edge serves a pipeline by the names of its DNS stage, and with a wildcard by all names below them', async () => {
    await using world = await startEdgeWorld()
    await world.createPipeline({ name: 'one', dns: { fqdns: ['www.example.com'] } })
    await world.createPipeline({ name: 'two', dns: { fqdns: ['example.org'], wildcard_domain: true } })
    for (const host of ['www.example.com', 'WWW.Example.COM:80', 'example.org', 'a.b.example.org'])
      expect(await world.get(host), host).toMatchObject({ status: 200 })
    expect(await world.get('example.com')).toMatchObject({ status: 404 })
    expect(await world.get('a.www.example.com')).toMatchObject({ status: 404 })
  })

  it('the edge serves the default pipeline for hosts that name none, and only for those', async () => {
    const id = '11111111-1111-4111-8111-111111111111'
    await using world = await startEdgeWorld({
      edge: { defaultPipelineId: id },
      server: { randomUUID: ids(id) },
    })
    expect(await world.get('127.0.0.1')).toMatchObject({
      status: 404,
      body: `There is no pipeline ${id}, which EDGE_DEFAULT_PIPELINE names for all other hosts.\n`,
    })
    const other = await world.createPipeline()
    expect(other.id).toBe(id)
    expect(await world.get('127.0.0.1')).toMatchObject({ status: 200 })
    expect(await world.get('anything.example')).toMatchObject({ status: 200 })
    expect(await answerTo(world.edge.url, 'GET / HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1\.1 200 OK/)
    expect(await world.get('99999999-9999-4999-8999-999999999999.localhost')).toMatchObject({
      status: 404,
      body: 'There is no pipeline 99999999-9999-4999-8999-999999999999.\n',
    })
  })
})

describe('the host and port that a client names', () => {
  const toOwnHome: OriginHandler = ({ headers }, response) => {
    response.writeHead(301, { location: `http://${headers['x-forwarded-host']}/home` }).end()
  }

  it('the host and port reach the origin, and responses go only to clients with the same ones', async () => {
    await using world = await startEdgeWorld({ origin: toOwnHome })
    const { host } = await world.createPipeline()
    const { port } = new URL(world.edge.url)
    for (const authority of [`${host}:9999`, host, `${host}:${port}`]) {
      const home = { headers: { location: `http://${authority}/home` } }
      expect(await world.get(authority)).toMatchObject({ xCache: 'miss', ...home })
      expect(await world.get(authority)).toMatchObject({ xCache: 'hit-fresh', ...home })
    }
  })

  it.each(['GET', 'POST'])(
    'the host and port reach the origin of a %s request in one spelling',
    async (method) => {
      await using world = await startEdgeWorld()
      const { host } = await world.createPipeline({
        cache: null,
        backend: { scaleway_lb: { lbs: [{ id: LB_ID, zone: 'fr-par-1', frontend_id: 'f' }] } },
      })
      const name = host.replace('.localhost', '')
      const spellings = [
        [`${name.toUpperCase()}.LocalHost`, host],
        [`${host}.`, host],
        [`${host}:`, host],
        [`${host}:80`, host],
        [`${host}.:0080`, host],
        [`${host}:0`, host],
        [`${host}.:09999`, `${host}:9999`],
      ] as const
      for (const [spelt] of spellings) await world.get(spelt, '/', { method })
      const told = world.asked.map(({ headers }) => [headers.host, headers['x-forwarded-host']])
      expect(told).toEqual(spellings.map(([, one]) => [one, one]))
    },
  )

  it('a purge removes the responses of all hosts and ports', async () => {
    await using world = await startEdgeWorld()
    const { id, host } = await world.createPipeline()
    const authorities = [host, `${host}:9999`]
    for (const authority of authorities) await world.get(authority, '/a')
    await world.create('/purge-requests', { pipeline_id: id, assets: ['/a'] })
    for (const authority of authorities)
      expect(await world.get(authority, '/a')).toMatchObject({ xCache: 'miss' })
  })
})

it('the edge reaches an origin by a name below localhost, such as that of another pipeline', async () => {
  await using origin = await startEdgeWorld()
  const served = await origin.createPipeline()
  await using world = await startEdgeWorld({ origins: { '*': origin.edge.urlOf(served.id) } })
  const { host } = await world.createPipeline()
  expect(await world.get(host)).toMatchObject({ status: 200, body: 'answer 0' })
  expect(origin.edge.trafficOf(served.id).miss).toBe(1)
})

it('a pipeline is compiled once for any number of names below a wildcard', async () => {
  await using world = await startEdgeWorld()
  await world.createPipeline({ dns: { fqdns: ['example.org'], wildcard_domain: true } })
  const read = vi.spyOn(world.upstream.server.pipelines, 'get')
  for (let index = 0; index < 20; index += 1) await world.get(`host-${index}.example.org`)
  expect(read).toHaveBeenCalledTimes(1)
})

it('the edge tells a client how to name a pipeline if the host names none', async () => {
  await using world = await startEdgeWorld()
  const answer = await world.get('127.0.0.1')
  expect(answer).toMatchObject({ status: 404, xCache: undefined })
  expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8')
  expect(answer.body).toContain('names no pipeline')
  expect(answer.body).toContain(`.localhost:${new URL(world.edge.url).port}/`)
})

it.each([
  ['no head', [], 'pipeline_missing_head_stage'],
  ['a head that leads nowhere', ['head'], 'pipeline_invalid_workflow'],
])('a pipeline that has %s is answered with 503 and its error', async (_what, steps, code) => {
  await using world = await startEdgeWorld()
  const { id } = await world.upstream.createPipeline({ name: 'half done' })
  const dns = await world.create<{ id: string }>(`/pipelines/${id}/dns-stages`, {})
  if (steps.includes('head'))
    await world.create(`/pipelines/${id}/set-head-stage`, { add_new_head_stage: { new_stage_id: dns.id } })
  const answer = await world.get(`${id}.localhost`)
  expect(answer.status).toBe(503)
  expect(answer.body).toContain(code)
  expect(answer.body).toContain('half done')
  expect(answer.headers['cache-control']).toBe('no-store')
})

describe('a request that comes back to the pipeline it came from', () => {
  it('a request that comes back to its pipeline is answered 508 before it could wait for itself', async () => {
    // The edge is its own origin, which its address makes known only once it listens: so it is asked by its host alone.
    await using front = await startEdgeWorld({
      origin: (_request, response) => {
        front.get(looping.host, '/', { headers: { 'cdn-loop': sent(front.asked) } }).then((inner) => {
          response.writeHead(inner.status).end(inner.body)
        })
      },
    })
    const looping = await front.createPipeline()
    const answer = await front.get(looping.host)
    expect(answer).toMatchObject({ status: 508 })
    expect(answer.body).toMatch(/^Loop detected/)
    expect(answer.body).toContain(looping.id)
    expect(front.asked).toHaveLength(1)
  })

  it('a request may pass through another pipeline', async () => {
    await using world = await startEdgeWorld()
    const [one, other] = [await world.createPipeline(), await world.createPipeline()]
    await world.get(one.host)
    const answer = await world.get(other.host, '/', { headers: { 'cdn-loop': sent(world.asked) } })
    expect(answer).toMatchObject({ status: 200 })
  })
})

it('the edge names the URL of a pipeline', async () => {
  await using world = await startEdgeWorld()
  const { id } = await world.createPipeline()
  expect(world.edge.urlOf(id)).toBe(`http://${id}.localhost:${new URL(world.edge.url).port}`)
})

/** As it comes over the wire, up to the end of the connection. */
async function answerTo(url: string, request: string): Promise<string> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1')
  socket.end(request)
  return Buffer.concat(await socket.toArray()).toString()
}

function sent(asked: readonly IncomingMessage[]): string {
  return String(asked[0]?.headers['cdn-loop'])
}

/** The first id is given, the others are made up. */
function ids(first: string): () => string {
  let made = 0
  return () => (made++ === 0 ? first : `22222222-2222-4222-8222-${String(made).padStart(12, '0')}`)
}
