/**
 * Recorded exchanges with the live API, played against the server: each request in its order, with the ids that this
 * server gave. They are kept beside the repository, not in it.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { startEmbedded } from '../support/embedded-server.js'

type Json = null | boolean | number | string | Json[] | { [key: string]: Json }

type Exchange = {
  method: string
  path: string
  query: Record<string, string>
  requestBody: Json
  status: number
  responseBody: Json
}

const RECORDED = join(import.meta.dirname, '../../../shared/recorded')
const BASE_PATH = '/edge-services/v1beta1'

/** What the recordings hold something of. */
const KINDS = [
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

/** What answers lacked or said otherwise before the API became what this server is, and how it is said today. */
const TOLERATED: Readonly<Record<string, (body: { [key: string]: Json }) => boolean>> = {
  'no vpc_endpoint_ids in a pipeline, before May 2026': (body) => {
    if (!('errors' in body) || 'vpc_endpoint_ids' in body) return false
    body.vpc_endpoint_ids = []
    return true
  },
  'no status in a stage, before May 2026': (body) => {
    if (!('pipeline_id' in body) || 'status' in body) return false
    body.status = 'inactive'
    return true
  },
  'no default_private_fqdn, full_private and wildcard_domain in a DNS stage, before June 2026': (body) => {
    if (!('default_fqdn' in body) || 'full_private' in body) return false
    Object.assign(body, { default_private_fqdn: '', full_private: false, wildcard_domain: false })
    return true
  },
  'the stage "dns" in the error of a missing head stage, before June 2026': (body) => {
    if (body.code !== 'pipeline_missing_head_stage' || body.stage !== 'dns') return false
    body.stage = 'unknown_stage'
    return true
  },
}

const files = existsSync(RECORDED) ? readdirSync(RECORDED).filter((file) => file.endsWith('.json')) : []
const recordings = files.map((file) => ({ file, exchanges: read(file) }))

describe.skipIf(files.length > 0)('recorded traffic', () => {
  it.skip('was left out: there is no folder ../shared/recorded beside the repository', () => {})
})

describe.skipIf(files.length === 0)(
  'recorded traffic gets the recorded statuses and bodies of the same shape',
  () => {
    const tolerated = new Set<string>()
    it.each(recordings.map(({ file, exchanges }) => [file, exchanges] as const))(
      '%s',
      async (_file, exchanges) => {
        await using upstream = await startEmbedded({ organizations: organizationsOf(exchanges) })
        const ids = new Map<string, string>()
        const instants = { recorded: new Labels(), answered: new Labels() }
        for (const exchange of exchanges) {
          const path = `${exchange.path.slice(BASE_PATH.length)}${queryOf(exchange)}`
          const body = exchange.requestBody === null ? undefined : JSON.stringify(exchange.requestBody)
          const answer = await upstream.call<Json>(
            exchange.method,
            withIds(path, ids),
            body && withIds(body, ids),
          )
          const step = `${exchange.method} ${path}`
          expect(answer.status, step).toBe(exchange.status)
          if (exchange.responseBody === null) {
            expect(answer.text, step).toBe('')
            continue
          }
          if (exchange.method === 'POST' && isObject(exchange.responseBody))
            ids.set(idOf(exchange.responseBody), idOf(answer.body))
          const recorded = JSON.stringify(asSaidToday(exchange.responseBody, tolerated))
          expect(instants.answered.inPlaceOfTimes(answer.text), step).toBe(
            instants.recorded.inPlaceOfTimes(withIds(recorded, ids)),
          )
        }
      },
    )

    it('plays every exchange of every kind', () => {
      const exchanges = recordings.flatMap((recording) => recording.exchanges)
      const kinds = new Set(exchanges.map(kindOf))
      expect(recordings.length).toBeGreaterThanOrEqual(18)
      expect(exchanges.length).toBeGreaterThanOrEqual(240)
      for (const kind of KINDS) expect(kinds).toContain(kind)
    })

    it('tolerates these differences of older recordings, and each of them occurs', () => {
      expect([...tolerated].sort()).toEqual(Object.keys(TOLERATED).sort())
    })
  },
)

/** Each instant by the order in which it came up, and its digits: the same pattern of times gives the same labels. */
class Labels {
  private readonly seen: string[] = []

  inPlaceOfTimes(text: string): string {
    return text.replace(
      /"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6})(\d*)Z"/g,
      (_match, stored: string, rest: string) => {
        if (!this.seen.includes(stored)) this.seen.push(stored)
        return `"instant ${this.seen.indexOf(stored)} with ${6 + rest.length} digits"`
      },
    )
  }
}

function read(file: string): Exchange[] {
  return JSON.parse(readFileSync(join(RECORDED, file), 'utf8')) as Exchange[]
}

function kindOf({ path }: Exchange): string {
  return /(current-plan|[a-z]+-stages|route-rules|\/pipelines)(?=\/[^/]+$|$)/.exec(path)?.[0] ?? path
}

function queryOf({ query }: Exchange): string {
  const text = new URLSearchParams(query).toString()
  return text === '' ? '' : `?${text}`
}

function organizationsOf(exchanges: readonly Exchange[]): Record<string, string> {
  const bodies = exchanges.map(({ responseBody }) => responseBody).filter(isObject)
  return Object.fromEntries(bodies.map((body) => [String(body.project_id), String(body.organization_id)]))
}

function withIds(text: string, ids: ReadonlyMap<string, string>): string {
  let result = text
  for (const [recorded, given] of ids) result = result.replaceAll(recorded, given)
  return result
}

/** With the keys of what was added in their alphabetical place. */
function asSaidToday(value: Json, tolerated: Set<string>): Json {
  if (Array.isArray(value)) return value.map((item) => asSaidToday(item, tolerated))
  if (!isObject(value)) return value
  const body = { ...value }
  let isChanged = false
  for (const [difference, apply] of Object.entries(TOLERATED)) {
    if (!apply(body)) continue
    tolerated.add(difference)
    isChanged = true
  }
  const keys = isChanged ? Object.keys(body).sort() : Object.keys(body)
  return Object.fromEntries(keys.map((key) => [key, asSaidToday(body[key] ?? null, tolerated)]))
}

function idOf(body: Json): string {
  if (!isObject(body) || typeof body.id !== 'string')
    throw new Error(`expected a body with an id, got ${JSON.stringify(body)}`)
  return body.id
}

function isObject(value: Json): value is { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
