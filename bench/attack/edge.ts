/**
 * Attacks on the sockets of an edge, at any port of this machine. Each opens its connections, sends its bytes, and returns a
 * function that ends it. The caller measures what the edge holds meanwhile.
 *
 * `npx tsx bench/attack/edge.ts` starts a gateway with a heap of 512 MiB and its default cache, and fills the cache. For each
 * attack, it prints the peak of memory and whether other clients get responses. `EDGE_MAIN` is the `main.js` of another build to
 * attack instead. `ATTACKS` selects the attacks whose names contain it.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createServer, request } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { build } from '../edge/gateway.js'
import { lineOf, pidOf, stop } from '../edge/processes.js'

export type Target = { readonly port: number; readonly host: string }

export type Attack = { readonly open: () => number; end(): void }

/** Opens `count` connections. Each sends `bytes` and reads nothing. */
export async function unread({ port }: Target, count: number, bytes: string): Promise<Attack> {
  const sockets = await openAll(port, count)
  for (const socket of sockets) {
    socket.pause()
    socket.write(bytes, 'latin1')
  }
  return attackBy(sockets)
}

/** Sends many requests in one write, and reads no response. */
export function pipelined(
  target: Target,
  { connections = 1000, requests = 700, path = '/1k', method = 'GET', fields = '' } = {},
): Promise<Attack> {
  const request = `${method} ${path} HTTP/1.1\r\nHost: ${target.host}\r\n${fields}\r\n`
  return unread(target, connections, request.repeat(requests))
}

/** Sends heads of almost the maximum size, without their ends. */
export function partialHeads(target: Target, { connections = 9900, bytes = 15_000 } = {}): Promise<Attack> {
  return unread(target, connections, `GET / HTTP/1.1\r\nHost: ${target.host}\r\nX: ${'a'.repeat(bytes)}`)
}

/** Sends complete heads of almost the maximum size, and keeps the connections open. */
export function largeHeads(target: Target, { connections = 9900, bytes = 15_000 } = {}): Promise<Attack> {
  return unread(
    target,
    connections,
    `GET /1k HTTP/1.1\r\nHost: ${target.host}\r\nX: ${'a'.repeat(bytes)}\r\n\r\n`,
  )
}

/** Sends bodies slowly, one byte at a time. */
export async function tricklingBodies(
  target: Target,
  { connections = 1030, everyMs = 10_000, fields = 'Content-Length: 100000' } = {},
): Promise<Attack> {
  const sockets = await openAll(target.port, connections)
  for (const [index, socket] of sockets.entries()) {
    socket.resume()
    socket.write(`POST /post?${index} HTTP/1.1\r\nHost: ${target.host}\r\n${fields}\r\n\r\n`)
  }
  const trickle = setInterval(() => {
    for (const socket of sockets) socket.write('a')
  }, everyMs)
  const attack = attackBy(sockets)
  return {
    open: attack.open,
    end() {
      clearInterval(trickle)
      attack.end()
    },
  }
}

/** Sends many requests on each connection, all of them misses at an origin that does not respond. */
export function slowMisses(target: Target, { connections = 2, requests = 700 } = {}): Promise<Attack> {
  let bytes = ''
  for (let index = 0; index < requests; index++)
    bytes += `GET /slow?${index} HTTP/1.1\r\nHost: ${target.host}\r\n\r\n`
  return unread(target, connections, bytes)
}

async function openAll(port: number, count: number): Promise<Socket[]> {
  const sockets: Socket[] = []
  while (sockets.length < count) {
    const batch = Array.from({ length: Math.min(200, count - sockets.length) }, () => open(port))
    for (const socket of await Promise.all(batch)) sockets.push(socket)
  }
  return sockets
}

function open(port: number): Promise<Socket> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' })
    socket.on('error', () => {})
    socket.once('connect', () => resolve(socket))
    socket.once('close', () => resolve(socket))
  })
}

function attackBy(sockets: readonly Socket[]): Attack {
  return {
    open: () => sockets.filter(({ destroyed }) => !destroyed).length,
    end() {
      for (const socket of sockets) socket.destroy()
    },
  }
}

