/** Origins of bare sockets: one writes every byte of its response itself, the other forwards to another server. */
import { connect, createServer, type Socket } from 'node:net'
import { startTestServer, type TestServer } from './test-server.js'

/** A whole response that may be stored, with the body `ok`. */
export const RAW_RESPONSE = 'HTTP/1.1 200 OK\r\nCache-Control: max-age=60\r\nContent-Length: 2\r\n\r\nok'

/** Calls `answer` for each request head, with its first line, the number of the request (from 0) and the whole text. */
export function startRawOrigin(
  answer: (socket: Socket, requestLine: string, index: number, text: string) => void,
): Promise<TestServer> {
  let count = 0
  return startTestServer(
    createServer((socket) => {
      socket.on('data', (data) => {
        const text = data.toString('latin1')
        if (text.includes('\r\n\r\n')) answer(socket, text.slice(0, text.indexOf('\r\n')), count++, text)
      })
    }),
  )
}

/** Forwards each connection to a port of this machine or to a Unix socket, which may become known only after the start. */
export function startForwarder(to: () => number | string): Promise<TestServer> {
  return startTestServer(
    createServer((socket) => {
      const inside = connect(addressOf(to()))
      socket.pipe(inside).pipe(socket)
      inside.on('error', () => socket.destroy())
      socket.on('close', () => inside.destroy())
    }),
  )
}

function addressOf(to: number | string): { port: number; host: string } | { path: string } {
  return typeof to === 'string' ? { path: to } : { port: to, host: '127.0.0.1' }
}
