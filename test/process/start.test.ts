/** Tests the start of a process as a person at a terminal and a supervisor see it. */
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { get as httpGet } from 'node:http'
import { createServer } from 'node:net'
import { dirname, isAbsolute, join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { shareEdgeway, startEdgeway } from '../support/edgeway-process.js'
import { temporaryFile } from '../support/temporary-folder.js'
import { startHttpServer, startTestServer } from '../support/test-server.js'

const SECRET = '5ec2e700-0000-4000-8000-00000000c0de'

describe('a start on an empty machine', () => {
  const shared = shareEdgeway()

  it('logs its URL in one JSON line once it answers there', async () => {
    const edgeway = shared()
    const ready = await edgeway.logged('ready')
    expect(ready).toMatchObject({ level: 'info', msg: 'ready' })
    expect(ready.url).toMatch(/^http:\/\/127\.0\.0\.1:[1-9]\d*\/graphql$/)
    expect(edgeway.stdout).toHaveLength(1)
    expect(edgeway.stderr()).toBe('')

    const response = await fetch(String(ready.url), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ pipelines(first: 1) { totalCount nodes { name } } }' }),
    })
    const { data } = (await response.json()) as {
      data: { pipelines: { totalCount: number; nodes: unknown[] } }
    }
    expect(data.pipelines.totalCount).toBeGreaterThan(1)
    expect(data.pipelines.nodes).toHaveLength(1)
  })

  it('accepts the pages and hosts in its settings, exactly as written', async () => {
    await using edgeway = startEdgeway({
      ALLOWED_ORIGINS: 'https://App.example.com:443, http://b.example',
      ALLOWED_HOSTS: 'GW.example.com',
    })
    const url = await edgeway.ready()
    const statusFor = (headers: Record<string, string>) =>
      new Promise<number | undefined>((resolve, reject) =>
        httpGet(`${url}?query={__typename}`, { headers }, (response) => {
          response.resume()
          resolve(response.statusCode)
        }).on('error', reject),
      )
    for (const origin of ['https://app.example.com', 'http://b.example:80'])
      expect(await statusFor({ origin })).toBe(200)
    expect(await statusFor({ origin: 'https://b.example' })).toBe(403)
    expect(await statusFor({ host: 'gw.example.com:4000' })).toBe(200)
    expect(await statusFor({ host: 'other.example.com' })).toBe(421)
  })

  it('logs the URL of its edge, which serves the sample pipelines', async () => {
    const ready = await shared().logged('ready')
    expect(ready.edge).toMatch(/^http:\/\/127\.0\.0\.1:[1-9]\d*$/)
    const query = '{ pipelines { nodes { name edge { url } } } }'
    const response = await fetch(`${ready.url}?query=${encodeURIComponent(query)}`)
    const { data } = (await response.json()) as {
      data: { pipelines: { nodes: { name: string; edge: { url: string } }[] } }
    }
    const { url } = data.pipelines.nodes.find(({ name }) => name === 'shop-web')?.edge ?? { url: '' }
    const { host, port } = new URL(url)
    expect(port).toBe(new URL(String(ready.edge)).port)
    const answers = [await askEdge(Number(port), host), await askEdge(Number(port), host)]
    expect(answers.map(({ status, xCache }) => [status, xCache])).toEqual([
      [200, 'miss'],
      [200, 'hit-fresh'],
    ])
  })

  it('applies the configured rate limit and DNS zones to the embedded service', async () => {
    await using edgeway = startEdgeway({
      EDGE_SERVICES_RATE_LIMIT: '2',
      EDGE_SERVICES_DNS_ZONES: 'shop.example.com',
    })
    const { edgeServices } = await edgeway.logged('ready')
    const ask = () =>
      fetch(`${edgeServices}/edge-services/v1beta1/pipelines-stages?name=shop-web`, {
        headers: { 'X-Auth-Token': 'x' },
      })
    const answer = await ask()
    expect(answer.headers.get('X-Ratelimit-Limit')).toBe('2, 2;w=1')
    expect(await answer.json()).toMatchObject({ pipelines: [{ dns_stages: [{ type: 'managed' }] }] })
    // At 2 calls a second, all 100 could succeed only if they took 50 seconds.
    const statuses = await Promise.all(Array.from({ length: 100 }, async () => (await ask()).status))
    expect(statuses).toContain(429)
  })

  it('creates its database file and the folder for it', async () => {
    await shared().ready()
    expect(existsSync(shared().data)).toBe(true)
  })

  it('does not limit its calls to the emulator, which has no rate limit', async () => {
    expect(await limitOf(await shared().ready())).toBe('+Inf')
  })

  it('logs the absolute path of its database file', async () => {
    await using edgeway = startEdgeway({ EDGE_SERVICES_DATA: relative(process.cwd(), temporaryFile()) })
    const { data } = await edgeway.logged('ready')
    expect(isAbsolute(String(data))).toBe(true)
    expect(existsSync(String(data))).toBe(true)
    rmSync(dirname(String(data)), { recursive: true })
  })

  it('writes no file if its data is in memory', async () => {
    await using edgeway = startEdgeway({ EDGE_SERVICES_DATA: ':memory:' })
    expect((await edgeway.logged('ready')).data).toBe(':memory:')
    expect(existsSync(':memory:')).toBe(false)
  })

  it('treats an empty setting as unset', async () => {
    await using edgeway = startEdgeway({
      HOST: '',
      SCW_API_URL: '',
      SCW_SECRET_KEY: '  ',
      EDGE_SERVICES_HOST: '',
    })
    expect(await edgeway.logged('ready')).toMatchObject({ upstream: 'embedded' })
  })
})

