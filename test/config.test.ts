/** What each variable of the environment means, and what is said about a bad one. */
import { describe, expect, it } from 'vitest'
import { type Config, ConfigError, readConfig } from '../src/config.js'

type Environment = Record<string, string>

const KEY = '5ec2e700-0000-4000-8000-00000000c0de'
const PROJECT = 'AAAAAAAA-0000-4000-8000-000000000001'
const ORGANIZATION = 'BBBBBBBB-0000-4000-8000-000000000001'

const DEFAULTS: Config = {
  host: '127.0.0.1',
  port: 4000,
  upstream: { kind: 'embedded', host: '127.0.0.1', port: 4010, data: 'data/edge-services.db' },
  defaultProjectId: null,
}

function problemsOf(env: Environment): readonly string[] {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
  return []
}

describe('what is not set', () => {
  it('has its default: a gateway on an embedded Edge Services, for this machine alone', () => {
    expect(readConfig({})).toEqual(DEFAULTS)
  })

  it('is as good as set to nothing', () => {
    const names = ['HOST', 'PORT', 'SCW_API_URL', 'SCW_SECRET_KEY', 'SCW_DEFAULT_PROJECT_ID']
    const more = [
      'SCW_DEFAULT_ORGANIZATION_ID',
      'EDGE_SERVICES_HOST',
      'EDGE_SERVICES_PORT',
      'EDGE_SERVICES_DATA',
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
  ])('%j is taken', (env, expected) => {
    expect(readConfig(env)).toEqual({ ...DEFAULTS, ...expected })
  })

  it.each<[Environment, Config['upstream']]>([
    [
      { EDGE_SERVICES_HOST: 'localhost', EDGE_SERVICES_PORT: '0', EDGE_SERVICES_DATA: ':memory:' },
      { kind: 'embedded', host: 'localhost', port: 0, data: ':memory:' },
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
  ])('%j chooses the upstream', (env, upstream) => {
    expect(readConfig(env)).toEqual({ ...DEFAULTS, upstream })
  })
})

describe('a bad value', () => {
  it.each<[Environment, string]>([
    [{ HOST: 'a b' }, 'HOST must be a host name or an IP address, got "a b"'],
    [{ HOST: 'http://x' }, 'HOST must be a host name or an IP address, got "http://x"'],
    [{ PORT: '65536' }, 'PORT must be a port from 0 to 65535, got "65536"'],
    [{ PORT: '-1' }, 'PORT must be a port from 0 to 65535, got "-1"'],
    [{ PORT: '40.5' }, 'PORT must be a port from 0 to 65535, got "40.5"'],
    [{ PORT: '0x50' }, 'PORT must be a port from 0 to 65535, got "0x50"'],
    [{ EDGE_SERVICES_PORT: 'x' }, 'EDGE_SERVICES_PORT must be a port from 0 to 65535, got "x"'],
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
  ])('%j is named with what was expected', (env, problem) => {
    expect(problemsOf(env)).toEqual([problem])
  })

  it('is not the only one named: all are, at once, in the order of the README', () => {
    const bad = {
      HOST: '%',
      PORT: 'x',
      SCW_API_URL: 'y',
      SCW_SECRET_KEY: 'two words',
      SCW_DEFAULT_PROJECT_ID: 'mine',
      SCW_DEFAULT_ORGANIZATION_ID: 'ours',
      EDGE_SERVICES_HOST: '-',
      EDGE_SERVICES_PORT: '-1',
    }
    const names = Object.keys(bad)
    for (const env of [bad, Object.fromEntries(Object.entries(bad).reverse())])
      expect(problemsOf(env).map((problem) => problem.split(' ')[0])).toEqual(names)
    expect(() => readConfig(bad)).toThrow(/^Edgeway cannot start, because of 8 settings:\n( {2}- .+\n?){8}$/)
  })

  it.each([
    { PORT: '0', EDGE_SERVICES_PORT: '0' },
    { PORT: '4010', EDGE_SERVICES_HOST: '127.0.0.2' },
    { PORT: '4010', SCW_SECRET_KEY: KEY },
  ])('is no port that two share in %j', (env) => {
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
  ])('of %j is in no message', (env, secret) => {
    expect(problemsOf(env)).toHaveLength(1)
    expect(problemsOf(env).join()).not.toContain(secret)
  })

  it.each(['127.0.0.1', '127.8.9.10', 'localhost', '::1'])('may be held by a gateway on %s', (host) => {
    expect(problemsOf({ SCW_SECRET_KEY: KEY, HOST: host })).toEqual([])
  })

  it.each(['0.0.0.0', '::', '10.0.0.1', 'gateway.internal', '127.example.com'])(
    'may not be held by a gateway on %s, which others can reach',
    (host) => {
      expect(problemsOf({ SCW_SECRET_KEY: KEY, HOST: host })).toEqual([
        expect.stringContaining(`HOST must be a loopback address while SCW_SECRET_KEY is set, got "${host}"`),
      ])
    },
  )

  it('is all that keeps a gateway from listening to others', () => {
    expect(problemsOf({ HOST: '0.0.0.0' })).toEqual([])
  })
})
