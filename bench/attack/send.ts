/** Sends requests as attackers do: on new sockets, and possibly without reading the responses. */
import { request as httpRequest } from 'node:http'
import { connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { Target } from './target.js'

export type ReceivedResponse = { status: number; bytes: number; text: string }

const KEPT_CHARACTERS = 100_000

/** Null: there was no response, because the connection broke or the time was over. */
export function post(
  { graphql }: Target,
  body: string,
  signal: AbortSignal,
  headers: Record<string, string> = {},
): Promise<ReceivedResponse | null> {
  return new Promise((resolve) => {
    const sent = httpRequest(
      graphql,
      { method: 'POST', agent: false, signal, headers: { 'content-type': 'application/json', ...headers } },
      (response) => {
        let text = ''
        let bytes = 0
        response.setEncoding('latin1').on('data', (piece: string) => {
          bytes += piece.length
          if (text.length < KEPT_CHARACTERS) text += piece
        })
        response.on('close', () => resolve({ status: response.statusCode ?? 0, bytes, text }))
        response.on('error', () => resolve(null))
      },
    )
    sent.on('error', () => resolve(null))
    sent.end(body)
  })
}

/** Sends one document after another. */
export async function postEach(
  target: Target,
  queries: Iterable<string>,
  signal: AbortSignal,
  headers?: Record<string, string>,
): Promise<(ReceivedResponse | null)[]> {
  const answers: (ReceivedResponse | null)[] = []
  for (const query of queries) {
    if (signal.aborted) break
    answers.push(await post(target, JSON.stringify({ query }), signal, headers))
  }
  return answers
}

/** Opens a connection that ignores errors and is closed when the time is over. Null: the connection was refused. */
export function open(url: string, signal: AbortSignal): Promise<Socket | null> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port) })
    socket.once('connect', () => resolve(socket))
    socket.on('error', () => resolve(null))
    signal.addEventListener('abort', () => socket.destroy(), { once: true })
  })
}

/** Opens `count` connections, a hundred at a time. */
export async function openMany(url: string, count: number, signal: AbortSignal): Promise<Socket[]> {
  const sockets: Socket[] = []
  while (sockets.length < count && !signal.aborted) {
    const batch = Array.from({ length: Math.min(100, count - sockets.length) }, () => open(url, signal))
    const opened = (await Promise.all(batch)).filter((socket) => socket !== null)
    if (opened.length === 0) break
    sockets.push(...opened)
  }
  return sockets
}

/** Waits for `ms`, or until the time is over. */
export async function wait(ms: number, signal: AbortSignal): Promise<void> {
  await pause(ms, undefined, { signal }).catch(() => {})
}
