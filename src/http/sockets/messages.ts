/** The messages of node:http, adapted by their prototypes, because adapting each message would cost time per request. */
import { IncomingMessage, ServerResponse } from 'node:http'

/** After its response, the rest of a body is discarded up to this length. If it is longer, the connection is closed. */
const MAX_DISCARDED_BYTES = 64 * 1024

/**
 * A handler that stops reading a body destroys it, as leaving a `for await` does. node:http would close the connection as well, and
 * the response would be lost.
 */
export class RequestMessage extends IncomingMessage {
  /** Null: the exchange has not begun. */
  response: ResponseMessage | null = null

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    const isClosed = this.socket.destroyed || this.response === null || this.response.destroyed
    if (isClosed || (error as NodeJS.ErrnoException | null)?.code === 'ECONNRESET')
      super._destroy(error, callback)
    else callback(null)
  }
}

/** After an early response, the rest of the body is read only to be discarded, so a long rest ends the connection. */
export class ResponseMessage extends ServerResponse<RequestMessage> {
  // The parameters have the several forms of node:http.
  override writeHead(...args: [status: number, ...rest: unknown[]]): this {
    if (!this.req.complete && isLong(this.req)) this.shouldKeepAlive = false
    return Reflect.apply(super.writeHead, this, args)
  }
}

function isLong({ headers }: IncomingMessage): boolean {
  const { 'transfer-encoding': coding, 'content-length': length = '0' } = headers
  return coding !== undefined || Number(length) > MAX_DISCARDED_BYTES
}
