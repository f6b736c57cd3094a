/** Handles all requests that are not plain, such as those with a body, by means of node:http. */

import type { Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { closeGently } from '../../../http/sockets/close-gently.js'
import { type ClientError, describeClientError } from '../../../http/sockets/parse-failure.js'
import type { Fields, HttpRequest, HttpResponse } from '../../../http-cache/message.js'
import type { Turns } from '../../../lib/turns.js'
import { withoutNamedFields } from '../../connection-fields.js'
import { discard } from '../shared/body-sinks.js'
import type { ConnectionMemory } from '../shared/connection-memory.js'
import { type EdgeResponseHeads, toInterimText } from '../shared/edge-response-heads.js'
import type { BytesAhead, EdgeServerLimits } from '../shared/limits.js'
import { bodyTimeout, FAILED, lastResponse, type OwnResponse, toResponse } from '../shared/own-response.js'
import { ServedRequest } from '../shared/served-request.js'
import { checkRequest } from './check-request.js'

import { isMissingBody, NodeConnection } from './node-connection.js'
import { sendByNode } from './node-response.js'

export type NodePathContext = {
  readonly handle: (request: HttpRequest) => HttpResponse | Promise<HttpResponse>
  readonly heads: EdgeResponseHeads
  readonly limits: EdgeServerLimits
  readonly memory: ConnectionMemory
  /** See `EdgePlainContext`. */
  readonly afterOthers: Turns
  readonly logFailure: (request: HttpRequest, error: unknown) => void
}

export type NodePath = {
  /** Makes the server read a connection from now on, beginning with the bytes that were read before. */
  adopt(socket: Socket, ahead: BytesAhead): void
  /** The responses that their clients do not have yet. */
  readonly underWay: ReadonlySet<ServerResponse>
  readonly connections: ReadonlySet<NodeConnection>
}

/** Removes the server's own listeners for connections: it only gets the connections that are passed to `adopt`. */
export function createNodePath(server: Server, context: NodePathContext): NodePath {
  const { handle, heads, limits, logFailure, memory, afterOthers } = context
  const readByNode = server.listeners('connection')
  server.removeAllListeners('connection')
  const underWay = new Set<ServerResponse>()
  const connections = new WeakMap<Duplex, NodeConnection>()
  const all = new Set<NodeConnection>()
  const lastOf = (socket: Duplex) => connections.get(socket)?.last
  /** Connections with a refused request. Further requests on them are ignored. */
  const refused = new WeakSet<Duplex>()

  server.on('request', (message, response) => {
    const { socket } = message
    if (refused.has(socket)) return
    enter(socket, response, () => {
      const checked = checkRequest(message, limits)
      if (checked.kind === 'refused') {
        sendLast(socket, response, checked)
        return
      }
      const { host, target, hasBody } = checked
      if (hasBody && connections.get(socket)?.holdBody(message) === false) {
        sendLast(socket, response, NO_MEMORY)
        return
      }
      const fields = withoutNamedFields(checked.fields)
      const body = hasBody ? message : null
      const address = socket.remoteAddress ?? ''
      const onInterim = (_request: ServedRequest, status: number, fields: Fields) =>
        sendInterim(response, status, fields)
      const method = message.method ?? ''
      answer(new ServedRequest(method, host, target, fields, body, address, onInterim), socket, response)
    })
  })

  /** Begins a request when the client has all earlier responses on its connection. */
  function enter(socket: Socket, response: ServerResponse, begin: () => void): void {
    const connection = connections.get(socket)
    const before = connection?.last
    underWay.add(response)
    connection?.enter(response)
    response.on('close', () => {
      underWay.delete(response)
      connection?.leave(response)
      // A kept-alive connection would delay the closing of the server.
      setImmediate(() => {
        if (!server.listening) server.closeIdleConnections()
      })
    })
    if (before === undefined) begin()
    else
      before.on('close', () => {
        if (!refused.has(socket) && !socket.destroyed) begin()
      })
  }

  server.on('checkExpectation', ({ socket }, response) => {
    if (refused.has(socket)) return
    const reason = { status: 417, text: 'The only expectation that can be met is 100-continue.' }
    enter(socket, response, () => sendLast(socket, response, reason))
  })

  server.on('connect', (_message, socket) => {
    // node:http no longer handles the connection, so a response under way would never end.
    if (lastOf(socket) !== undefined) socket.destroy()
    else refuse(socket, { status: 405, text: 'The edge is no tunnel: there is no CONNECT here.' })
  })

  server.on('clientError', (error: ClientError, socket) => {
    if (refused.has(socket) || socket.destroyed) return
    const reason = describeClientError(error, limits)
    const last = lastOf(socket)
    if (reason === null || !socket.writable) socket.destroy()
    else if (last === undefined || last.req.complete) refuse(socket, reason)
    // The body under way is malformed. Its reader learns that from the end of the connection.
    else if (last.headersSent) socket.destroy()
    else socket.end(bytesOf(reason), () => socket.destroy())
  })

  server.on('timeout', (socket) => {
    const last = lastOf(socket)
    const isForClient = last === undefined || socket.writableLength > 0 || isMissingBody(last.req)
    if (isForClient || socket.readableEnded) socket.destroy()
    else socket.setTimeout(limits.idleTimeoutMs)
  })

  /** @param socket the message's socket. undici detaches it from the message when it does not need the body any more. */
  function answer(request: ServedRequest, socket: Socket, response: ServerResponse): void {
    let isTaken = false
    // 'finish' is emitted for a destroyed connection too.
    response.on('finish', () => {
      isTaken = !socket.destroyed
    })
    response.on('close', () => {
      if (!isTaken) request.clientLeft()
    })
    const fail = (error: unknown) => {
      // A client that has left is not a failure.
      if (response.destroyed) return
      logFailure(request, error)
      // The end of the connection tells the client that the response is incomplete.
      if (response.headersSent) response.destroy()
      else send(toResponse(FAILED))
    }
    const send = (answer: HttpResponse) => {
      if (response.destroyed) {
        discard(answer.body)
        return
      }
      // Otherwise the rest of the request's body would have to be read in vain.
      if (request.body !== null && !response.req.complete) markLast(socket, response)
      sendByNode(response, answer, heads, fail)
      if (response.writableEnded && socket.writableLength > 0)
        connections.get(socket)?.holdResponse(socket.writableLength)
    }
    try {
      const answer = handle(request)
      if (answer instanceof Promise) answer.then(send).catch(fail)
      else send(answer)
    } catch (error) {
      fail(error)
    }
  }

  /** Makes this the last response on the connection. Further requests on it are ignored. */
  function markLast(socket: Socket, response: ServerResponse): void {
    response.shouldKeepAlive = false
    refused.add(socket)
  }

  function sendLast(socket: Socket, response: ServerResponse, reason: OwnResponse): void {
    markLast(socket, response)
    sendByNode(response, toResponse(reason), heads, () => {})
  }

  /** Refuses a request that has no response object. Earlier requests are answered first. */
  function refuse(socket: Duplex, reason: OwnResponse): void {
    refused.add(socket)
    const write = () => {
      if (!socket.writable) return
      socket.write(bytesOf(reason))
      closeGently(socket as Socket, limits.lingerMs)
    }
    const last = lastOf(socket)
    if (last === undefined) write()
    else last.on('close', write)
  }

  const bytesOf = (reason: OwnResponse) => lastResponse(reason, heads)

  function tellTooSlow(socket: Socket): void {
    refused.add(socket)
    socket.end(bytesOf(bodyTimeout(limits)), () => socket.destroy())
  }

  return {
    underWay,
    connections: all,
    adopt(socket, ahead) {
      // node:http calls this after the last response, which the client may not have yet.
      socket.destroySoon = () => closeGently(socket, limits.lingerMs)
      const connection = new NodeConnection(socket, { memory, afterOthers, onSlowBody: tellTooSlow })
      all.add(connection)
      connections.set(socket, connection)
      socket.on('end', () => {
        if (connection.last !== undefined) socket.setTimeout(limits.halfClosedTimeoutMs)
      })
      socket.on('close', () => {
        memory.release(connection)
        all.delete(connection)
        // node:http emits 'close' for the first response only.
        for (const response of connection.responses) {
          if (response.socket !== null) continue
          response.destroy()
          response.emit('close')
        }
      })
      const listen = () => {
        for (const listener of readByNode) listener.call(server, socket)
      }
      connection.feed(listen, ahead)
    },
  }
}

const NO_MEMORY: OwnResponse = { status: 503, text: 'The edge has no memory for the body of this request.' }

/** If several requests came together, only the response to the first unanswered one has a socket. HTTP/1.0 has no interim responses. */
function sendInterim({ req, headersSent, socket }: ServerResponse, status: number, fields: Fields): void {
  if (!headersSent && req.httpVersion === '1.1' && socket?.writable === true)
    socket.write(toInterimText(status, fields), 'latin1')
}
