/** An origin that responds when a test says so, piece by piece. */
import { OriginError, type OriginHandler, type OriginRequest } from '../../../src/http-cache/message.js'
import { type OriginResponse, type OriginScript, originFields, START_MS } from './world.js'

export type HeldCall = {
  readonly request: OriginRequest
  head(answer?: OriginResponse): void
  data(chunk: string | Buffer): void
  end(): void
  fail(): void
  /** Head, body and end. */
  answer(answer: OriginResponse): void
}

/** A call appears in `calls` once the request has settled. */
export function createHeldFetches() {
  const calls: HeldCall[] = []
  const script: OriginScript = (request) => (handler: OriginHandler) => {
    const call: HeldCall = {
      request,
      head({ status = 200, fields = {} } = {}) {
        // There is no date, because these tests are not about age.
        handler.onHead(status, originFields({ fields: { date: null, ...fields } }, START_MS))
      },
      data: (chunk) => handler.onData(Buffer.from(chunk as string, 'latin1')),
      end: () => handler.onEnd(),
      fail: () => handler.onError(new OriginError(502, 'The origin broke off.')),
      answer({ body = '', ...rest }) {
        call.head(rest)
        if (body !== '') call.data(body)
        call.end()
      },
    }
    calls.push(call)
  }
  return {
    calls,
    script,
    /** The call of this number, from 0. Throws if the origin got fewer calls. */
    call(index: number): HeldCall {
      const call = calls[index]
      if (call === undefined) throw new Error(`the origin was asked ${calls.length} times, not ${index + 1}`)
      return call
    },
  }
}
