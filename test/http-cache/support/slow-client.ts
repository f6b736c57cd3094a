/** A client that reads a body slowly. */
import type { BodyReader, HttpResponse } from '../../../src/http-cache/message.js'

export type SlowClient = {
  readonly received: () => string
  readonly receivedBytes: () => number
  readonly state: () => 'open' | 'ended' | 'failed'
  /** Takes every chunk from now on, including the waiting ones. */
  flow(): void
  /** Takes one more chunk. */
  takeOne(): void
  leave(): void
}

export function createSlowClient({ body }: HttpResponse): SlowClient {
  if (body === null || !('readInto' in body)) throw new Error('the body is not on its way')
  const chunks: Buffer[] = []
  let state: 'open' | 'ended' | 'failed' = 'open'
  let isFlowing = false
  const reader: BodyReader = body.readInto({
    write(chunk) {
      chunks.push(chunk)
      return isFlowing
    },
    end() {
      state = 'ended'
    },
    fail() {
      state = 'failed'
    },
  })
  return {
    received: () => Buffer.concat(chunks).toString('latin1'),
    receivedBytes: () => chunks.reduce((bytes, chunk) => bytes + chunk.length, 0),
    state: () => state,
    flow() {
      isFlowing = true
      reader.resume()
    },
    takeOne: () => reader.resume(),
    leave: () => reader.cancel(),
  }
}
