/** Clients that use up a server's sockets. Each attack opens connections to a port on loopback, and returns a function that ends it. */
import { connect, type Socket } from 'node:net'

export type Attack = {
  /** The number of the attack's connections that the server has not closed. */
  open(): number
  end(): void
}

type Options = {
  port: number
  connections: number
  /** Sent first on each connection, in one write. */
  bytes?: string
  /** Whether responses stay unread. Default: false. */
  unread?: boolean
  /** Sent after that on each connection, one character at a time. */
  trickle?: { text: string; everyMs: number }
}

const HOST = 'Host: localhost\r\n'

/** Sends many requests for the path in one write, and reads no response. */
export function pipelineUnread(port: number, connections: number, path: string, times: number): Attack {
  const bytes = `GET ${path} HTTP/1.1\r\n${HOST}Accept: text/html\r\n\r\n`.repeat(times)
  return attack({ port, connections, bytes, unread: true })
}

/** Sends the same operation many times in one write, and reads no response. */
export function pipelineOperations(port: number, connections: number, query: string, times: number): Attack {
  return attack({ port, connections, bytes: toPost(query).repeat(times), unread: true })
}

/** Opens connections that never send anything. */
export function idle(port: number, connections: number): Attack {
  return attack({ port, connections })
}

/** Sends heads that never end, one byte at a time. */
export function trickleHeads(port: number, connections: number, everyMs = 1_000): Attack {
  const text = `X-Padding: ${'x'.repeat(10_000)}`
  return attack({ port, connections, bytes: `GET /health HTTP/1.1\r\n${HOST}`, trickle: { text, everyMs } })
}

/** Sends all of a body but its last byte. */
export function halfSentBodies(port: number, connections: number, bodyBytes: number): Attack {
  const head = `POST /graphql HTTP/1.1\r\n${HOST}Content-Type: application/json\r\nContent-Length: ${bodyBytes}\r\n\r\n`
  return attack({ port, connections, bytes: head + ' '.repeat(bodyBytes - 1) })
}

/** Sends bodies one byte at a time. */
export function trickleBodies(port: number, connections: number, everyMs = 1_000): Attack {
  const bytes = `POST /graphql HTTP/1.1\r\n${HOST}Content-Type: application/json\r\nContent-Length: 10000\r\n\r\n`
  return attack({ port, connections, bytes, trickle: { text: ' '.repeat(9_999), everyMs } })
}

/** Sends pipelined operations on one connection after another, and closes each at once. */
export async function pipelineAndLeave(port: number, connections: number, query: string): Promise<void> {
  const bytes = toPost(query).repeat(50)
  for (let done = 0; done < connections; done += 50) {
    const sockets = Array.from({ length: Math.min(50, connections - done) }, () => open(port))
    await Promise.all(
      sockets.map((socket) => new Promise<void>((resolve) => socket.write(bytes, () => resolve()))),
    )
    for (const socket of sockets) socket.destroy()
  }
}

function toPost(query: string): string {
  const body = JSON.stringify({ query })
  return `POST /graphql HTTP/1.1\r\n${HOST}Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
}

function attack({ port, connections, bytes, unread = false, trickle }: Options): Attack {
  const sockets = new Set<Socket>()
  const timers = new Set<NodeJS.Timeout>()
  for (let count = 0; count < connections; count++) {
    const socket = open(port)
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    if (unread) socket.pause()
    else socket.resume()
    if (bytes !== undefined) socket.write(bytes)
    if (trickle === undefined) continue
    let sent = 0
    const timer = setInterval(() => {
      if (socket.destroyed || sent === trickle.text.length) clearInterval(timer)
      else socket.write(trickle.text[sent++] ?? '')
    }, trickle.everyMs)
    timers.add(timer)
  }
  return {
    open: () => sockets.size,
    end() {
      for (const timer of timers) clearInterval(timer)
      for (const socket of sockets) socket.destroy()
    },
  }
}

function open(port: number): Socket {
  const socket = connect(port, '127.0.0.1')
  // The server may close or refuse the connection at any time, and the attack measures that.
  socket.on('error', () => {})
  return socket
}
