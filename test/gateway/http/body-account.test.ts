import { once } from 'node:events'
import { createServer, request, type ServerResponse } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createBodyAccount } from '../../../src/gateway/request/body-account.js'
import { startTestServer, type TestServer } from '../../support/test-server.js'

const server = createServer()
let listening: TestServer
beforeAll(async () => {
  listening = await startTestServer(server)
})
afterAll(() => listening[Symbol.asyncDispose]())

/** The server's side of a request that has come, and a way for its caller to leave. */
async function ask(): Promise<{ response: ServerResponse; leave(): Promise<unknown> }> {
  const asked = request({ port: listening.port, host: '127.0.0.1', agent: false })
  asked.on('error', () => {})
  asked.end()
  const [, response] = (await once(server, 'request')) as [unknown, ServerResponse]
  return {
    response,
    leave: () => {
      const closed = once(response, 'close')
      asked.destroy()
      return closed
    },
  }
}

const refusal = (code: string, status: number) =>
  expect.objectContaining({
    extensions: expect.objectContaining({ code, http: expect.objectContaining({ status }) }),
  })

describe('the account of bodies', () => {
  it('refuses what others leave no room for, until they are answered', async () => {
    const account = createBodyAccount(100)
    const one = await ask()
    const other = await ask()
    const share = account.open(one.response)
    const otherShare = account.open(other.response)
    share.take(40)
    share.take(20)
    otherShare.take(40)
    expect(() => otherShare.take(1)).toThrow(refusal('OVERLOADED', 503))
    await one.leave()
    otherShare.take(60)
    await other.leave()
  })

  it('does not ask the caller of a request to come again that alone takes more than there is for all', async () => {
    const account = createBodyAccount(100)
    const { response, leave } = await ask()
    const share = account.open(response)
    share.take(60)
    expect(() => share.take(41)).toThrow(refusal('PAYLOAD_TOO_LARGE', 413))
    await leave()
  })

  it('loses no room to requests whose callers left before their bodies were counted', async () => {
    const account = createBodyAccount(100)
    const gone = await ask()
    await gone.leave()
    account.open(gone.response).take(100)
    const { response, leave } = await ask()
    account.open(response).take(100)
    await leave()
  })
})