it('a start beside a Kubernetes Service named edge logs a warning and listens on the default addresses', async () => {
  await using edgeway = startEdgeway({
    EDGE_HOST: 'tcp://10.96.12.7:80',
    EDGE_PORT_80_TCP: 'tcp://10.96.12.7:80',
  })
  const { edge } = await edgeway.logged('ready')
  expect(edge).toMatch(/^http:\/\/127\.0\.0\.1:/)
  const [warning] = edgeway.stdout.map((line) => JSON.parse(line))
  expect(warning).toMatchObject({ level: 'warn', msg: expect.stringMatching(/^EDGE_HOST is ignored: /) })
})

describe('a start with invalid settings', () => {
  it('lists every problem in one message and starts nothing', async () => {
    await using edgeway = startEdgeway({
      HOST: 'not a host',
      PORT: '70000',
      EDGE_SERVICES_PORT: 'http',
      SCW_DEFAULT_PROJECT_ID: 'mine',
    })
    expect(await edgeway.exit).toEqual({ code: 1, signal: null })
    expect(edgeway.stderr().trimEnd().split('\n')).toEqual([
      'Edgeway cannot start, because of 4 problems with its settings:',
      '  - HOST must be a host name or an IP address, got "not a host"',
      '  - PORT must be a port from 0 to 65535, got "70000"',
      '  - SCW_DEFAULT_PROJECT_ID must be a UUID, got "mine"',
      '  - EDGE_SERVICES_PORT must be a port from 0 to 65535, got "http"',
    ])
    expect(edgeway.stdout).toEqual([])
    expect(existsSync(edgeway.data)).toBe(false)
  })

  it('refuses to share its secret key with everyone who can reach the gateway', async () => {
    await using edgeway = startEdgeway({ HOST: '0.0.0.0', SCW_SECRET_KEY: SECRET })
    expect(await edgeway.exit).toEqual({ code: 1, signal: null })
    expect(edgeway.stderr()).toContain(
      'HOST must be a loopback address while SCW_SECRET_KEY is set, got "0.0.0.0"',
    )
    expect(edgeway.stderr()).not.toContain(SECRET)
    expect(edgeway.stdout).toEqual([])
  })
})

describe('a start on a port in use', () => {
  it.each(['PORT', 'EDGE_SERVICES_PORT', 'EDGE_PORT'])(
    'says what to do about %s, without a stack',
    async (setting) => {
      await using taken = await startTestServer(createServer())
      await using edgeway = startEdgeway({ [setting]: String(taken.port) })
      expect(await edgeway.exit).toEqual({ code: 1, signal: null })
      expect(edgeway.stderr()).toBe(
        `Edgeway cannot start: port ${taken.port} of 127.0.0.1 is in use by another program. ` +
          `Stop that one, or set ${setting} to another port (0 picks a free one).\n`,
      )
      expect(edgeway.stdout).toEqual([])
    },
  )

  it('names a host that is not an address of this machine', async () => {
    await using edgeway = startEdgeway({ HOST: '192.0.2.1' })
    expect(await edgeway.exit).toEqual({ code: 1, signal: null })
    expect(edgeway.stderr()).toBe(
      'Edgeway cannot start: 192.0.2.1 is no address of this machine. Set HOST to one that is.\n',
    )
  })
})

