/** The end of a connection, with care for the last answer on it. */
import type { Socket } from 'node:net'

/**
 * Sends what is written, then the end, and throws away what the client still sends, for up to `lingerMs`: to close a
 * connection with anything unread on it resets it, and the client may lose the answer before it has read it.
 * https://www.rfc-editor.org/rfc/rfc9112#section-9.6
 *
 * Needs a socket that may be half open. How long the client may take for the answer is left to the socket's own timeout.
 */
export function closeGently(socket: Socket, lingerMs: number): void {
  if (socket.destroyed) return
  socket.removeAllListeners('data')
  // Also takes the socket back from the parser of node:http, which else reads it past its listeners.
  socket.on('data', () => {})
  socket.resume()
  socket.end(() => {
    const timer = setTimeout(() => socket.destroy(), lingerMs)
    socket.once('close', () => clearTimeout(timer))
  })
}
