/** An origin whose requests the test answers one by one. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'

export type HeldCall = {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  /** The connection of the request. */
  readonly socket: Socket
  /** Resolves when the connection is closed, by either side. */
  readonly closed: Promise<void>
}

export function createHeldOrigin() {
  const calls: HeldCall[] = []
  let look = () => {}
  return {
    /** Every request so far. */
    calls,
    /** For `startEdgeWorld`. */
    handler(request: IncomingMessage, response: ServerResponse) {
      const { socket } = request
      const closed = new Promise<void>((resolve) => socket.once('close', () => resolve()))
      calls.push({ request, response, socket, closed })
      look()
    },
    /** Resolves with the request of this number, counted from 0, once that request has come. */
    async call(number: number): Promise<HeldCall> {
      for (;;) {
        const call = calls[number]
        if (call !== undefined) return call
        await new Promise<void>((resolve) => {
          const before = look
          look = () => {
            before()
            resolve()
          }
        })
      }
    },
  }
}
