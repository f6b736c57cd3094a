/** HTTP messages as they pass between the sockets, the cache and the origins. */
import type { Readable } from 'node:stream'

/** Fields by lower-case name. Several lines of one name are an array, in the order in which they came. */
export type Fields = Readonly<Record<string, string | readonly string[]>>

/** A client's request. */
export type HttpRequest = {
  /** As sent: methods are case-sensitive. */
  readonly method: string
  /** The requested host in lower case, without its port and without a dot at the end. */
  readonly host: string
  /** Path and query, as sent. Starts with `/`. */
  readonly target: string
  /**
   * All fields as sent, including those about this connection only. The exception is `host`: it is the host above, with the port unless
   * that is 80.
   */
  readonly fields: Fields
  /** Null: the request has no body. */
  readonly body: Readable | null
  /** The client's IP address. */
  readonly clientAddress: string
  /**
   * Sends the client an interim (1xx) response, if the client accepts interim responses and the final one has not begun. `fields` as in
   * `HttpResponse`. Undefined: there is nobody to send interim responses to.
   */
  sendInterim?(status: number, fields: Fields): void
  /** Calls `listener` if the client leaves before it has the whole response. If it has left already, calls at once. */
  onClientLeft(listener: () => void): void
}

/** A response to a client. */
export type HttpResponse = {
  readonly status: number
  /**
   * The origin's fields. None of them is about a connection, and none is about framing except `content-length`. All hits of a stored
   * response have the same object.
   */
  readonly fields: Fields
  /** The edge's own fields, such as `age`. They are sent after `fields`. */
  readonly added: readonly (readonly [name: string, value: string])[]
  /** Null: no body. Buffers: the whole body. The body is not sent if the request was a HEAD. */
  readonly body: null | readonly Buffer[] | StreamedBody
}

/** A body in transit. It must be read or cancelled. */
export interface StreamedBody {
  /** Starts to write into the sink, now or later, but never before this call returns. */
  readInto(sink: BodySink): BodyReader
}

export interface BodySink {
  /** @returns false if nothing more may be written until `resume`. */
  write(chunk: Buffer): boolean
  end(): void
  /** The body is incomplete, and no more of it comes. */
  fail(error: Error): void
}

export interface BodyReader {
  /** Must be called when a sink that returned false has room again. */
  resume(): void
  /** The sink is gone. */
  cancel(): void
}

/** A request to an origin: a client's, or the cache's own, such as a validation. */
export type OriginRequest = Pick<
  HttpRequest,
  'method' | 'host' | 'target' | 'fields' | 'body' | 'clientAddress'
>

/**
 * Receives an origin's response: any number of `onInterim`, then `onHead`, any number of `onData`, and `onEnd`. `onError` may come at any
 * point, and nothing comes after it.
 */
export interface OriginHandler {
  /**
   * An interim response, 102 or above, for the client of this request alone. Its fields are not part of the final response. `fields` as in
   * `HttpResponse`.
   */
  onInterim?(status: number, fields: Fields): void
  /** Never an interim (1xx) response. `fields` as in `HttpResponse`. */
  onHead(status: number, fields: Fields): void
  onData(chunk: Buffer): void
  onEnd(): void
  /** The origin could not be reached, was too slow, announced a wrong length, or broke off. */
  onError(error: OriginError): void
}

export interface OriginFetch {
  /** Stops `onData`, and the origin with it, until `resume`. */
  pause(): void
  resume(): void
  /** Ends the fetch. The handler is not called any more. */
  abort(): void
}

/** Sends a request through the stages behind the cache to the origin. Never calls the handler before it returns. */
export type FetchFromOrigin = (request: OriginRequest, handler: OriginHandler) => OriginFetch

/** An origin's failure to give a (whole) response. The message is for the client, and names no address. */
export class OriginError extends Error {
  override readonly name = 'OriginError'
  /** The message for the log, with the origin's address and all that is known. */
  readonly reason: string
  constructor(
    /** The status for the client. 400: the request is at fault, and no origin was asked. */
    readonly status: 400 | 500 | 502 | 504,
    message: string,
    { reason = message, ...options }: ErrorOptions & { reason?: string } = {},
  ) {
    super(message, options)
    this.reason = reason
  }
}
