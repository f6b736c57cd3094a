/** Passes each response recorded from the live service through the method that requests it. */
import { describe, expect, it } from 'vitest'
import type { EdgeServicesClient } from '../../src/api-client/client.js'
import { NotFoundError } from '../../src/api-client/errors.js'
import { answer, startClientWorld } from '../support/client-world.js'
import { BASE_PATH } from '../support/embedded-server.js'
import { type Exchange, NO_RECORDINGS, recordings } from '../support/recorded.js'
import { failure } from './support/failure.js'

describe('recorded responses', () => {
  if (recordings.length === 0) return it.skip(NO_RECORDINGS)

  it.each(recordings)('reads every recorded response of $file', async ({ exchanges }) => {
    let current: Exchange | undefined
    await using world = await startClientWorld((request, response, count) => {
      answer(current?.status ?? 500, current?.responseBody ?? undefined)(request, response, count)
    })
    for (current of exchanges) {
      const result = replay(world.client, current)
      if (current.status === 404) await failure(result, NotFoundError)
      else expect(await result).toEqual(current.status === 204 ? undefined : current.responseBody)
      const sent = world.requests.at(-1)
      const query = new URLSearchParams(current.query).toString()
      expect(`${sent?.method} ${sent?.url}`).toBe(`${current.method} ${current.path}${query && `?${query}`}`)
      if (current.requestBody !== null) expect(JSON.parse(sent?.body ?? '')).toEqual(current.requestBody)
    }
  })
})

const resourceOf = ({ pipelines, stages }: EdgeServicesClient, segment: string): object =>
  segment === 'pipelines' ? pipelines : Reflect.get(stages, segment.replace(/-stages$/, ''))

const OF_ONE: Record<string, string> = { GET: 'get', PATCH: 'update', DELETE: 'delete' }
const OF_ALL: Record<string, string> = { GET: 'list', POST: 'create' }
const OF_RULES: Record<string, string> = { GET: 'listRules', PUT: 'setRules', POST: 'addRules' }
const OF_PLAN: Record<string, string> = { GET: 'current', PATCH: 'select', DELETE: 'unsubscribe' }

/** Makes the call that a recorded request came from. */
async function replay(client: EdgeServicesClient, exchange: Exchange): Promise<unknown> {
  const { method, path, query, requestBody } = exchange
  const [first = '', id, below] = path.slice(BASE_PATH.length + 1).split('/')
  const make = (resource: object, name: string | undefined, ...args: unknown[]) =>
    Reflect.apply(Reflect.get(resource, name ?? ''), null, args)
  const rest = method === 'GET' ? query : requestBody

  if (first === 'current-plan') return make(client.plans, OF_PLAN[method], id ?? rest)
  const resource = resourceOf(client, first)
  if (id === undefined) return make(resource, OF_ALL[method], rest)
  if (below === undefined) return make(resource, OF_ONE[method], id, rest)
  if (below === 'route-rules') return make(resource, OF_RULES[method], id, rest)
  return make(resourceOf(client, below), OF_ALL[method], id, rest)
}