const MIB = 1024 ** 2
const PIPELINE_ID = '2ceaee21-aa80-454d-b3c4-904abc69cf42'

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) await main()

async function main(): Promise<void> {
  const body = Buffer.alloc(64 * 1024, 'a')
  const origin = createServer((asked, response) => {
    if (asked.url?.startsWith('/slow')) return
    asked.resume()
    response.setHeader('cache-control', 'max-age=600')
    if (asked.method === 'POST') asked.on('end', () => response.end('posted'))
    else response.end(asked.url?.startsWith('/1k') ? body.subarray(0, 1024) : body)
  })
  await new Promise<void>((resolve) => origin.listen(0, '127.0.0.1', resolve))
  const originUrl = `http://127.0.0.1:${(origin.address() as AddressInfo).port}`
  const main = process.env.EDGE_MAIN ?? build(join(tmpdir(), `edgeway-attack-${process.pid}`))
  const attacks: [string, (target: Target) => Promise<Attack>][] = [
    ['700 pipelined hits, unread, × 1,000', (target) => pipelined(target)],
    ['700 pipelined 64 KiB hits, unread, × 1,000', (target) => pipelined(target, { path: '/full?1' })],
    ['700 pipelined OPTIONS, unread, × 1,000', (target) => pipelined(target, { method: 'OPTIONS' })],
    ['9,900 partial heads', (target) => partialHeads(target)],
    ['9,900 large heads', (target) => largeHeads(target)],
    ['1,030 trickling bodies', (target) => tricklingBodies(target)],
    ['2 × 700 slow misses', (target) => slowMisses(target)],
  ]
  console.log(
    'attack                                        peak MiB   open after 3 s   others: GET ms, POST ms',
  )
  const wanted = process.env.ATTACKS ?? ''
  for (const [name, start] of attacks.filter(([name]) => name.includes(wanted))) {
    const child = startGateway(main, originUrl)
    const { edge } = JSON.parse(await lineOf(child, '"msg":"ready"'))
    const target = { port: Number(new URL(edge).port), host: 'localhost' }
    for (let index = 0; index < 3200; index += 50)
      await Promise.all(Array.from({ length: 50 }, (_, one) => ask(edge, `/full?${index + one}`)))
    const attack = await start(target)
    await pause(3000)
    const open = attack.open()
    const [get, post] = [await ask(edge, '/other?get'), await ask(edge, '/other?post', 'POST')]
    const peak = (peakOf(child) / MIB).toFixed(0)
    console.log(`${name.padEnd(44)} ${peak.padStart(9)} ${String(open).padStart(16)}   ${get}, ${post}`)
    attack.end()
    await stop(child)
  }
  origin.closeAllConnections()
  origin.close()
}

function startGateway(main: string, originUrl: string): ChildProcess {
  return spawn(process.execPath, ['--max-old-space-size=512', main], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      EDGE_SERVICES_PORT: '0',
      EDGE_SERVICES_DATA: ':memory:',
      EDGE_PORT: '0',
      EDGE_ORIGINS: JSON.stringify({ '*': originUrl }),
      EDGE_DEFAULT_PIPELINE: PIPELINE_ID,
    },
  })
}

/** Sends one request on a new connection. */
function ask(edge: string, path: string, method = 'GET'): Promise<string> {
  const start = performance.now()
  return new Promise((resolve) => {
    const sent = request(edge + path, { method, agent: false, timeout: 15_000 }, (response) => {
      response.resume()
      response.on('end', () => resolve(`${response.statusCode} in ${(performance.now() - start).toFixed(0)}`))
    })
    sent.on('timeout', () => sent.destroy(new Error('no answer in 15 s')))
    sent.on('error', (error) => resolve(error.message))
    sent.end(method === 'POST' ? 'a' : undefined)
  })
}

function peakOf(child: ChildProcess): number {
  const status = readFileSync(`/proc/${pidOf(child)}/status`, 'utf8')
  return 1024 * Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1])
}
