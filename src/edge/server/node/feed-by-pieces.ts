/** Feeds node:http one request at a time, however many came together. */
import type { Socket } from 'node:net'
import { MAX_AHEAD_BYTES, type ReadAhead } from '../shared/read-ahead.js'

const END_OF_HEAD = '\r\n\r\n'

/** The smallest piece while a body comes in. Otherwise a body of empty lines would be one piece per line. */
const MIN_PIECE_BYTES = 64

export type FeedOptions = {
  /** Whether a request has been read to its end, and its response is not with the client yet. */
  readonly mustWait: () => boolean
  /** Whether the body of a request is coming in. */
  readonly isInBody: () => boolean
  /** Called with the number of bytes that wait, whenever it changes. */
  readonly onHeld: (bytes: number) => void
}

/**
 * By itself, node:http reads all requests that come in one piece and starts each: say 700 of 90 bytes, whose responses then wait for a
 * client that takes none of them. This calls the listeners of node:http with no more than the end of one head at a time, and tells them the
 * end of the connection when nothing is left before it.
 *
 * A piece with the end of a body may have the next head behind it. That request comes ahead of its turn.
 *
 * @param listen makes node:http listen to the connection.
 * @returns a function to be called when `mustWait` may have become false.
 */
export function feedByPieces(
  socket: Socket,
  listen: () => void,
  { bytes, hasEnded: hadEnded }: ReadAhead,
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
  /** Whether the connection is still fed from here. node:http takes it back at its end, for example. */
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
