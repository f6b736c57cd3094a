/** Tests each environment variable, and the message about a bad value. */
import { describe, expect, it } from 'vitest'
import { type Config, ConfigError, type EmbeddedUpstream, readConfig } from '../src/config/config.js'

type Environment = Record<string, string>

const MIB = 1024 ** 2
const KEY = '5ec2e700-0000-4000-8000-00000000c0de'
const PROJECT = 'AAAAAAAA-0000-4000-8000-000000000001'
const PIPELINE = 'CCCCCCCC-0000-4000-8000-000000000001'
const ORGANIZATION = 'BBBBBBBB-0000-4000-8000-000000000001'

const EMBEDDED: EmbeddedUpstream = {
  kind: 'embedded',
  host: '127.0.0.1',
  port: 4010,
  data: 'data/edge-services.db',
  rateLimit: null,
  managedZones: [],
  edge: {
    host: '127.0.0.1',
    port: 4020,
    origins: new Map(),
    defaultPipelineId: null,
    cache: { memoryBytes: 256 * MIB, maxObjectBytes: 32 * MIB, url: null },
  },
}

const DEFAULTS: Config = {
  host: '127.0.0.1',
  port: 4000,
  upstream: EMBEDDED,
  defaultProjectId: null,
  allowedOrigins: [],
  allowedHosts: [],
  limits: {
    body: MIB,
    tokens: 5000,
    depth: 20,
    aliases: 100,
    directives: 50,
    rootFields: 100,
    upstreamCalls: 200,
    nodes: 20_000,
  },
  warnings: [],
}

/** The settings of the edge beside an embedded upstream. */
function edgeOf(env: Environment): EmbeddedUpstream['edge'] {
  const { upstream } = readConfig(env, readFile)
  if (upstream.kind !== 'embedded') throw new Error(`expected an embedded upstream, got ${upstream.kind}`)
  return upstream.edge
}

const FILES: Record<string, string> = {
  'origins.json': '{"s3:bucket": "http://127.0.0.1:3000", "*": "127.0.0.1:3001"}',
  'list.json': '[]',
}

/** Stands in for the file system. */
function readFile(path: string): string {
  const content = FILES[path]
  if (content === undefined) throw Object.assign(new Error('no such file'), { code: 'ENOENT' })
  return content
}

