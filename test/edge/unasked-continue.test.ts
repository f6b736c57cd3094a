/** RFC 9110 section 15.2: a client must be able to parse interim answers that it did not ask for, 100 Continue among them. */
import type { Socket } from 'node:net'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { PATHS, parseAnswer, say } from '../support/edge-server.js'
import { startEdgeWorld } from '../support/edge-world.js'
import { RAW_RESPONSE, startRawOrigin } from '../support/raw-origin.js'

const CONTINUE = 'HTTP/1.1 100 Continue\r\n\r\n'

async function startEdgeOnRawOrigin(answer: (socket: Socket, requestLine: string, index: number) => void) {
  const asked: string[] = []
  const origin = await startRawOrigin((socket, line, index) => {
    asked.push(line)
    answer(socket, line, index)
  })
  const world = await startEdgeWorld({ origins: { '*': origin.url } })
  const { host } = await world.createPipeline()
  const port = world.port
  return {
    asked,
    log: world.log,
    say: (requestLine: string, rest = '\r\n') =>
      say(port, `${requestLine} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n${rest}`),
    async [Symbol.asyncDispose]() {
      await world[Symbol.asyncDispose]()
      await origin[Symbol.asyncDispose]()
    },
  }
}

const BEFORE = {
  'one 100': CONTINUE,
  'several 100s': CONTINUE.repeat(5),
  'more than are ever passed on': CONTINUE.repeat(40),
  'a 100 with fields': 'HTTP/1.1 100 Continue\r\nDate: x\r\nServer: y\r\nConnection: keep-alive\r\n\r\n',
  'a 100 without a reason': 'HTTP/1.1 100 \r\n\r\n',
  'a 100 that announces the end of the connection': 'HTTP/1.1 100 Continue\r\nConnection: close\r\n\r\n',
  'a 100 with a length': 'HTTP/1.1 100 Continue\r\nContent-Length: 9\r\nTransfer-Encoding: x\r\n\r\n',
  'a 100 after an empty line': `\r\n${CONTINUE}`,
}

describe.each(PATHS)('an unexpected 100 Continue, on the $path path', ({ before }) => {
  it.each(Object.entries(BEFORE))(
    'a 100 Continue is skipped before the response to a GET, which is stored: %s',
    async (_what, heads) => {
      await using world = await startEdgeOnRawOrigin((socket) => socket.write(heads + RAW_RESPONSE))
      const miss = parseAnswer(await world.say(`${before}GET /`))
      expect(miss).toMatchObject({ status: 200, body: 'ok', rest: '', fields: { 'x-cache': 'miss' } })
      expect(Object.keys(miss.fields)).not.toContain('server')
      expect(parseAnswer(await world.say(`${before}GET /`))).toMatchObject({
        body: 'ok',
        fields: { 'x-cache': 'hit-fresh' },
      })
      expect(world.asked).toHaveLength(1)
    },
  )

  it.each(Object.entries(BEFORE))(
    'a 100 Continue is skipped before the response to a POST, which is sent once: %s',
    async (_what, heads) => {
      await using world = await startEdgeOnRawOrigin((socket) => socket.write(heads + RAW_RESPONSE))
      const answer = await world.say(`${before}POST /`, 'Content-Length: 3\r\n\r\nabc')
      expect(parseAnswer(answer)).toMatchObject({ status: 200, body: 'ok', rest: '' })
      expect(world.asked).toEqual(['POST / HTTP/1.1'])
      expect(world.log.filter(({ level }) => level !== 'info')).toEqual([])
    },
  )

  it('a 100 Continue is skipped among other interim responses, which are passed on as they come', async () => {
    const hints = 'HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n'
    const processing = 'HTTP/1.1 102 Processing\r\n\r\n'
    await using world = await startEdgeOnRawOrigin((socket) =>
      socket.write(CONTINUE + hints + CONTINUE + CONTINUE + processing + CONTINUE + hints + RAW_RESPONSE),
    )
    const answer = await world.say(`${before}GET /`)
    expect(answer.match(/HTTP\/1\.1 \d+/g)?.map((line) => line.slice(-3))).toEqual([
      '103',
      '102',
      '103',
      '200',
    ])
  })
})

describe('an unexpected 100 Continue', () => {
  it('a 100 Continue is skipped before each response on a kept connection', async () => {
    await using world = await startEdgeOnRawOrigin((socket, _line, index) =>
      socket.write(index % 2 === 0 ? CONTINUE + RAW_RESPONSE : RAW_RESPONSE),
    )
    for (let index = 0; index < 6; index += 1) {
      const method = index % 3 === 0 ? 'POST' : 'GET'
      const answer = await world.say(`${method} /${index}`)
      expect(parseAnswer(answer)).toMatchObject({ status: 200, body: 'ok', rest: '' })
    }
    expect(world.asked).toHaveLength(6)
  })

  it('a 100 Continue is skipped before the response to a HEAD, and before a body that contains one', async () => {
    const body = `${CONTINUE}HTTP/1.1 100`
    await using world = await startEdgeOnRawOrigin((socket, line) => {
      const head = `${CONTINUE}HTTP/1.1 200 OK\r\nContent-Length: ${body.length}\r\n\r\n`
      socket.write(line.startsWith('HEAD') ? head : head + body)
    })
    expect(parseAnswer(await world.say('HEAD /'), 'HEAD')).toMatchObject({ status: 200, rest: '' })
    expect(parseAnswer(await world.say('GET /'))).toMatchObject({ status: 200, body })
  })

  it('a 100 Continue alone is not a response', async () => {
    await using world = await startEdgeOnRawOrigin((socket) => socket.end(CONTINUE))
    expect(parseAnswer(await world.say('POST /', 'Content-Length: 0\r\n\r\n'))).toMatchObject({ status: 502 })
    expect(world.asked).toHaveLength(1)
  })

  it('a 100 Continue is skipped however it is cut into pieces', async () => {
    const text = `${CONTINUE}HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n${CONTINUE}${RAW_RESPONSE}`
    let cuts: number[] = []
    await using world = await startEdgeOnRawOrigin((socket) => {
      socket.setNoDelay(true)
      const ends = [...cuts, text.length].sort((one, other) => one - other)
      const writeNext = (start: number, index: number) => {
        const end = ends[index]
        if (end === undefined) return
        // Not within one turn, or the pieces would come as one.
        socket.write(text.slice(start, end), () => setImmediate(() => writeNext(end, index + 1)))
      }
      writeNext(0, 0)
    })
    let number = 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: text.length - 1 }), { maxLength: 12 }),
        async (some) => {
          cuts = some
          number += 1
          const answer = await world.say(`GET /${number}`)
          expect(answer.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 103', 'HTTP/1.1 200'])
          expect(answer.endsWith('\r\n\r\nok')).toBe(true)
        },
      ),
      { numRuns: 60 },
    )
  })
})
