/** Tests how a 404 without a type is understood, by its words and by the ids in the call. */
import { describe, expect, it } from 'vitest'
import { NotFoundError } from '../../src/api-client/errors.js'
import { PrerequisiteNotFoundError } from '../../src/api-client/failures.js'
import { findMissing } from '../../src/api-client/response-error.js'
import { answer, startClientWorld } from '../support/client-world.js'
import { id } from '../support/ids.js'
import { failure } from './support/failure.js'

const NAMED = { kind: 'named' }
const other = (resource: string | null) => ({ kind: 'other', resource })

describe('a 404 without a type', () => {
  it.each([
    null,
    'Not Found',
    'not found',
    'NOT FOUND.',
    ' Not Found ',
    'resource is not found',
    'The requested resource was not found',
  ])('takes %j for the named object in any call', (message) => {
    for (const method of ['GET', 'POST', 'PATCH', 'PUT', 'DELETE'] as const)
      for (const route of ['/pipelines', '/pipelines/{id}/dns-stages', '/cache-stages/{id}'])
        expect(findMissing(method, route, message)).toEqual(NAMED)
  })

  it.each([
    ['/pipelines/{id}/dns-stages', 'pipeline not Found'],
    ['/pipelines/{id}/set-head-stage', 'The pipeline was not found.'],
    ['/cache-stages/{id}', 'cache_stage not Found'],
    ['/cache-stages/{id}', 'Cache stage not found'],
    ['/cache-stages/{id}', 'stage is not found'],
    ['/route-stages/{id}/route-rules', 'route-stage not found'],
    ['/vpc-endpoints/{id}', 'vpc endpoint not found'],
    ['/current-plan/{id}', 'plan not found'],
    ['/current-plan/{id}', 'project not found'],
    ['/billing/{id}', 'project not found'],
  ] as const)("takes the path's object as missing at %s for %j", (route, message) => {
    expect(findMissing('POST', route, message)).toEqual(NAMED)
    expect(findMissing('GET', route, message)).toEqual(NAMED)
  })

  it.each([
    ['/pipelines/{id}/dns-stages', 'edge_api_key not Found', 'edge_api_key'],
    ['/pipelines/{id}/dns-stages', 'tls_stage not found', 'tls_stage'],
    ['/pipelines/{id}/tls-stages', 'Secret not found', 'secret'],
    ['/pipelines', 'project not found', 'project'],
    ['/purge-requests', 'pipeline not found', 'pipeline'],
    ['/cache-stages/{id}', 'backend_stage not found', 'backend_stage'],
    ['/cache-stages/{id}', 'pipeline not found', 'pipeline'],
  ] as const)('takes another object as missing at %s for %j', (route, message, resource) => {
    expect(findMissing('POST', route, message)).toEqual(other(resource))
    expect(findMissing('GET', route, message)).toEqual(other(resource))
  })

  it.each(['no', 'there is nothing here', 'page not found: see the documentation', 'a'.repeat(100_000)])(
    "takes %j as open after a call with a body, and as the path's object after one without",
    (message) => {
      for (const method of ['POST', 'PATCH', 'PUT'] as const)
        expect(findMissing(method, '/cache-stages/{id}', message)).toEqual(other(null))
      for (const method of ['GET', 'DELETE'] as const)
        expect(findMissing(method, '/cache-stages/{id}', message)).toEqual(NAMED)
    },
  )
})

describe('the client', () => {
  it('throws PrerequisiteNotFoundError for another missing object, sends a write once, and says that nothing changed', async () => {
    await using world = await startClientWorld(answer(404, { message: 'edge_api_key not Found' }))
    const error = await failure(world.client.stages.dns.create(id(1), {}), PrerequisiteNotFoundError)
    expect(error).toMatchObject({
      code: 'UNAVAILABLE',
      resource: 'edge_api_key',
      mayHaveHappened: false,
      status: 404,
    })
    expect(world.requests).toHaveLength(1)
  })

  it('trusts a type more than the message', async () => {
    const body = {
      type: 'not_found',
      message: 'edge_api_key not Found',
      resource: 'pipeline',
      resource_id: id(1),
    }
    await using world = await startClientWorld(answer(404, body))
    expect(await failure(world.client.stages.dns.create(id(1), {}), NotFoundError)).toMatchObject({
      resource: 'pipeline',
      resourceId: id(1),
    })
  })
})
