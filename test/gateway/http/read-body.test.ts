import type { IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { receiveBody } from '../../../src/gateway/request/read-body.js'

function requestOf(bytes: Buffer): IncomingMessage {
  return Object.assign(Readable.from([bytes]), { headers: { 'content-encoding': 'gzip' } }) as never
}

it('decompresses a body only when its text is read', async () => {
  const sent = gzipSync('a'.repeat(1_000))
  const body = await receiveBody(requestOf(sent), 1_000)
  expect(body.bytes).toBe(sent.length)
  expect(body.toText()).toBe('a'.repeat(1_000))
  const tooLong = await receiveBody(requestOf(sent), 999)
  expect(() => tooLong.toText()).toThrow('at most 999 bytes once decompressed')
  const damaged = await receiveBody(requestOf(sent.subarray(0, -1)), 1_000)
  expect(() => damaged.toText()).toThrow('not whole as gzip')
})
