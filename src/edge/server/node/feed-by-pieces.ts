/** Feeds node:http one request at a time, even if many requests came together. */
import type { Socket } from 'node:net'
import { type BytesAhead, MAX_AHEAD_BYTES } from '../shared/limits.js'

const END_OF_HEAD = '\r\n\r\n'

/** The smallest piece while a body comes in. Otherwise a body of empty lines would be fed line by line. */
const MIN_PIECE_BYTES = 64

export type FeedOptions = {
  /** Whether a request has been read to its end, and the client does not have its response yet. */
  readonly mustWait: () => boolean
  /** Whether the body of a request is coming in. */
  readonly isInBody: () => boolean
  /** Called with the number of waiting bytes whenever it may have changed. */
  readonly onHeld: (bytes: number) => void
}

/**
 * By itself, node:http begins all requests that come in one chunk: for example 700 requests of 90 bytes, whose responses then wait for a
 * client that takes none of them. This function passes chunks to the listeners of node:http in pieces with the end of at most one head, and
 * reports the end of the connection to them when all bytes before it have been passed on.
 *
 * If a piece contains the end of a body, the next head may follow in the same piece. That request then begins ahead of its turn.
 *
 * @param listen makes node:http listen to the connection.
 * @returns a function that must be called when `mustWait` may have become false.
 */
export function feedByPieces(
  socket: Socket,
  listen: () => void,
  { bytes, hasEnded: hadEnded }: BytesAhead,
  { mustWait, isInBody, onHeld }: FeedOptions,
): () => void {
  const earlierEnds = socket.listeners('end')
  listen()
  const feed = takeOff(socket, 'data', [])
  const end = takeOff(socket, 'end', earlierEnds)
  let held: Buffer | null = bytes
  let hasEnded = hadEnded
  let isPumping = false

  const pump = () => {
    if (isPumping) return
    isPumping = true
    while (held !== null && mayFeed()) {
      const length = pieceLength(held, isInBody() ? MIN_PIECE_BYTES : 0)
      const piece: Buffer = held.subarray(0, length)
      held = length === held.length ? null : held.subarray(length)
      feed.call(socket, piece)
    }
    isPumping = false
    onHeld(held === null ? 0 : held.buffer.byteLength)
    if (held === null && hasEnded && isOurs()) {
      hasEnded = false
      end.call(socket)
    }
    if (held !== null && held.length >= MAX_AHEAD_BYTES) socket.pause()
  }
  /** Whether the connection is still fed from here. At the end of the connection, for example, node:http takes it back. */
  const isOurs = () => socket.listenerCount('data') === 1 && socket.listeners('data')[0] === onData
  // node:http pauses the connection when a body is not read.
  const mayFeed = () => !socket.destroyed && !mustWait() && !socket.isPaused() && isOurs()

  const onData = (chunk: Buffer) => {
    held = held === null ? chunk : Buffer.concat([held, chunk])
    pump()
  }
  // With a listener for data, node:http no longer reads from the handle directly.
  socket.on('data', onData)
  socket.on('resume', pump)
  socket.on('end', () => {
    hasEnded = true
    pump()
  })
  pump()
  return () => {
    if (held === null || mustWait()) return
    if (socket.isPaused()) socket.resume()
    pump()
  }
}

/** @returns the listener that is not among the earlier ones. */
function takeOff(socket: Socket, event: string, earlier: readonly unknown[]) {
  const listener = socket.listeners(event).find((one) => !earlier.includes(one))
  if (listener === undefined) throw new Error(`node:http does not listen to ${event}`)
  socket.removeListener(event, listener as () => void)
  return listener
}

function pieceLength(bytes: Buffer, from: number): number {
  const end = bytes.indexOf(END_OF_HEAD, from)
  return end < 0 ? bytes.length : end + END_OF_HEAD.length
}
