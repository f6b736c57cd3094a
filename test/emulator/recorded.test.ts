/**
 * Replays recorded exchanges with the live API against the emulator: each request in order, with the ids that the emulator
 * has assigned. The recordings are kept beside the repository, not in it.
 */
import { describe, expect, it } from 'vitest'
import { BASE_PATH, startEmbedded } from '../support/embedded-server.js'
import { type Exchange, NO_RECORDINGS, recordings } from '../support/recorded.js'

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

/** The endpoints that occur in the recordings. */
const ENDPOINTS = [
  '/pipelines',
  'dns-stages',
  'tls-stages',
  'cache-stages',
  'route-stages',
  'route-rules',
  'waf-stages',
  'backend-stages',
  'current-plan',
]

type Body = { [key: string]: Json }

/** Adds missing fields of `defaults` to a body. Returns false if none was missing. */
function complete(body: Body, defaults: Body): boolean {
  const missing = Object.entries(defaults).filter(([name]) => !(name in body))
  Object.assign(body, Object.fromEntries(missing))
  return missing.length > 0
}

/** Differences of older recordings, and how each is mapped to the current form. Each occurs in the recordings. */
const TOLERATED: Readonly<Record<string, (body: Body) => boolean>> = {
  'no vpc_endpoint_ids in a pipeline, before May 2026': (body) =>
    'errors' in body && complete(body, { vpc_endpoint_ids: [] }),
  'no status in a stage, before May 2026': (body) =>
    'pipeline_id' in body && complete(body, { status: 'inactive' }),
  'no default_fqdn, default_private_fqdn, full_private or wildcard_domain in a DNS stage, before June 2026': (
    body,
  ) =>
    'fqdns' in body &&
    complete(body, {
      default_fqdn: '',
      default_private_fqdn: '',
      full_private: false,
      wildcard_domain: false,
    }),
  'the stage "dns" in the error of a missing head stage, before June 2026': (body) => {
    if (body.code !== 'pipeline_missing_head_stage' || body.stage !== 'dns') return false
    body.stage = 'unknown_stage'
    return true
  },
  'no host_filter in a rule, before the end of March 2026': (body) =>
    'method_filters' in body && complete(body, { host_filter: null }),
  'no exclusion_rules in a WAF stage, before October 2026': (body) =>
    'paranoia_level' in body && complete(body, { exclusion_rules: [] }),
}

/** The same for fields that the API got after some recordings were made, but that no recorded body lacks. */
const NOT_RECORDED: Readonly<Record<string, (body: Body) => boolean>> = {
  'no private_network_id or has_websocket in a load balancer, before June 2026': (body) =>
    'frontend_id' in body && complete(body, { private_network_id: null, has_websocket: false }),
  'no include_cookies in a cache stage, before June 2025': (body) =>
    'fallback_ttl' in body && complete(body, { include_cookies: false }),
}

describe.skipIf(recordings.length > 0)('recorded traffic', () => {
  it.skip(NO_RECORDINGS, () => {})
})

describe.skipIf(recordings.length === 0)(
  'recorded traffic gets the recorded statuses and bodies, except for ids and times',
  () => {
    const tolerated = new Set<string>()
    it.each(recordings.map(({ file, exchanges }) => [file, exchanges] as const))(
      '%s',
      async (_file, exchanges) => {
        await using upstream = await startEmbedded({ organizations: organizationsOf(exchanges) })
        const ids = new Map<string, string>()
        const instants = { recorded: new Labels(), replayed: new Labels() }
        for (const exchange of exchanges) {
          const path = `${exchange.path.slice(BASE_PATH.length)}${queryOf(exchange)}`
          const body = exchange.requestBody === null ? undefined : JSON.stringify(exchange.requestBody)
          const response = await upstream.call<Json>(
            exchange.method,
            withIds(path, ids),
            body && withIds(body, ids),
          )
          const step = `${exchange.method} ${path}`
          expect(response.status, step).toBe(exchange.status)
          if (exchange.responseBody === null) {
            expect(response.text, step).toBe('')
            continue
          }
          const recordedBody = exchange.responseBody as Json
          const id = idOf(recordedBody)
          if (exchange.method === 'POST' && id !== null) ids.set(id, idOf(response.body) ?? '')
          const recorded = JSON.stringify(toCurrentForm(recordedBody, tolerated))
          expect(instants.replayed.labelTimes(response.text), step).toBe(
            instants.recorded.labelTimes(withIds(recorded, ids)),
          )
        }
      },
    )

    it('has recordings of every endpoint', () => {
      const exchanges = recordings.flatMap((recording) => recording.exchanges)
      const endpoints = new Set(exchanges.map(endpointOf))
      expect(recordings.length).toBeGreaterThanOrEqual(20)
      expect(exchanges.length).toBeGreaterThanOrEqual(280)
      for (const endpoint of ENDPOINTS) expect(endpoints).toContain(endpoint)
    })

    it('every tolerated difference occurs in the recordings', () => {
      for (const difference of Object.keys(TOLERATED)) expect(tolerated).toContain(difference)
    })
  },
)

/** Labels each timestamp by its first occurrence and its digits, so that equal patterns of times get equal labels. */
class Labels {
  private readonly seen: string[] = []

  labelTimes(text: string): string {
    return text.replace(
      /"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6})(\d*)Z"/g,
      (_match, stored: string, rest: string) => {
        if (!this.seen.includes(stored)) this.seen.push(stored)
        return `"instant ${this.seen.indexOf(stored)} with ${6 + rest.length} digits"`
      },
    )
  }
}

function endpointOf({ path }: Exchange): string {
  return /(current-plan|[a-z]+-stages|route-rules|\/pipelines)(?=\/[^/]+$|$)/.exec(path)?.[0] ?? path
}

function queryOf({ query }: Exchange): string {
  const text = new URLSearchParams(query).toString()
  return text === '' ? '' : `?${text}`
}

function organizationsOf(exchanges: readonly Exchange[]): Record<string, string> {
  return Object.fromEntries(
    exchanges.flatMap(({ responseBody }) => {
      const { project_id: project, organization_id: organization } = responseBody ?? {}
      return typeof project === 'string' && typeof organization === 'string' ? [[project, organization]] : []
    }),
  )
}

function withIds(text: string, ids: ReadonlyMap<string, string>): string {
  let result = text
  for (const [recorded, given] of ids) result = result.replaceAll(recorded, given)
  return result
}

/** Maps an older body to the current form. The added keys go where the API has them: in alphabetical order. */
function toCurrentForm(value: Json, tolerated: Set<string>): Json {
  if (Array.isArray(value)) return value.map((item) => toCurrentForm(item, tolerated))
  if (!isObject(value)) return value
  const body = { ...value }
  let isChanged = false
  for (const [difference, apply] of Object.entries({ ...TOLERATED, ...NOT_RECORDED })) {
    if (!apply(body)) continue
    tolerated.add(difference)
    isChanged = true
  }
  const keys = isChanged ? Object.keys(body).sort() : Object.keys(body)
  return Object.fromEntries(keys.map((key) => [key, toCurrentForm(body[key] ?? null, tolerated)]))
}

/** Null if the response to a POST is not a single object, as with added rules. */
function idOf(body: Json): string | null {
  return isObject(body) && typeof body.id === 'string' ? body.id : null
}

function isObject(value: Json): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
