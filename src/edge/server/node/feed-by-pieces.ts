/** How node:http is given what a connection brings: one request at a time, however many came at once. */
import type { Socket } from 'node:net'
import { MAX_AHEAD_BYTES, type ReadAhead } from '../shared/read-ahead.js'

const END_OF_HEAD = '\r\n\r\n'

/** While a body comes in, pieces are no smaller: one that is all empty lines would else be one piece for each. */
const MIN_PIECE_BYTES = 64

export type FeedOptions = {
  /** Whether a request is read to its end, and its answer is not with the client yet. */
  readonly mustWait: () => boolean
  /** Whether the body of a request is on its way. */
  readonly isInBody: () => boolean
  /** Told how much of what came waits, whenever that changes. */
  readonly onHeld: (bytes: number) => void
}

/**
 * Of its own, node:http reads all the requests that come in one piece, and begins each: 700 of 90 bytes, say, whose answers then wait
 * for a client that takes none of them. Here its own listeners are called with no more than the end of one head at a time, and
 * with the end of the connection once nothing is left before it.
 *
 * The function that is returned is to be called once `mustWait` may have become false. A piece with the end of a body may have
 * the next head behind it: that request is there before its turn.
 *
 * @param listen has node:http listen to the connection.
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
  /** Whether nobody has taken the connection back, as for its end. */
  const isOurs = () => socket.listenerCount('data') === 1 && socket.listeners('data')[0] === onData
  // It pauses the connection where a body is not read.
  const mayFeed = () => !socket.destroyed && !mustWait() && !socket.isPaused() && isOurs()

  const onData = (chunk: Buffer) => {
    held = held === null ? chunk : Buffer.concat([held, chunk])
    pump()
  }
  // A listener for data has node:http stop reading the connection past it.
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

/** The listener that is none of the earlier ones. */
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
