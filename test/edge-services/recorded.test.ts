/**
 * Answers recorded from the live service. They lie beside the repository and are no part of it; without them, this says
 * that it was left out.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { EdgeServicesClient } from '../../src/edge-services/client.js'
import { NotFoundError } from '../../src/edge-services/errors.js'
import type { BackendStageRequest } from '../../src/wire/backend-stage.js'
import type { CacheStageRequest } from '../../src/wire/cache-stage.js'
import type { CreatePipelineRequest } from '../../src/wire/pipeline.js'
import { failure } from './support/failure.js'
import { answer, startWorld } from './support/upstream.js'

type Exchange = {
  method: string
  path: string
  query: Record<string, string>
  requestBody: object | null
  status: number
  responseBody: unknown
}

const folder = fileURLToPath(new URL('../../../shared/recorded/', import.meta.url))
const isThere = existsSync(folder)
const exchanges = isThere
  ? readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .flatMap((file) => JSON.parse(readFileSync(folder + file, 'utf8')) as Exchange[])
      .filter(({ path }) => toCall(path) !== null)
  : []

describe('Recorded answers', () => {
  if (!isThere) return it.skip('left out: there is no folder ../shared/recorded beside the repository')

  it('are all taken for what they are', async () => {
    expect(exchanges.length).toBeGreaterThan(100)
    let current: Exchange | undefined
    await using world = await startWorld((request, response, count) => {
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

function toCall(path: string) {
  const match =
    /^\/edge-services\/v1beta1\/(?:(pipelines)|pipelines\/([^/]+)\/(cache|backend)-stages|(pipelines|cache-stages|backend-stages)\/([^/]+))$/.exec(
      path,
    )
  if (match === null) return null
  const [, all, pipelineId, below, kind, id] = match
  if (all !== undefined) return { kind: 'pipelines' as const }
  if (pipelineId !== undefined)
    return { kind: below === 'cache' ? ('cacheStages' as const) : ('backendStages' as const), pipelineId }
  const kinds = {
    pipelines: 'pipelines',
    'cache-stages': 'cacheStages',
    'backend-stages': 'backendStages',
  } as const
  return { kind: kinds[kind as keyof typeof kinds], id: id ?? '' }
}

/** Makes the call that a recorded request came from. */
async function replay(
  client: EdgeServicesClient,
  { method, path, query, requestBody }: Exchange,
): Promise<unknown> {
  const call = toCall(path)
  if (call === null) throw new Error(`no call for ${path}`)
  const resource = client[call.kind]
  if (call.id !== undefined) {
    if (method === 'GET') return resource.get(call.id)
    if (method === 'DELETE') return resource.delete(call.id)
    return resource.update(call.id, requestBody ?? {})
  }
  if (call.kind === 'pipelines') {
    return method === 'GET'
      ? client.pipelines.list(query)
      : client.pipelines.create(requestBody as CreatePipelineRequest)
  }
  const { pipelineId = '' } = call
  if (method === 'GET') return client[call.kind].list(pipelineId, query)
  return client[call.kind].create(pipelineId, requestBody as CacheStageRequest & BackendStageRequest)
}
