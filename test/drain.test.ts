import type { RequestListener } from 'node:http'
import { expect, it } from 'vitest'
import { listen } from '../src/gateway/listen.js'
import { drain } from '../src/http/drain.js'

const ADDRESS = { host: '127.0.0.1', port: 0 }

function keepLog() {
  const log: object[] = []
  return { log, warn: (details: object, msg: string) => void log.push({ ...details, msg }) }
}

it('requests that are not answered in time are cut, which the log tells once', async () => {
  const logger = keepLog()
  let asked = 0
  let allAsked = () => {}
  const areAsked = new Promise<void>((resolve) => {
    allAsked = resolve
  })
  const hang = () => {
    asked += 1
    if (asked === 3) allAsked()
  }
  const servers = [await listen({ handle: hang }, ADDRESS), await listen({ handle: hang }, ADDRESS)] as const
  const [first, second] = servers
  const answers = Promise.allSettled([first, first, second].map(({ url }) => fetch(url)))
  await areAsked
  await drain(servers, 20, logger)
  expect((await answers).map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
  expect(logger.log).toEqual([{ requests: 3, msg: 'requests under way were cut' }])
})

it('nothing is told where all are answered', async () => {
  const logger = keepLog()
  let answer = () => {}
  const isAsked = new Promise<void>((resolve) => {
    answer = resolve
  })
  const handle: RequestListener = (_request, response) => {
    answer()
    setImmediate(() => response.end('fine'))
  }
  const server = await listen({ handle }, ADDRESS)
  const got = fetch(server.url).then((response) => response.text())
  await isAsked
  await drain([server], 60_000, logger)
  expect(await got).toBe('fine')
  expect(logger.log).toEqual([])
})
