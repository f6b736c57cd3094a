/** Request bodies that are not UTF-8, or that never end. */
import { once } from 'node:events'
import { connect } from 'node:net'
import { describe, expect, it } from 'vitest'
import { startEmbedded, TEST_PROJECT_ID, TEST_TOKEN } from '../support/embedded-server.js'

const PATH = '/edge-services/v1beta1/pipelines'
const text = JSON.stringify({ name: 'café', project_id: TEST_PROJECT_ID })

async function post(url: string, body: Uint8Array | ReadableStream, contentType: string) {
  const answer = await fetch(url + PATH, {
    method: 'POST',
    headers: { 'X-Auth-Token': TEST_TOKEN, 'Content-Type': contentType },
    body,
    duplex: 'half',
  } as RequestInit)
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
}

const inChunks = (bytes: Buffer<ArrayBuffer>) => new Blob([bytes]).stream()

describe('a body that is not UTF-8 is refused, and nothing is written', () => {
  const latin1 = Buffer.from(text, 'latin1')
  it.each<[what: string, body: () => Uint8Array | ReadableStream, contentType: string]>([
    ['Latin-1', () => latin1, 'application/json'],
    ['Latin-1 in chunks', () => inChunks(latin1), 'application/json'],
    ['Latin-1 that says so', () => latin1, 'application/json; charset=ISO-8859-1'],
    ['another charset for what could be UTF-8', () => Buffer.from(text), 'application/json; charset=latin1'],
    ['two charsets', () => Buffer.from(text), 'application/json; charset=utf-8; charset="latin1"'],
    ['UTF-16', () => Buffer.from(text, 'utf16le'), 'application/json'],
    ['an overlong form', () => Buffer.from([0x7b, 0xc0, 0xaf, 0x7d]), 'application/json'],
    ['half a character', () => Buffer.from(text).subarray(0, text.indexOf('é') + 1), 'application/json'],
  ])('(%s)', async (_what, body, contentType) => {
    await using upstream = await startEmbedded()
    const answer = await post(upstream.url, body(), contentType)
    expect(answer).toEqual({ status: 400, body: { message: 'request body is not UTF-8' } })
    expect((await upstream.call('GET', '/pipelines')).body).toMatchObject({ total_count: 0 })
  })

  it.each([
    'application/json',
    'application/json; charset=utf-8',
    'application/json; charset= utf-8',
    'application/json;Charset="UTF8"',
    'x',
  ])('a body in UTF-8 is stored as it was sent, with the content type %s', async (contentType) => {
    await using upstream = await startEmbedded()
    const { body } = await post(upstream.url, Buffer.from(text), contentType)
    expect(body.name).toBe('café')
  })
})

describe('a body whose sender leaves', () => {
  it.each(['Content-Length: 500', 'Transfer-Encoding: chunked'])(
    'a body whose sender leaves is not logged as a failure of the server (%s)',
    async (length) => {
      const log: string[] = []
      const note = (_details: object, message: string) => void log.push(message)
      await using upstream = await startEmbedded({ logger: { error: note, warn: note } })
      const socket = connect(Number(new URL(upstream.url).port), '127.0.0.1')
      const closed = once(socket, 'close')
      socket.write(
        `POST ${PATH} HTTP/1.1\r\nHost: localhost\r\nX-Auth-Token: x\r\n${length}\r\n\r\n5\r\n{"nam`,
      )
      // Once `onRequest` has seen the request, the server has it.
      while (!upstream.requests.some(({ method }) => method === 'POST'))
        await upstream.call('GET', '/pipelines')
      socket.destroy()
      await closed
      await upstream.call('GET', '/pipelines')
      await upstream.call('GET', '/pipelines')
      expect(log).toEqual([])
    },
  )
})
