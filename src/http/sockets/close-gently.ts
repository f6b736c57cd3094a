/** Ends a connection without losing the last response on it. */
import type { Socket } from 'node:net'

/**
 * Sends the pending bytes, then the end, and discards what the client still sends for up to `lingerMs`. A connection that is
 * closed with unread bytes on it is reset, and the client may lose the response before it has read it.
 * https://www.rfc-editor.org/rfc/rfc9112#section-9.6
 *
 * Needs a socket that may be half open. The socket's own timeout limits the time that the client may take to read the response.
 */
export function closeGently(socket: Socket, lingerMs: number): void {
  if (socket.destroyed) return
  socket.removeAllListeners('data')
  // The listener also takes the socket back from node:http's parser, which otherwise reads it past its listeners.
  socket.on('data', () => {})
  socket.resume()
  socket.end(() => {
    const timer = setTimeout(() => socket.destroy(), lingerMs)
    socket.once('close', () => clearTimeout(timer))
  })
}
