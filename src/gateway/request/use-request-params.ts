import type { IncomingMessage } from 'node:http'
import type { GraphQLParams, Plugin } from 'graphql-yoga'
import type { Limits } from '../../graphql/limits/limits.js'
import { clientOf } from '../../http/sockets/client.js'
import { createTurns } from '../../lib/turns.js'
import type { BodyAccount } from './body-account.js'
import { httpError } from './http-error.js'
import { assertAcceptable, assertJson } from './media-type.js'
import { readBodyJson } from './params.js'
import { receiveBody } from './read-body.js'
import { readSearch } from './read-search.js'
import type { RequestContext } from './request-context.js'

/**
 * Reads the parameters from the URL of a GET, or from the JSON body of a POST. Yoga's own limit is not used, because it pipes each
 * body through another stream, which doubles the cost of small requests. Other content types are refused, because browsers send some
 * of them across origins without a preflight. A request that accepts none of our media types is refused before anything is done.
 */
export function useRequestParams(limits: Limits, account: BodyAccount): Plugin<object, RequestContext> {
  const turns = createTurns()
  /**
   * Waits until the body may be decompressed and parsed, and its operation begun: see `createTurns`. A GET does not need this, because
   * its request has already waited for its turn (`listenHttp`).
   */
  const turn = async ({ socket }: IncomingMessage) => {
    await new Promise<void>((resolve) => turns(resolve, clientOf(socket.remoteAddress ?? '')))
    if (socket.destroyed) throw httpError(400, 'BAD_USER_INPUT', 'The caller left before its turn')
  }
  return {
    onRequestParse({ request, setRequestParser, serverContext }) {
      if (request.method !== 'GET' && request.method !== 'POST') return
      assertAcceptable(request.headers.get('accept'))
      const { req, res } = serverContext
      if (request.method === 'GET')
        setRequestParser(async () => readSearch(new URL(request.url).search, limits) as GraphQLParams)
      else {
        assertJson(request.headers.get('content-type'))
        setRequestParser(async () => {
          const body = await receiveBody(req, limits.body)
          const share = account.open()
          // A caller that left while its body was read gives nothing back later.
          if (res.closed) share.close()
          else res.once('close', share.close)
          share.take(body.bytes)
          await turn(req)
          const { params, bytes } = readBodyJson(body.toText(), limits)
          share.take(bytes - body.bytes)
          return params as GraphQLParams
        })
      }
    },
  }
}
