/** One connection to a node:http server. It handles one request at a time, whatever the client sends ahead. */
import type { Socket } from 'node:net'
import type { Turns } from '../../lib/turns.js'
import { clientOf } from './client.js'
import type { RequestMessage, ResponseMessage } from './messages.js'
import type { RoomMember } from './waiting-room.js'

export type Exchange = { readonly message: RequestMessage; readonly response: ResponseMessage }

export type ConnectionEvents = {
  /** Begins an exchange. Called only once the client has taken the response to the one before. */
  begin(exchange: Exchange, connection: Connection): void
  /** Schedules a request that was sent ahead, after the requests of other connections. */
  afterOthers: Turns
  /** Schedules further reading from a client that sends more than one read takes: one connection per turn of the event loop. */
  afterOtherReads: Turns
  /** Called when `isWaitingForClient` or `waitingBytes` may have changed. */
  onChange(connection: Connection): void
  onClose(connection: Connection): void
}

/** Gives bytes to node:http's parser. A piece may contain the end of at most one head. */
type Feed = (chunk: Buffer) => void

const HEAD_END = Buffer.from('\r\n\r\n')

/** A body may be full of line ends. Pieces of a body are at least this long, so that there are few of them. */
const BODY_PIECE_BYTES = 256

/** More requests than fit into one such piece. */
const MAX_NEXT = 16

/** Node reads this much at once. A chunk of this length means that there is more to read. */
const READ_BYTES = 64 * 1024

/** When more bytes than this were sent ahead of their turn, no more is read from the socket. */
const MAX_AHEAD_BYTES = 16 * 1024

/**
 * node:http emits all requests of a chunk at once, up to 3,000, before the first one has a response. This class feeds its
 * parser one head at a time, and feeds nothing after that head until the client has taken the response.
 */
export class Connection implements RoomMember {
  readonly socket: Socket
  /** As returned by `clientOf`. */
  readonly client: string
  readonly #events: ConnectionEvents
  readonly #feed: Feed
  #current: Exchange | null = null
  /** Requests whose heads came in the same piece as the end of the current body. At most `MAX_NEXT`. */
  #next: Exchange[] = []
  /** Bytes that were sent ahead of their turn. */
  #ahead: Buffer[] = []
  #aheadBytes = 0
  /** Bytes received of an incomplete request. */
  #partBytes = 0
  #unsentBytes = 0
  #isFeeding = false
  /** Whether an exchange is over and the next one waits for the exchanges of other connections. */
  #isResting = false
  /** Whether further reading waits for the reads of other connections. */
  #isReadingLater = false

  constructor(socket: Socket, events: ConnectionEvents) {
    this.socket = socket
    this.client = clientOf(socket.remoteAddress ?? '')
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

  /** The exchange under way; null between exchanges. */
  get current(): Exchange | null {
    return this.#isResting ? null : this.#current
  }

  get isWaitingForClient(): boolean {
    if (this.#current === null || this.#unsentBytes > 0) return true
    return !this.#current.message.complete && this.#current.message.readableLength === 0
  }

  get waitingBytes(): number {
    return this.#partBytes + this.#aheadBytes + this.#unsentBytes
  }

  get isBusy(): boolean {
    return this.current !== null
  }

  whenDone(): Promise<void> {
    const { current } = this
    return current === null
      ? Promise.resolve()
      : new Promise((resolve) => current.response.once('close', resolve))
  }

  finish(): void {
    if (this.current === null) this.socket.destroySoon()
    else this.current.response.shouldKeepAlive = false
  }

  /** Call this with each exchange that node:http has parsed. */
  add(exchange: Exchange): void {
    if (this.#current === null) this.#begin(exchange)
    else if (this.#next.length < MAX_NEXT) this.#next.push(exchange)
    else this.socket.destroy()
  }

  /** Stops reading requests, because something else reads the socket from now on. */
  release(): void {
    this.socket.off('data', this.#onData)
    this.#ahead = []
    this.#aheadBytes = 0
    this.#events.onChange(this)
  }

  #begin(exchange: Exchange): void {
    const { response } = exchange
    this.#current = exchange
    response.on('prefinish', this.#onWritten)
    response.on('close', this.#onOver)
    this.#events.begin(exchange, this)
  }

  /** The response is completely written, but the client may not have taken all of it. */
  readonly #onWritten = () => {
    this.#unsentBytes = this.socket.writableLength
    this.#events.onChange(this)
  }

  readonly #onOver = () => {
    if (this.#current === null) return
    this.#unsentBytes = 0
    this.#partBytes = 0
    this.#isResting = this.#next.length > 0 || this.#aheadBytes > 0
    if (this.#isResting) this.#events.afterOthers(this.#proceed, this.client)
    else this.#proceed()
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
   * In each turn of the event loop, Node accepts one connection and reads from all connections that have sent something. If it
   * read the large bodies of all connections in each turn, newcomers would wait for most of these bodies.
   */
  #readLater(): void {
    this.#isReadingLater = true
    this.socket.pause()
    this.#events.afterOtherReads(() => {
      this.#isReadingLater = false
      this.#resume()
    }, this.client)
  }

  #resume(): void {
    const mayRead = !this.#isReadingLater && this.#aheadBytes <= MAX_AHEAD_BYTES
    if (mayRead && this.socket.isPaused()) this.socket.resume()
  }

  /** Feeds the parser as long as the current request, or the next one, may be read. */
  #goOn(): void {
    // The parser may call this function again.
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

  /** Takes all bytes, or those up to the end of the first head if another one may follow, wherever the chunks were cut. */
  #takePiece(): Buffer {
    const all = this.#ahead.length === 1 ? this.#ahead[0] : Buffer.concat(this.#ahead)
    if (all === undefined) return Buffer.alloc(0)
    const from = this.#current === null ? 0 : BODY_PIECE_BYTES
    const end = all.indexOf(HEAD_END, from)
    const isLast = end < 0 || !all.includes(HEAD_END, end + HEAD_END.length)
    const piece = isLast ? all : all.subarray(0, end + HEAD_END.length)
    this.#ahead = piece.length === all.length ? [] : [all.subarray(piece.length)]
    this.#aheadBytes = all.length - piece.length
    return piece
  }
}
