/** Requests by node:http: the ones with a body, and all others that are not plain. */
import type { Turns } from '../../../lib/turns.js'
import type { Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { closeGently } from '../../../http/sockets/close-gently.js'
import { type ClientError, describeClientError } from '../../../http/sockets/parse-failure.js'
import type { Fields, HttpRequest, HttpResponse } from '../../../http-cache/message.js'
import { withoutNamedFields } from '../../connection-fields.js'
import { discard } from '../shared/body-sinks.js'
import type { ConnectionMemory } from '../shared/connection-memory.js'
import { lastResponse } from '../shared/last-response.js'
import type { EdgeServerLimits } from '../shared/limits.js'
import { bodyTimeout, FAILED, type OwnResponse, toResponse } from '../shared/own-response.js'
import type { ReadAhead } from '../shared/read-ahead.js'
import { type ResponseHeads, toInterimText } from '../shared/response-heads.js'
import { ServedRequest } from '../shared/served-request.js'
import { checkRequest } from './check-request.js'

import { isMissingBody, NodeConnection } from './node-connection.js'
import { sendByNode } from './node-response.js'

export type NodePathContext = {
  readonly handle: (request: HttpRequest) => HttpResponse | Promise<HttpResponse>
  readonly heads: ResponseHeads
  readonly limits: EdgeServerLimits
  readonly memory: ConnectionMemory
  /** As in `PlainContext`. */
  readonly afterOthers: Turns
  readonly logFailure: (request: HttpRequest, error: unknown) => void
}

export type NodePath = {
  /** Has the server read a connection from now on, and first what was read of it. */
  adopt(socket: Socket, ahead: ReadAhead): void
  /** The answers that are not with their clients yet. */
  readonly underWay: ReadonlySet<ServerResponse>
  readonly connections: ReadonlySet<NodeConnection>
}

/** Takes the server's connections from it: it has only those that are given to it later. */
export function createNodePath(server: Server, context: NodePathContext): NodePath {
  const { handle, heads, limits, logFailure, memory, afterOthers } = context
  const readByNode = server.listeners('connection')
  server.removeAllListeners('connection')
  const underWay = new Set<ServerResponse>()
  const connections = new WeakMap<Duplex, NodeConnection>()
  const all = new Set<NodeConnection>()
  const lastOf = (socket: Duplex) => connections.get(socket)?.last
  /** Refused: whatever else came on them is not to be looked at. */
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

  /** Begins it once all that came before it on its connection is with the client. */
  function enter(socket: Socket, response: ServerResponse, begin: () => void): void {
    const connection = connections.get(socket)
    const before = connection?.last
    underWay.add(response)
    connection?.enter(response)
    response.on('close', () => {
      underWay.delete(response)
      connection?.leave(response)
      // A connection kept alive would hold up the closing of the server after its last answer.
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
    // node:http has let go of the connection: an answer under way on it would never end.
    if (lastOf(socket) !== undefined) socket.destroy()
    else refuse(socket, { status: 405, text: 'The edge is no tunnel: there is no CONNECT here.' })
  })

  server.on('clientError', (error: ClientError, socket) => {
    if (refused.has(socket) || socket.destroyed) return
    const reason = describeClientError(error, limits)
    const last = lastOf(socket)
    if (reason === null || !socket.writable) socket.destroy()
    else if (last === undefined || last.req.complete) refuse(socket, reason)
    // The body under way is what is wrong. Whoever reads it is told by the end of the connection.
    else if (last.headersSent) socket.destroy()
    else socket.end(bytesOf(reason), () => socket.destroy())
  })

  server.on('timeout', (socket) => {
    const last = lastOf(socket)
    const isForClient = last === undefined || socket.writableLength > 0 || isMissingBody(last.req)
    if (isForClient || socket.readableEnded) socket.destroy()
    else socket.setTimeout(limits.idleTimeoutMs)
  })

  /** The socket is that of the message: undici takes it from one whose body it has no more use for. */
  function answer(request: ServedRequest, socket: Socket, response: ServerResponse): void {
    let isTaken = false
    // A connection that was destroyed has finished, too.
    response.on('finish', () => {
      isTaken = !socket.destroyed
    })
    response.on('close', () => {
      if (!isTaken) request.clientLeft()
    })
    const fail = (error: unknown) => {
      // A client that has left is a reason to give up, and no failure.
      if (response.destroyed) return
      logFailure(request, error)
      // The client can tell from the end of the connection that this was not all.
      if (response.headersSent) response.destroy()
      else send(toResponse(FAILED))
    }
    const send = (answer: HttpResponse) => {
      if (response.destroyed) {
        discard(answer.body)
        return
      }
      // What is still to come of a body would have to be read in vain, however long it is.
      if (request.body !== null && !response.req.complete) markLast(socket, response)
      sendByNode(response, answer, heads, fail)
      if (response.writableEnded && socket.writableLength > 0)
        connections.get(socket)?.holdAnswer(socket.writableLength)
    }
    try {
      const answer = handle(request)
      if (answer instanceof Promise) answer.then(send).catch(fail)
      else send(answer)
    } catch (error) {
      fail(error)
    }
  }

  /** Nothing that comes on the connection from now on is answered. */
  function markLast(socket: Socket, response: ServerResponse): void {
    response.shouldKeepAlive = false
    refused.add(socket)
  }

  function sendLast(socket: Socket, response: ServerResponse, reason: OwnResponse): void {
    markLast(socket, response)
    sendByNode(response, toResponse(reason), heads, () => {})
  }

  /** Where there is no response to do it with. What came before is answered first. */
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
      // What node:http calls after the last answer, which may not be with the client yet.
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
        // node:http tells only the first of them.
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

/** Of several requests that came at once, only the first that is not answered yet has the socket. HTTP/1.0 knows no such answers. */
function sendInterim({ req, headersSent, socket }: ServerResponse, status: number, fields: Fields): void {
  if (!headersSent && req.httpVersion === '1.1' && socket?.writable === true)
    socket.write(toInterimText(status, fields), 'latin1')
}
