import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { UnauthenticatedError } from '../../src/api-client/errors.js'
import { toQueryString } from '../../src/api-client/path.js'
import { pipelineBody } from '../support/api-bodies.js'
import { methodsOf } from '../support/client-call.js'
import { clientCalls } from '../support/client-calls.js'
import { answer, connect, startClientWorld } from '../support/client-world.js'
import { BASE_PATH } from '../support/embedded-server.js'
import { id } from '../support/ids.js'
import { failure } from './support/failure.js'

describe('the methods of the client', () => {
  it.each(clientCalls)('sends $sent for $method', async ({ call, sent, body, answer: answered }) => {
    const routes: string[] = []
    await using world = await startClientWorld(answer(answered === undefined ? 204 : 200, answered), {
      onCall: ({ method, route }) => routes.push(`${method} ${route}`),
    })

    expect(await call(world.client)).toEqual(answered)

    const [request, ...others] = world.requests
    expect(others).toEqual([])
    expect(`${request?.method} ${request?.url}`).toBe(sent.replace(' ', ` ${BASE_PATH}`))
    expect(request?.body).toBe(body === undefined ? '' : JSON.stringify(body))
    expect(routes).toEqual([sent.replace(/\?.*/, '').replace(/[0-9a-f]{8}-[0-9a-f-]{27}/, '{id}')])
  })

  it('covers every method of the client', () => {
    const { client } = connect('http://127.0.0.1:1')
    expect(clientCalls.map(({ method }) => method).toSorted()).toEqual(methodsOf(client))
  })
})

describe('the path of a request', () => {
  it('appends paths to the prefix of the base URL, with or without a slash at its end', async () => {
    await using world = await startClientWorld(answer(200, pipelineBody))
    await using plain = connect(`${world.url}/eu/prefix`)
    await using slashed = connect(`${world.url}/eu/prefix/`)
    await plain.client.pipelines.get(id(1))
    await slashed.client.pipelines.get(id(1))
    expect(world.requests.map(({ url }) => url)).toEqual(
      Array(2).fill(`/eu/prefix${BASE_PATH}/pipelines/${id(1)}`),
    )
  })
})

describe('the query of a request', () => {
  it('encodes any values so that a parser returns them unchanged', () => {
    const value = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string(),
      fc.integer(),
      fc.boolean(),
      fc.constant(undefined),
    )
    const query = fc.dictionary(fc.string({ minLength: 1 }), value)
    fc.assert(
      fc.property(query, (parameters) => {
        const text = toQueryString(parameters)
        expect(text).toMatch(/^(\?[\w.*%=&+-]+)?$/)
        const defined = Object.entries(parameters).filter(([, given]) => given !== undefined)
        const expected = defined.map(([name, given]) => [name, String(given)])
        expect([...new URLSearchParams(text)]).toEqual(expected)
      }),
    )
  })
})

describe('the ids in a path', () => {
  it.each([
    '',
    '..',
    '../pipelines',
    '%2e%2e',
    `${id(1)}/../x`,
    `${id(1)}%2f`,
    `${id(1)}\r\nX: y`,
    `${id(1)}?a`,
    ` ${id(1)}`,
  ])('never puts %j into a URL', async (bad) => {
    await using world = await startClientWorld(answer(200, pipelineBody))
    const { pipelines, stages } = world.client
    await failure(pipelines.get(bad), TypeError)
    await failure(pipelines.delete(bad), TypeError)
    await failure(stages.cache.list(bad, {}), TypeError)
    await failure(stages.cache.update(bad, {}), TypeError)
    expect(world.requests).toEqual([])
  })

  it('accepts UUIDs in upper and lower case', async () => {
    await using world = await startClientWorld(answer(200, pipelineBody))
    await world.client.pipelines.get('0C7D1F3E-5a44-4f0e-9b0e-6f3a6c1a2b10')
    expect(world.requests).toHaveLength(1)
  })
})

describe('the headers of a request', () => {
  it('sends the expected headers and no others', async () => {
    await using world = await startClientWorld(answer(200, pipelineBody), { secretKey: 'gateway' })
    await world.client.pipelines.get(id(1))
    await world.client.pipelines.update(id(1), { name: 'ü' })
    const common = {
      host: new URL(world.url).host,
      connection: 'keep-alive',
      accept: 'application/json',
      'user-agent': expect.stringMatching(/^edgeway\/\d+\.\d+\.\d+/),
      'x-auth-token': 'gateway',
    }
    expect(world.requests.map(({ headers }) => headers)).toEqual([
      common,
      { ...common, 'content-type': 'application/json', 'content-length': '13' },
    ])
  })

  it.each([
    { name: "the caller's token", token: 'caller', secretKey: 'gateway', sent: 'caller' },
    {
      name: 'the secret key where the caller brought none',
      token: null,
      secretKey: 'gateway',
      sent: 'gateway',
    },
    {
      name: 'the secret key where the caller sent an empty one',
      token: '',
      secretKey: 'gateway',
      sent: 'gateway',
    },
    { name: 'nothing without either', token: null, secretKey: null, sent: undefined },
  ])('sends $name as X-Auth-Token', async ({ token, secretKey, sent }) => {
    await using world = await startClientWorld(answer(200, pipelineBody), { secretKey })
    await world.operation({ token }).pipelines.get(id(1))
    expect(world.requests[0]?.headers['x-auth-token']).toBe(sent)
  })

  it('refuses a token that is not a valid header value, and sends nothing', async () => {
    await using world = await startClientWorld(answer(200, pipelineBody), { secretKey: 'gateway' })
    const call = world.operation({ token: 'a\r\nX-Evil: 1' }).pipelines.delete(id(1))
    const error = await failure(call, UnauthenticatedError)
    expect(error).toMatchObject({ code: 'UNAUTHENTICATED', status: null, mayHaveHappened: false })
    expect(error.message).not.toContain('Evil')
    expect(world.requests).toEqual([])
  })
})
