/** HTTP messages as the edge and its cache hand them on: from the sockets to the cache, and from there to the origin. */
import type { Readable } from 'node:stream'

/** Fields by lower-case name. Several lines of one name are an array, in the order in which they came. */
export type Fields = Readonly<Record<string, string | readonly string[]>>

/** What a client asks. */
export type HttpRequest = {
  /** As sent: methods are case-sensitive. */
  readonly method: string
  /** The host asked for: lower case, without port and trailing dot. */
  readonly host: string
  /** Path and query, as sent: it starts with `/`. */
  readonly target: string
  /**
   * All of them, those for this connection alone included, as sent but for `host`: that is the host above, with the port where
   * it is not 80.
   */
  readonly fields: Fields
  /** Null: there is none. */
  readonly body: Readable | null
  /** The client's IP address. */
  readonly clientAddress: string
  /**
   * Sends the client an interim (1xx) answer, if it can take one and the final one has not begun. `fields` as in `HttpAnswer`.
   * Not there: it never can.
   */
  sendInterim?(status: number, fields: Fields): void
  /** Has `listener` called if the client leaves before it has the whole answer: at once, if it has left. */
  onClientLeft(listener: () => void): void
}

/** What a client gets. */
export type HttpResponse = {
  readonly status: number
  /** The origin's, none of them about a connection or about framing other than `content-length`. The same object for each hit of a stored response. */
  readonly fields: Fields
  /** The edge's own, such as `age`: lines that go after `fields`. */
  readonly added: readonly (readonly [name: string, value: string])[]
  /** Null: none. Not to be sent where the request was `HEAD`. Buffers: all of it. */
  readonly body: null | readonly Buffer[] | StreamedBody
}

/** A body that is still on its way. It must be read or cancelled. */
export interface StreamedBody {
  /** Starts writing into the sink, now or later, never before this call returns. */
  readInto(sink: BodySink): BodyReader
}

export interface BodySink {
  /** False: no more until `resume`. */
  write(chunk: Buffer): boolean
  end(): void
  /** What was written is not all of it, and no more comes. */
  fail(error: Error): void
}

export interface BodyReader {
  /** To be called once a sink that answered false has room again. */
  resume(): void
  /** The sink is gone. */
  cancel(): void
}

/** What is asked of an origin: a client's request, or one of the cache's own, such as a validation. */
export type OriginRequest = Pick<
  HttpRequest,
  'method' | 'host' | 'target' | 'fields' | 'body' | 'clientAddress'
>

/**
 * Hears what an origin answers: any number of `onInterim`, then `onHead`, any number of `onData`, and `onEnd`; or `onError` at any
 * point, and nothing after it.
 */
export interface OriginHandler {
  /** An interim answer, 102 or above: for the one who asked, and nothing of it is in the final one. `fields` as in `HttpAnswer`. */
  onInterim?(status: number, fields: Fields): void
  /** `fields` as in `HttpAnswer`. Never an interim (1xx) answer. */
  onHead(status: number, fields: Fields): void
  onData(chunk: Buffer): void
  onEnd(): void
  /** The origin could not be reached, was too slow, lied about its length, or broke off. */
  onError(error: OriginError): void
}

export interface OriginFetch {
  /** Stops `onData` until `resume`, and the origin with it. */
  pause(): void
  resume(): void
  /** Ends the call. The handler hears no more. */
  abort(): void
}

/** The rest of a pipeline after its cache, down to the origin. Calls the handler after it has returned, never within. */
export type FetchFromOrigin = (request: OriginRequest, handler: OriginHandler) => OriginFetch

/** Why there is no (whole) answer of an origin. The message is for the client, and names no address. */
export class OriginError extends Error {
  override readonly name = 'OriginError'
  /** The same for the log, with the origin's address and whatever is known. */
  readonly reason: string
  constructor(
    /** What the client is told. 400: the fault is the request's, which no origin was asked. */
    readonly status: 400 | 500 | 502 | 504,
    message: string,
    { reason = message, ...options }: ErrorOptions & { reason?: string } = {},
  ) {
    super(message, options)
    this.reason = reason
  }
}
