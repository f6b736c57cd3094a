/** The messages of node:http, as the servers here need them. Changed by prototype: to change each one costs each request. */
import { IncomingMessage, ServerResponse } from 'node:http'

/** A body of which more is to come is thrown away after its answer, up to here. Beyond, the connection is closed. */
const MAX_DISCARDED_BYTES = 64 * 1024

/**
 * A handler that stops reading a body destroys it, as `for await` does when it is left. node:http would take the connection
 * with it, and the answer that says why would be lost.
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

/** The rest of a body whose answer came early is read only to be thrown away, so a long one ends the connection. */
export class ResponseMessage extends ServerResponse<RequestMessage> {
  // The parameters have several forms, which are those of node:http.
  override writeHead(...args: [status: number, ...rest: unknown[]]): this {
    if (!this.req.complete && isLong(this.req)) this.shouldKeepAlive = false
    return Reflect.apply(super.writeHead, this, args)
  }
}

function isLong({ headers }: IncomingMessage): boolean {
  const { 'transfer-encoding': coding, 'content-length': length = '0' } = headers
  return coding !== undefined || Number(length) > MAX_DISCARDED_BYTES
}