function problemsOf(env: Environment): readonly string[] {
  try {
    readConfig(env, readFile)
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
  return []
}

describe('an unset variable', () => {
  it('has its default: a gateway on an embedded Edge Services, for this machine only', () => {
    expect(readConfig({})).toEqual(DEFAULTS)
  })

  it('treats an empty variable as unset', () => {
    const names = ['HOST', 'PORT', 'SCW_API_URL', 'SCW_SECRET_KEY', 'SCW_DEFAULT_PROJECT_ID']
    const more = [
      'SCW_DEFAULT_ORGANIZATION_ID',
      'ALLOWED_ORIGINS',
      'ALLOWED_HOSTS',
      'LIMIT_BODY',
      'LIMIT_TOKENS',
      'LIMIT_DEPTH',
      'LIMIT_ALIASES',
      'LIMIT_DIRECTIVES',
      'LIMIT_ROOT_FIELDS',
      'LIMIT_UPSTREAM_CALLS',
      'LIMIT_NODES',
      'EDGE_SERVICES_HOST',
      'EDGE_SERVICES_PORT',
      'EDGE_SERVICES_DATA',
      'EDGE_SERVICES_RATE_LIMIT',
      'EDGE_SERVICES_DNS_ZONES',
      'EDGE_HOST',
      'EDGE_PORT',
      'EDGE_ORIGINS',
      'EDGE_DEFAULT_PIPELINE',
      'EDGE_CACHE_MEMORY',
      'EDGE_CACHE_MAX_OBJECT',
      'EDGE_CACHE_URL',
    ]
    for (const nothing of ['', '  ', '\t'])
      expect(readConfig(Object.fromEntries([...names, ...more].map((name) => [name, nothing])))).toEqual(
        DEFAULTS,
      )
  })
})

describe('a good value', () => {
  it.each<[Environment, Partial<Config>]>([
    [{ HOST: '0.0.0.0' }, { host: '0.0.0.0' }],
    [{ HOST: '::1' }, { host: '::1' }],
    [{ HOST: 'gateway.internal' }, { host: 'gateway.internal' }],
    [{ PORT: '0' }, { port: 0 }],
    [{ PORT: ' 65535 ' }, { port: 65_535 }],
    [{ SCW_DEFAULT_PROJECT_ID: PROJECT }, { defaultProjectId: PROJECT.toLowerCase() }],
    [{ SCW_DEFAULT_ORGANIZATION_ID: ORGANIZATION }, { defaultProjectId: ORGANIZATION.toLowerCase() }],
    [
      { SCW_DEFAULT_ORGANIZATION_ID: ORGANIZATION, SCW_DEFAULT_PROJECT_ID: PROJECT },
      { defaultProjectId: PROJECT.toLowerCase() },
    ],
    [{ ALLOWED_ORIGINS: 'https://app.example.com' }, { allowedOrigins: ['https://app.example.com'] }],
    [
      { ALLOWED_ORIGINS: ' HTTPS://App.Example.com:443, http://b.example:3000 ,, https://app.example.com,' },
      { allowedOrigins: ['https://app.example.com', 'http://b.example:3000'] },
    ],
    [{ ALLOWED_ORIGINS: 'chrome-extension://abcdef' }, { allowedOrigins: ['chrome-extension://abcdef'] }],
    [
      { ALLOWED_HOSTS: 'GW.example.com, fd00::1,192.168.1.2, gw.example.com.' },
      { allowedHosts: ['gw.example.com', '[fd00::1]', '192.168.1.2'] },
    ],
  ])('reads %j', (env, expected) => {
    expect(readConfig(env)).toEqual({ ...DEFAULTS, ...expected })
  })

  it.each<[Environment, Config['upstream']]>([
    [
      { EDGE_SERVICES_HOST: 'localhost', EDGE_SERVICES_PORT: '0', EDGE_SERVICES_DATA: ':memory:' },
      { ...EMBEDDED, host: 'localhost', port: 0, data: ':memory:' },
    ],
    [{ EDGE_SERVICES_RATE_LIMIT: '50' }, { ...EMBEDDED, rateLimit: 50 }],
    [{ EDGE_SERVICES_RATE_LIMIT: ' 1000000 ' }, { ...EMBEDDED, rateLimit: 1_000_000 }],
    [
      { EDGE_SERVICES_DNS_ZONES: 'example.com, shop.example.org.,,' },
      { ...EMBEDDED, managedZones: ['example.com', 'shop.example.org.'] },
    ],
    [{ SCW_SECRET_KEY: KEY }, { kind: 'remote', baseUrl: 'https://api.scaleway.com', secretKey: KEY }],
    [
      { SCW_API_URL: 'http://127.0.0.1:4010' },
      { kind: 'remote', baseUrl: 'http://127.0.0.1:4010', secretKey: null },
    ],
    [
      { SCW_API_URL: 'https://edge.example/api', SCW_SECRET_KEY: KEY },
      { kind: 'remote', baseUrl: 'https://edge.example/api', secretKey: KEY },
    ],
  ])('chooses the upstream by %j', (env, upstream) => {
    expect(readConfig(env)).toEqual({ ...DEFAULTS, upstream })
  })

  it.each<[Environment, Partial<EmbeddedUpstream['edge']>]>([
    [
      { EDGE_HOST: '0.0.0.0', EDGE_PORT: '80' },
      { host: '0.0.0.0', port: 80 },
    ],
    [{ EDGE_PORT: '0' }, { port: 0 }],
    [{ EDGE_DEFAULT_PIPELINE: PIPELINE }, { defaultPipelineId: PIPELINE.toLowerCase() }],
    [
      { EDGE_CACHE_MEMORY: '2g' },
      { cache: { memoryBytes: 2048 * MIB, maxObjectBytes: 32 * MIB, url: null } },
    ],
    [
      { EDGE_CACHE_MEMORY: '1M', EDGE_CACHE_MAX_OBJECT: '1K' },
      { cache: { memoryBytes: MIB, maxObjectBytes: 1024, url: null } },
    ],
    [
      { EDGE_CACHE_MEMORY: '1048576', EDGE_CACHE_MAX_OBJECT: '524288' },
      { cache: { memoryBytes: MIB, maxObjectBytes: MIB / 2, url: null } },
    ],
    // A small memory lowers the default of EDGE_CACHE_MAX_OBJECT.
    [{ EDGE_CACHE_MEMORY: '16M' }, { cache: { memoryBytes: 16 * MIB, maxObjectBytes: 8 * MIB, url: null } }],
  ])('configures the edge by %j', (env, expected) => {
    expect(edgeOf(env)).toEqual({ ...EMBEDDED.edge, ...expected })
  })

  it('reads the URLs of backends from EDGE_ORIGINS, or from the file it names', () => {
    const inline = edgeOf({ EDGE_ORIGINS: FILES['origins.json'] ?? '' }).origins
    expect([...inline.keys()]).toEqual(['s3:bucket', '*'])
    expect(edgeOf({ EDGE_ORIGINS: 'origins.json' }).origins).toEqual(inline)
  })

  it.each([
    ['redis://cache.internal', 'redis://cache.internal'],
    ['redis://user:p%40ss@127.0.0.1:6380/2', 'redis://user:p%40ss@127.0.0.1:6380/2'],
    ['rediss://:secret@[::1]:6379', 'rediss://:secret@[::1]:6379'],
    ['valkey://127.0.0.1:6379/', 'redis://127.0.0.1:6379/'],
    ['valkeys://cache.internal/1', 'rediss://cache.internal/1'],
  ])('reads the shared cache from EDGE_CACHE_URL %s', (url, expected) => {
    expect(edgeOf({ EDGE_CACHE_URL: url }).cache.url).toBe(expected)
  })
})

describe('a bad value', () => {
  it.each([
    '*',
    'null',
    'app.example.com',
    'https://app.example.com/',
    'https://a.example/b',
    'https://*.a.example',
  ])('refuses %s in ALLOWED_ORIGINS', (origin) => {
    const expected =
      'ALLOWED_ORIGINS must be origins such as https://app.example.com, between commas, each a scheme and a host without a path, and neither "*" nor "null", got '
    expect(problemsOf({ ALLOWED_ORIGINS: origin })).toEqual([expected + JSON.stringify(origin)])
    expect(problemsOf({ ALLOWED_ORIGINS: `https://good.example,${origin},x` })).toEqual([
      expected + JSON.stringify(origin),
      `${expected}"x"`,
    ])
  })

  it.each(['*', '*.example.com', 'https://gw.example.com', 'gw.example.com:443', 'gw.example.com/', 'a b'])(
    'refuses %s in ALLOWED_HOSTS',
    (host) => {
      const expected =
        'ALLOWED_HOSTS must be host names or IP addresses such as gw.example.com, between commas, without a scheme, port, path or "*", got '
      expect(problemsOf({ ALLOWED_HOSTS: `good.example,${host}` })).toEqual([expected + JSON.stringify(host)])
    },
  )

  it.each<[Environment, string]>([
    [{ HOST: 'a b' }, 'HOST must be a host name or an IP address, got "a b"'],
    [{ HOST: 'http://x' }, 'HOST must be a host name or an IP address, got "http://x"'],
    [{ PORT: '65536' }, 'PORT must be a port from 0 to 65535, got "65536"'],
    [{ PORT: '-1' }, 'PORT must be a port from 0 to 65535, got "-1"'],
    [{ PORT: '40.5' }, 'PORT must be a port from 0 to 65535, got "40.5"'],
    [{ PORT: '0x50' }, 'PORT must be a port from 0 to 65535, got "0x50"'],
    [{ EDGE_SERVICES_PORT: 'x' }, 'EDGE_SERVICES_PORT must be a port from 0 to 65535, got "x"'],
    ...['0', '-1', '1.5', '50/s', '1e3', '1000001'].map((value): [Environment, string] => [
      { EDGE_SERVICES_RATE_LIMIT: value },
      `EDGE_SERVICES_RATE_LIMIT must be a whole number from 1 to 1000000, got "${value}"`,
    ]),
    ...['com', '*.example.com', 'example.com;example.org', 'https://example.com'].map(
      (zone): [Environment, string] => [
        { EDGE_SERVICES_DNS_ZONES: `example.org,${zone}` },
        `EDGE_SERVICES_DNS_ZONES must be domain names between commas, such as example.com,example.org, got "${zone}" among them`,
      ],
    ),
    [
      { HOST: '[::1]' },
      'HOST must be a host name or an IP address (an IPv6 address without its brackets), got "[::1]"',
    ],
    [
      { SCW_SECRET_KEY: KEY, EDGE_SERVICES_PORT: 'x' },
      'EDGE_SERVICES_PORT must be a port from 0 to 65535, got "x"',
    ],
    [{ PORT: '4010' }, 'EDGE_SERVICES_PORT must be another port than PORT, got 4010 for both'],
    [
      { PORT: '5000', EDGE_SERVICES_PORT: '5000', HOST: 'localhost' },
      'EDGE_SERVICES_PORT must be another port than PORT, got 5000 for both',
    ],
    [
      { EDGE_SERVICES_PORT: '4000', EDGE_SERVICES_HOST: '0.0.0.0' },
      'EDGE_SERVICES_PORT must be another port than PORT, got 4000 for both',
    ],
    [{ EDGE_SERVICES_HOST: '-' }, 'EDGE_SERVICES_HOST must be a host name or an IP address, got "-"'],
    [{ SCW_DEFAULT_PROJECT_ID: 'mine' }, 'SCW_DEFAULT_PROJECT_ID must be a UUID, got "mine"'],
    [
      { SCW_DEFAULT_PROJECT_ID: PROJECT, SCW_DEFAULT_ORGANIZATION_ID: 'ours' },
      'SCW_DEFAULT_ORGANIZATION_ID must be a UUID, got "ours"',
    ],
    [
      { SCW_API_URL: 'edge.example' },
      'SCW_API_URL must be an http(s) URL without credentials or query, such as https://api.scaleway.com, got "edge.example"',
    ],
    [
      { SCW_API_URL: 'ftp://edge.example' },
      'SCW_API_URL must be an http(s) URL without credentials or query, such as https://api.scaleway.com, got "ftp://edge.example"',
    ],
    [
      { SCW_API_URL: 'https://edge.example/?a=b' },
      'SCW_API_URL must be an http(s) URL without credentials or query, such as https://api.scaleway.com, got "https://edge.example/?…"',
    ],
    [{ EDGE_HOST: 'a b' }, 'EDGE_HOST must be a host name or an IP address, got "a b"'],
    [{ EDGE_PORT: '99999' }, 'EDGE_PORT must be a port from 0 to 65535, got "99999"'],
    [
      { EDGE_PORT: '99999', SCW_API_URL: 'http://127.0.0.1:4010' },
      'EDGE_PORT must be a port from 0 to 65535, got "99999"',
    ],
    [{ EDGE_PORT: '4000' }, 'EDGE_PORT must be another port than PORT, got 4000 for both'],
    [{ EDGE_PORT: '4010' }, 'EDGE_PORT must be another port than EDGE_SERVICES_PORT, got 4010 for both'],
    [{ PORT: '4020' }, 'EDGE_PORT must be another port than PORT, got 4020 for both'],
    [
      { EDGE_ORIGINS: 'nowhere.json' },
      'EDGE_ORIGINS must be a JSON object or the path of a file with one, got "nowhere.json", which cannot be read (ENOENT)',
    ],
    [
      { EDGE_ORIGINS: 'list.json' },
      'EDGE_ORIGINS must be a JSON object or the path of a file with one, got "list.json", whose content is not an object',
    ],
    [
      { EDGE_ORIGINS: '{"bucket": "http://127.0.0.1:3000"}' },
      'EDGE_ORIGINS must have keys like s3:<bucket name>, lb:<id>, container:<id>, function:<id> or *, got "bucket": "http://127.0.0.1:3000"',
    ],
    [{ EDGE_DEFAULT_PIPELINE: 'shop-web' }, 'EDGE_DEFAULT_PIPELINE must be a UUID, got "shop-web"'],
    ...['lots', '1.5M', '-1', '0', '1023K', '1T', '1 M', '99999999999999999'].map(
      (value): [Environment, string] => [
        { EDGE_CACHE_MEMORY: value },
        `EDGE_CACHE_MEMORY must be a number of bytes (K, M and G are multiples of 1024), at least 1M, got "${value}"`,
      ],
    ),
    [
      { EDGE_CACHE_MAX_OBJECT: '1023' },
      'EDGE_CACHE_MAX_OBJECT must be a number of bytes (K, M and G are multiples of 1024), at least 1K, got "1023"',
    ],
    [
      { EDGE_CACHE_MEMORY: '1M', EDGE_CACHE_MAX_OBJECT: '513K' },
      'EDGE_CACHE_MAX_OBJECT must not be more than half of EDGE_CACHE_MEMORY ("1M"), got "513K"',
    ],
    [
      { EDGE_CACHE_MAX_OBJECT: '1g' },
      'EDGE_CACHE_MAX_OBJECT must not be more than half of EDGE_CACHE_MEMORY (256M by default), got "1g"',
    ],
    [
      { EDGE_CACHE_MEMORY: 'lots', EDGE_CACHE_MAX_OBJECT: '1G' },
      'EDGE_CACHE_MEMORY must be a number of bytes (K, M and G are multiples of 1024), at least 1M, got "lots"',
    ],
    ...[
      'cache.internal:6379',
      'http://cache.internal',
      'redis://',
      'redis:///0',
      'redis://cache.internal/first',
      'redis://cache.internal/?db=1',
      'redis://user:50%@cache.internal',
      'redis://user:%ff@cache.internal',
    ].map((url): [Environment, string] => [
      { EDGE_CACHE_URL: url },
      'EDGE_CACHE_URL must be a URL of a Redis or Valkey server such as redis://127.0.0.1:6379/0 or rediss://, valkey:// or valkeys:// (its value is not shown here, since it may hold a password)',
    ]),
  ])('names %j and the expected value', (env, problem) => {
    expect(problemsOf(env)).toEqual([problem])
  })

  it('reports all bad values at once, in the order of docs/configuration.md', () => {
    const bad = {
      HOST: '%',
      PORT: 'x',
      SCW_API_URL: 'y',
      SCW_SECRET_KEY: 'two words',
      SCW_DEFAULT_PROJECT_ID: 'mine',
      SCW_DEFAULT_ORGANIZATION_ID: 'ours',
      EDGE_SERVICES_HOST: '-',
      EDGE_SERVICES_PORT: '-1',
      EDGE_SERVICES_RATE_LIMIT: '0',
      EDGE_SERVICES_DNS_ZONES: 'example',
      EDGE_HOST: '[::1]',
      EDGE_PORT: '-1',
      EDGE_ORIGINS: '?',
      EDGE_DEFAULT_PIPELINE: 'mine',
      EDGE_CACHE_MEMORY: 'none',
      EDGE_CACHE_MAX_OBJECT: 'any',
      EDGE_CACHE_URL: 'localhost',
    }
    const names = Object.keys(bad)
    for (const env of [bad, Object.fromEntries(Object.entries(bad).reverse())])
      expect(problemsOf(env).map((problem) => problem.split(' ')[0])).toEqual(names)
    expect(() => readConfig(bad)).toThrow(
      /^Edgeway cannot start, because of 17 problems with its settings:\n( {2}- .+\n?){17}$/,
    )
  })

  it('counts the problems, of which one setting may have several', () => {
    const origins = (value: object) => () => readConfig({ EDGE_ORIGINS: JSON.stringify(value) })
    expect(origins({ a: 'http://a' })).toThrow(
      /^Edgeway cannot start, because of a problem with its settings:\n/,
    )
    expect(origins({ a: 'http://a', b: 'http://b' })).toThrow(
      /^Edgeway cannot start, because of 2 problems with its settings:\n/,
    )
  })

  it.each([
    { PORT: '0', EDGE_SERVICES_PORT: '0', EDGE_PORT: '0' },
    { PORT: '4020', EDGE_HOST: '127.0.0.2' },
    { PORT: '4020', SCW_API_URL: 'http://127.0.0.1:4010' },
    { PORT: '4010', EDGE_SERVICES_HOST: '127.0.0.2' },
    { PORT: '4010', SCW_SECRET_KEY: KEY },
  ])('accepts ports that do not collide: %j', (env) => {
    expect(problemsOf(env)).toEqual([])
  })
})

describe('a secret', () => {
  it.each<[Environment, string]>([
    [{ SCW_SECRET_KEY: 'top secret' }, 'top secret'],
    [{ SCW_SECRET_KEY: KEY, HOST: '0.0.0.0' }, KEY],
    [{ SCW_API_URL: 'https://user:hunter2@edge.example' }, 'hunter2'],
    [{ SCW_API_URL: 'user:hunter2@edge.example' }, 'hunter2'],
    [{ SCW_API_URL: 'https://edge.example/?key=hunter2' }, 'hunter2'],
    [{ EDGE_ORIGINS: '{"*": "http://user:hunter2@127.0.0.1"}' }, 'hunter2'],
    [{ EDGE_CACHE_URL: 'redis://user:hunter2@' }, 'hunter2'],
    [{ EDGE_CACHE_URL: 'http://user:hunter2@cache.internal' }, 'hunter2'],
  ])('keeps the secret of %j out of every message', (env, secret) => {
    expect(problemsOf(env)).toHaveLength(1)
    expect(problemsOf(env).join()).not.toContain(secret)
  })

  it.each(['127.0.0.1', '127.8.9.10', 'localhost', '::1'])('accepts a secret key on %s', (host) => {
    expect(problemsOf({ SCW_SECRET_KEY: KEY, HOST: host })).toEqual([])
  })

  it.each(['0.0.0.0', '::', '10.0.0.1', 'gateway.internal', '127.example.com'])(
    'refuses a secret key on %s, which others can reach',
    (host) => {
      expect(problemsOf({ SCW_SECRET_KEY: KEY, HOST: host })).toEqual([
        expect.stringContaining(`HOST must be a loopback address while SCW_SECRET_KEY is set, got "${host}"`),
      ])
    },
  )

  it('accepts any host without a secret key', () => {
    expect(problemsOf({ HOST: '0.0.0.0' })).toEqual([])
  })
})

it('BUILD_JOURNAL names a folder for any upstream', () => {
  expect(readConfig({ BUILD_JOURNAL: '/var/lib/edgeway/builds' }).buildJournal).toBe(
    '/var/lib/edgeway/builds',
  )
  expect(readConfig({ BUILD_JOURNAL: 'b', SCW_API_URL: 'http://127.0.0.1:1' }).buildJournal).toBe('b')
})

describe('variables that Kubernetes injects for a Service of the same name', () => {
  const names = ['EDGE_PORT', 'EDGE_SERVICES_PORT', 'EDGE_HOST', 'EDGE_SERVICES_HOST']
  const values = [
    'tcp://10.96.12.7:80',
    'tcp://10.96.12.7:65535',
    'udp://10.96.12.7:53',
    'sctp://10.0.0.1:1',
    'tcp://[fd00::1]:80',
    'TCP://[::ffff:10.0.0.1]:8080',
    ' tcp://10.96.12.7:80 ',
  ]

  it.each(names.flatMap((name) => values.map((value) => [name, value])))(
    'ignores the variable with a warning: %s=%j',
    (name = '', value = '') => {
      const { warnings, ...rest } = readConfig({ [name]: value })
      expect({ ...rest, warnings: [] }).toEqual(DEFAULTS)
      expect(warnings).toEqual([
        expect.stringContaining(`${name} is ignored: ${JSON.stringify(value.trim())}`),
      ])
    },
  )

  it('ignores all these variables at once, along with the other injected ones', () => {
    const config = readConfig({
      ...Object.fromEntries(names.map((name) => [name, 'tcp://10.96.12.7:80'])),
      EDGE_SERVICE_HOST: '10.96.12.7',
      EDGE_SERVICE_PORT: '80',
      EDGE_PORT_80_TCP: 'tcp://10.96.12.7:80',
      EDGE_PORT_80_TCP_ADDR: '10.96.12.7',
    })
    expect(config.warnings).toHaveLength(4)
    expect({ ...config, warnings: [] }).toEqual(DEFAULTS)
  })

  it.each([
    ['PORT', 'tcp://10.96.12.7:80'],
    ['HOST', 'tcp://10.96.12.7:80'],
    ['EDGE_PORT', 'http://10.96.12.7:80'],
    ['EDGE_PORT', 'tcp://10.96.12.7'],
    ['EDGE_PORT', 'tcp:80'],
  ])('still refuses a similar value: %s=%s', (name, value) => {
    expect(problemsOf({ [name]: value })).toHaveLength(1)
  })
})
