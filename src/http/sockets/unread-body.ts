/** Keeps a response safe whose request has a body that nobody reads to its end. */
import type { IncomingMessage, ServerResponse } from 'node:http'

/** The rest of a body is discarded after its response, up to this length. The connection of a longer one is closed. */
const MAX_DISCARDED_BYTES = 64 * 1024

/** The rest of a body whose response came early is read only to be discarded, so a long body ends the connection. */
export function closeAfterLongBody(message: IncomingMessage, response: ServerResponse): void {
  const { 'transfer-encoding': coding, 'content-length': length = '0' } = message.headers
  if (coding === undefined && Number(length) <= MAX_DISCARDED_BYTES) return
  const writeHead = response.writeHead
  response.writeHead = (...args: unknown[]) => {
    if (!message.complete) response.shouldKeepAlive = false
    return Reflect.apply(writeHead, response, args)
  }
}

/**
 * A handler that stops reading a body destroys the message, as leaving a `for await` loop does. node:http would then destroy the
 * connection too, and the response that explains the refusal would be lost.
 */
export function keepSocketOfUnreadBody(message: IncomingMessage, response: ServerResponse): void {
  const destroy = message._destroy
  message._destroy = (error, callback) => {
    const isClosed = message.socket.destroyed || response.destroyed
    if (isClosed || (error as NodeJS.ErrnoException | null)?.code === 'ECONNRESET')
      destroy.call(message, error, callback)
    else callback(null)
  }
}
