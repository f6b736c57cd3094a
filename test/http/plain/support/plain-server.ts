/** A server whose plain requests the test responds to. All other requests get `by node:http`. */
import type { PlainExchange, PlainHandler, PlainHead } from '../../../../src/http/plain/plain-handler.js'
import type { SocketLimits } from '../../../../src/http/sockets/limits.js'
import { listenHttp } from '../../../../src/http/sockets/server.js'

export type Begun = {
  readonly head: PlainHead
  readonly search: string
  readonly body: string
  readonly exchange: PlainExchange
}

/** @param answer called with each plain request. Default: answers its query and its body. */
export async function startPlainServer({
  answer = ({ search, body, exchange }) => exchange.respond(200, 'x-by: plain\r\n', search + body),
  judge = (head) => head,
  limits = {},
}: {
  answer?: (begun: Begun) => void
  judge?: PlainHandler<PlainHead>['judge']
  limits?: Partial<SocketLimits>
} = {}) {
  const log: Record<string, unknown>[] = []
  const errors: unknown[] = []
  const begun: Begun[] = []
  let look = () => {}
  const listening = await listenHttp(
    { host: '127.0.0.1', port: 0 },
    {
      handle: (message, response) => {
        message.on('error', () => {}).resume()
        message.on('end', () => response.end('by node:http'))
      },
      formatRefusal: ({ text }) => ({ headers: { 'content-type': 'text/plain' }, body: text }),
      limits,
      logger: { warn: (details, msg) => void log.push({ ...details, msg }) },
      plain: {
        judge,
        answer(head: PlainHead, { search, body }, exchange) {
          const one = { head, search, body: body.toString(), exchange }
          begun.push(one)
          try {
            answer(one)
          } finally {
            look()
          }
        },
        onError: (error) => void errors.push(error),
      } satisfies PlainHandler<PlainHead>,
    },
  )
  return {
    ...listening,
    log,
    errors,
    begun,
    /** Resolves once this many plain requests have begun. */
    hasBegun: (count: number) =>
      new Promise<void>((resolve) => {
        look = () => {
          if (begun.length >= count) resolve()
        }
        look()
      }),
    [Symbol.asyncDispose]: async () => void (await listening.close(0)),
  }
}

export function post(body: string, { target = '/', fields = '' } = {}): string {
  return `POST ${target} HTTP/1.1\r\nHost: a\r\n${fields}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
}

export function get(target: string, { fields = '' } = {}): string {
  return `GET ${target} HTTP/1.1\r\nHost: a\r\n${fields}\r\n`
}

export const LAST = { fields: 'Connection: close\r\n' }
