/** One connection to a server by node:http: one request at a time, whatever the client sends ahead. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Turns } from '../../lib/turns.js'
import { visitorOf } from './visitor.js'

export type Exchange = { readonly message: IncomingMessage; readonly response: ServerResponse }

export type ConnectionEvents = {
  /** Begins an exchange: only once the client has taken the answer to the one before. */
  begin(exchange: Exchange, connection: Connection): void
  /** Calls back to begin a request that was sent ahead, once those that were not have had their turn. */
  afterOthers: Turns
  /** Calls back to read on where a client sends more than was read at once: one connection in each turn of the event loop. */
  afterOtherReads: Turns
  /** The connection now waits for its client, or no longer does, or has more bytes or fewer. */
  onChange(connection: Connection): void
  onClose(connection: Connection): void
}

/** Where the parser gets its bytes. It may get them only in pieces that hold at most one head each. */
type Feed = (chunk: Buffer) => void

const HEAD_END = Buffer.from('\r\n\r\n')

/** A body may be full of line ends. Within one, pieces are at least this long, so that they stay few. */
const BODY_PIECE_BYTES = 256

/** More than fit into such a piece: a client that sends so cannot be kept to its turn. */
const MAX_NEXT = 16

/** Node reads so much at once. A chunk of that length means that there is more. */
const READ_BYTES = 64 * 1024

/** Beyond so many bytes sent ahead of their turn, no more is read from the socket. */
const MAX_AHEAD_BYTES = 16 * 1024

/**
 * node:http emits every request that is in a chunk at once, up to 3,000 of them, before the first is answered. Here its
 * parser is fed one head at a time, and nothing beyond it until the client has taken the answer.
 */
export class Connection {
  readonly socket: Socket
  /** As by `visitorOf`. */
  readonly visitor: string
  readonly #events: ConnectionEvents
  readonly #feed: Feed
  #current: Exchange | null = null
  /** Requests whose heads came in one piece with the end of the current body. Few. */
  #next: Exchange[] = []
  /** Sent ahead of its turn. */
  #ahead: Buffer[] = []
  #aheadBytes = 0
  /** Received of a request that is not complete. */
  #partBytes = 0
  #unsentBytes = 0
  #isFeeding = false
  /** Whether an exchange is over, and the next waits for those of others. */
  #isResting = false
  /** Whether the rest of what the client sends waits for that of others. */
  #isReadingLater = false

  constructor(socket: Socket, events: ConnectionEvents) {
    this.socket = socket
    this.visitor = visitorOf(socket.remoteAddress ?? '')
    this.#events = events
    const [feed] = socket.listeners('data')
    if (feed === undefined) throw new Error('expected node:http to read the connection')
    this.#feed = (chunk) => feed.call(socket, chunk)
    socket.on('data', this.#onData)
    socket.off('data', feed as (chunk: Buffer) => void)
    socket.on('close', () => {
      this.#next = []
      this.#ahead = []
      this.#current = null
      events.onClose(this)
    })
  }

  /** The exchange under way. */
  get current(): Exchange | null {
    return this.#isResting ? null : this.#current
  }

  /** False: the server is at work for the client. */
  get isWaitingForClient(): boolean {
    if (this.#current === null || this.#unsentBytes > 0) return true
    return !this.#current.message.complete && this.#current.message.readableLength === 0
  }

  /** Memory that the client could set free by going on, or by leaving. */
  get waitingBytes(): number {
    return this.#partBytes + this.#aheadBytes + this.#unsentBytes
  }

  /** To be called with each exchange that node:http has parsed. */
  add(exchange: Exchange): void {
    if (this.#current === null) this.#begin(exchange)
    else if (this.#next.length < MAX_NEXT) this.#next.push(exchange)
    else this.socket.destroy()
  }

  /** Reads no more requests: something else reads the socket from now on. */
  release(): void {
    this.socket.off('data', this.#onData)
    this.#ahead = []
    this.#aheadBytes = 0
    this.#events.onChange(this)
  }

  #begin(exchange: Exchange): void {
    const { response } = exchange
    this.#current = exchange
    // All of the answer is written, though the client may not have taken it.
    response.once('prefinish', () => {
      this.#unsentBytes = this.socket.writableLength
      this.#events.onChange(this)
    })
    const events = this.#events
    response.once('close', () => {
      if (this.#current !== exchange) return
      this.#unsentBytes = 0
      this.#partBytes = 0
      this.#isResting = this.#next.length > 0 || this.#aheadBytes > 0
      if (this.#isResting) events.afterOthers(this.#proceed, this.visitor)
      else this.#proceed()
    })
    events.begin(exchange, this)
  }

  readonly #proceed = () => {
    this.#isResting = false
    this.#current = null
    if (this.socket.destroyed || this.socket.writableEnded) return
    const next = this.#next.shift()
    if (next !== undefined) this.#begin(next)
    this.#goOn()
    this.#events.onChange(this)
  }

  readonly #onData = (chunk: Buffer) => {
    this.#ahead.push(chunk)
    this.#aheadBytes += chunk.length
    if (chunk.length >= READ_BYTES) this.#readLater()
    this.#goOn()
    if (this.#aheadBytes > MAX_AHEAD_BYTES) this.socket.pause()
    this.#events.onChange(this)
  }

  /**
   * Node accepts one connection in each turn of the event loop, and reads all that have sent something. If it read the large bodies of
   * all connections in each turn, newcomers would wait for most of them.
   */
  #readLater(): void {
    this.#isReadingLater = true
    this.socket.pause()
    this.#events.afterOtherReads(() => {
      this.#isReadingLater = false
      this.#resume()
    }, this.visitor)
  }

  #resume(): void {
    const mayRead = !this.#isReadingLater && this.#aheadBytes <= MAX_AHEAD_BYTES
    if (mayRead && this.socket.isPaused()) this.socket.resume()
  }

  /** Feeds the parser for as long as the request that it is in, or the next one, may be read. */
  #goOn(): void {
    // The parser may call back into here.
    if (this.#isFeeding) return
    this.#isFeeding = true
    while (this.#aheadBytes > 0 && this.#mayFeed()) {
      const piece = this.#takePiece()
      this.#partBytes += piece.length
      this.#feed(piece)
      if (this.#current?.message.complete === true) this.#partBytes = 0
    }
    this.#isFeeding = false
    this.#resume()
  }

  #mayFeed(): boolean {
    if (this.socket.destroyed || this.socket.writableEnded) return false
    return this.#current === null || (!this.#current.message.complete && this.#next.length === 0)
  }

  /** Up to the end of the first head, wherever the chunks were cut. */
  #takePiece(): Buffer {
    const all = this.#ahead.length === 1 ? this.#ahead[0] : Buffer.concat(this.#ahead)
    if (all === undefined) return Buffer.alloc(0)
    const from = this.#current === null ? 0 : BODY_PIECE_BYTES
    const end = all.indexOf(HEAD_END, from)
    const piece = end < 0 ? all : all.subarray(0, end + HEAD_END.length)
    this.#ahead = piece.length === all.length ? [] : [all.subarray(piece.length)]
    this.#aheadBytes = all.length - piece.length
    return piece
  }
}