describe('a start with unusable data', () => {
  const advice = 'Set EDGE_SERVICES_DATA to another file, or to ":memory:" to keep nothing.\n'

  it.each([
    ['of another program', 'no database at all', /^Edgeway cannot start: .*not an SQLite database\. Set /],
  ])('names the file (%s), the reason and the remedy, without a stack', async (_what, content, sentence) => {
    const data = temporaryFile()
    writeFileSync(data, content)
    await using edgeway = startEdgeway({ EDGE_SERVICES_DATA: data })
    expect(await edgeway.exit).toEqual({ code: 1, signal: null })
    expect(edgeway.stderr()).toMatch(sentence)
    expect(edgeway.stderr()).toContain(data)
    expect(edgeway.stderr().endsWith(advice)).toBe(true)
    expect(edgeway.stderr().trimEnd().split('\n')).toHaveLength(1)
    expect(edgeway.stdout).toEqual([])
    rmSync(dirname(data), { recursive: true })
  })

  it.runIf(existsSync('/proc/self'))('fails at once if the folder cannot be created', async () => {
    await using edgeway = startEdgeway({ EDGE_SERVICES_DATA: '/proc/nope/x.db' })
    expect(await edgeway.exit).toEqual({ code: 1, signal: null })
    expect(edgeway.stderr()).toMatch(
      /^Edgeway cannot start: the folder of \/proc\/nope\/x\.db cannot be made \(.+\)\. Set /,
    )
    expect(edgeway.stderr().endsWith(advice)).toBe(true)
  })

  it('refuses a path through a file', async () => {
    const file = temporaryFile()
    writeFileSync(file, '')
    await using edgeway = startEdgeway({ EDGE_SERVICES_DATA: join(file, 'x.db') })
    expect(await edgeway.exit).toEqual({ code: 1, signal: null })
    expect(edgeway.stderr()).toContain(`the folder of ${join(file, 'x.db')} cannot be made`)
    rmSync(dirname(file), { recursive: true })
  })
})

describe('the rate limit', () => {
  it('follows the setting for the emulator in the same process', async () => {
    await using edgeway = startEdgeway({ EDGE_SERVICES_RATE_LIMIT: '7' })
    const url = await edgeway.ready()
    const statuses = await Promise.all(
      Array.from({ length: 9 }, async () => (await fetch(`${url}?query={plans{planName}}`)).json()),
    )
    for (const answer of statuses) expect(answer).not.toHaveProperty('errors')
    expect(await limitOf(url)).toBe('7')
  })

  it('is 50 calls a second for any other upstream until the upstream states a limit', async () => {
    await using edgeway = startEdgeway({ SCW_API_URL: 'http://127.0.0.1:9' })
    expect(await limitOf(await edgeway.ready())).toBe('50')
  })
})

describe('an upstream that fails briefly', () => {
  it('logs the failure although a retry succeeded', async () => {
    let calls = 0
    await using upstream = await startHttpServer((_request, response) => {
      calls++
      response.writeHead(calls === 1 ? 503 : 200, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ pipelines: [], total_count: 7 }))
    })
    await using edgeway = startEdgeway({ SCW_API_URL: upstream.url })
    const response = await fetch(await edgeway.ready(), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ pipelines { totalCount } }' }),
    })
    expect(await response.json()).toEqual({ data: { pipelines: { totalCount: 7 } } })
    expect(await edgeway.logged('upstream call failed')).toMatchObject({
      level: 'warn',
      method: 'GET',
      route: '/pipelines',
      status: 503,
      attempt: 1,
    })
    expect(edgeway.stdout.filter((line) => line.includes('upstream call failed'))).toHaveLength(1)
  })
})

/** Reads the rate limit of the upstream calls from the metrics. */
async function limitOf(graphqlUrl: string): Promise<string | undefined> {
  const metrics = await (await fetch(new URL('/metrics', graphqlUrl))).text()
  return /^edgeway_upstream_rate_limit (\S+)$/m.exec(metrics)?.[1]
}

/** `fetch` would replace `Host` by the host of the URL. */
function askEdge(port: number, host: string): Promise<{ status: number; xCache: unknown }> {
  return new Promise((resolve, reject) => {
    httpGet({ host: '127.0.0.1', port, headers: { host }, agent: false }, (response) => {
      response.resume()
      resolve({ status: response.statusCode ?? 0, xCache: response.headers['x-cache'] })
    }).on('error', reject)
  })
}
