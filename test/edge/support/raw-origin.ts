/** An origin that says every byte itself, and one that is no more than a way to somewhere else. */
import { connect, createServer, type Server, type Socket } from 'node:net'

export type RawOrigin = AsyncDisposable & { readonly url: string }

/** Called for each request head that comes, with its request line, and the number of the request. */
export function startRawOrigin(
  answer: (socket: Socket, requestLine: string, index: number) => void,
): Promise<RawOrigin> {
  let count = 0
  return listen((socket) => {
    socket.on('data', (data) => {
      const text = data.toString('latin1')
      if (text.includes('\r\n\r\n')) answer(socket, text.slice(0, text.indexOf('\r\n')), count++)
    })
  })
}

/** Leads to a port of this machine, or a Unix socket, that need not be known before it is used. */
export function startDoor(to: () => number | string): Promise<RawOrigin> {
  return listen((socket) => {
    const inside = connect(addressOf(to()))
    socket.pipe(inside).pipe(socket)
    inside.on('error', () => socket.destroy())
    socket.on('close', () => inside.destroy())
  })
}

function addressOf(to: number | string): { port: number; host: string } | { path: string } {
  return typeof to === 'string' ? { path: to } : { port: to, host: '127.0.0.1' }
}

async function listen(onConnection: (socket: Socket) => void): Promise<RawOrigin> {
  const sockets = new Set<Socket>()
  const server: Server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => {})
    onConnection(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
