/** Attacks by connections that are used in unintended ways. */
import type { Row } from './row.js'
import { open, openMany, wait } from './send.js'

const getHead = (path: string, more = '') => `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\n${more}\r\n`

/** Sends one byte to each socket, again and again. */
async function trickle(
  sockets: readonly { write(text: string): unknown }[],
  everyMs: number,
  signal: AbortSignal,
) {
  while (!signal.aborted) {
    for (const socket of sockets) socket.write('x')
    await wait(everyMs, signal)
  }
}

const countOpen = (sockets: readonly { closed: boolean; destroyed: boolean }[]) =>
  sockets.filter(({ closed, destroyed }) => !closed && !destroyed).length

export const SOCKET_ROWS: readonly Row[] = [
  {
    name: '300 pages asked for on one connection, none read',
    seconds: 15,
    async run({ graphql }, signal) {
      const socket = await open(graphql, signal)
      socket?.pause().write(getHead('/graphql', 'Accept: text/html\r\n').repeat(300))
      await wait(15_000, signal)
      return socket === null || socket.destroyed ? 'cut' : 'held'
    },
  },
  {
    name: '2,000 connections that idle or trickle, with 1,024 files',
    seconds: 30,
    openFiles: 1024,
    async run({ graphql }, signal) {
      const sockets = await openMany(graphql, 2000, signal)
      const body =
        'POST /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 900000\r\n\r\n'
      for (const [index, socket] of sockets.entries()) {
        socket.resume()
        if (index % 3 === 1) socket.write('GET /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ')
        if (index % 3 === 2) socket.write(body)
      }
      await trickle(
        sockets.filter((_, index) => index % 3 > 0),
        5000,
        signal,
      )
      return `${sockets.length} connected`
    },
  },
]

export const EDGE_ROWS: readonly Row[] = [
  {
    name: 'edge: 1,000 connections with 700 cached GETs each, none read',
    seconds: 30,
    async run({ edge }, signal) {
      await fetch(`${edge}/cached`, { signal }).then((response) => response.text())
      const sockets = await openMany(edge, 1000, signal)
      const burst = getHead('/cached').repeat(700)
      for (const socket of sockets) socket.pause().write(burst)
      await wait(20_000, signal)
      return `${countOpen(sockets)} of ${sockets.length} still open`
    },
  },
  {
    name: 'edge: 1,000 connections with 700 cached GETs each through node:http, none read',
    seconds: 30,
    async run({ edge }, signal) {
      await fetch(`${edge}/cached`, { signal }).then((response) => response.text())
      const sockets = await openMany(edge, 1000, signal)
      // An empty line before the first request makes node:http read the connection.
      const burst = `\r\n${getHead('/cached').repeat(700)}`
      for (const socket of sockets) socket.pause().write(burst)
      await wait(20_000, signal)
      return `${countOpen(sockets)} of ${sockets.length} still open`
    },
  },
  {
    name: 'edge: 9,900 heads that do not end, on a full cache',
    seconds: 30,
    async run({ edge }, signal) {
      for (let object = 0; object < 280 && !signal.aborted; object++)
        await fetch(`${edge}/large/${object}`, { signal }).then(
          (response) => response.arrayBuffer(),
          () => {},
        )
      const sockets = await openMany(edge, 9900, signal)
      const head = `GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Long: ${'x'.repeat(15_000)}`
      for (const socket of sockets) socket.resume().write(head)
      await wait(8_000, signal)
      return `${countOpen(sockets)} of ${sockets.length} still open`
    },
  },
  {
    name: 'edge: 9,900 connections that wait for a slow origin',
    seconds: 30,
    async run({ edge }, signal) {
      const sockets = await openMany(edge, 9900, signal)
      for (const [index, socket] of sockets.entries()) socket.resume().write(getHead(`/slow/${index}`))
      await wait(15_000, signal)
      return `${countOpen(sockets)} of ${sockets.length} still open`
    },
  },
  {
    name: 'edge: 1,030 POSTs that trickle',
    seconds: 40,
    async run({ edge }, signal) {
      const sockets = await openMany(edge, 1030, signal)
      for (const socket of sockets)
        socket.resume().write('POST /sink HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1000000\r\n\r\n')
      await trickle(sockets, 10_000, signal)
      return `${sockets.length} connected`
    },
  },
  {
    name: 'edge: 2 connections with 700 slow misses each',
    seconds: 40,
    async run({ edge }, signal) {
      const sockets = await openMany(edge, 2, signal)
      for (const [index, socket] of sockets.entries()) {
        const misses = Array.from({ length: 700 }, (_, miss) => getHead(`/slow/${index}/${miss}`))
        socket.resume().write(misses.join(''))
      }
      await wait(40_000, signal)
      return `${countOpen(sockets)} of ${sockets.length} still open`
    },
  },
]
