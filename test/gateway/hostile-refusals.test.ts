import { describe, expect, it } from 'vitest'
import { startGateway } from '../support/gateway.js'
import { SOME_ID } from '../support/ids.js'
import { startHttpServer } from '../support/test-server.js'

const WRITE = `mutation {
  updatePipeline(input: { id: "${SOME_ID}", name: "x" }) { pipeline { id } userErrors { message field code } }
}`
const READ = `{ pipeline(id: "${SOME_ID}") { id } }`

/** Starts a gateway on an upstream that sends the same response to every request. */
async function startRefusing(status: number, body: object) {
  const text = JSON.stringify(body)
  const upstream = await startHttpServer((request, response) => {
    request.resume()
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(text)
  })
  const world = await startGateway(upstream.url)
  return {
    ...world,
    async [Symbol.asyncDispose]() {
      await world[Symbol.asyncDispose]()
      await upstream[Symbol.asyncDispose]()
    },
  }
}

const detail = (more: object) => ({ argument_name: 'name', reason: 'constraint', ...more })
const invalid = (...details: object[]) => ({
  type: 'invalid_arguments',
  message: 'invalid argument(s)',
  details,
})
const precondition = (help: string) => ({
  type: 'precondition_failed',
  message: 'precondition failed',
  precondition: 'x',
  help_message: help,
})

const MILLION = 1_000_000

/** Searching these for addresses takes time that grows with the square of their length. */
const HELPS: [what: string, help: string][] = [
  ['labels', 'a.'.repeat(MILLION)],
  ['labels of many letters', `${'abcdef-'.repeat(MILLION / 4)}.`],
  ['one word', 'a'.repeat(MILLION)],
  ['schemes', 'a+'.repeat(MILLION)],
  ['hosts with ports', 'a.b:1'.repeat(MILLION / 4)],
  ['blanks', ' '.repeat(MILLION)],
  ['control characters', '\u0001\n'.repeat(MILLION)],
]

describe('a refusal with a million characters of help', () => {
  it.each(HELPS)('shortens the help of invalid_arguments quickly: %s', async (_what, help) => {
    await using world = await startRefusing(400, invalid(detail({ help_message: help })))
    const { data } = await world.query(WRITE)
    const [error] = data.updatePipeline.userErrors
    expect(error).toMatchObject({ code: 'INVALID', field: ['input', 'name'] })
    expect(error.message.length).toBeLessThan(400)
  })

  it.each(HELPS)('shortens the help of precondition_failed quickly: %s', async (_what, help) => {
    await using world = await startRefusing(412, precondition(help))
    const { data } = await world.query(WRITE)
    const [error] = data.updatePipeline.userErrors
    expect(error.code).toBe('PRECONDITION_FAILED')
    expect(error.message.length).toBeLessThan(400)
  })
})

describe('a refusal with more content than any call needs', () => {
  it('names a hundred arguments at most', async () => {
    const details = Array.from({ length: 50_000 }, (_, index) => detail({ argument_name: `zz${index}` }))
    await using world = await startRefusing(400, invalid(...details))
    const { data } = await world.query(WRITE)
    expect(data.updatePipeline.userErrors).toHaveLength(100)
    const { errors } = await world.query(READ)
    expect(errors[0]?.message).toBe(
      `Edge Services does not accept the value of ${Array.from({ length: 10 }, (_, index) => `zz${index}`).join(', ')} and 90 more.`,
    )
  })

  it.each([
    ['an address', 'http://internal.example/secret'],
    ['a path', '../../etc/passwd'],
    ['a long one', 'z'.repeat(201)],
    ['very many segments', `name${'.a_b'.repeat(MILLION)}`],
    ['a sentence', 'the name\r\nis wrong'],
    ['nothing', ''],
  ])('ignores an argument name that is %s', async (_what, name) => {
    await using world = await startRefusing(400, invalid(detail({ argument_name: name })))
    const { data } = await world.query(WRITE)
    expect(data.updatePipeline.userErrors).toEqual([
      {
        code: 'INVALID',
        field: ['input'],
        message: 'Edge Services does not accept the input, and does not say why.',
      },
    ])
    const { errors } = await world.query(READ)
    expect(errors[0]?.message).toBe('Edge Services does not accept what was asked.')
  })

  it('hides addresses, even where the help is cut', async () => {
    const help = `${'http://one.internal/x '.repeat(44)}two.internal.${'x'.repeat(100)}/y`
    await using world = await startRefusing(412, precondition(help))
    const { data } = await world.query(WRITE)
    expect(data.updatePipeline.userErrors[0].message).not.toContain('internal')
  })
})
