/**
 * Stands for all other callers and clients. It polls `/health`, an ordinary query and the edge, each on a new connection, until
 * its stdin ends. Then it prints one `BystanderReport` as JSON. It is a process of its own, so that the attacker's work does
 * not slow it down.
 *
 * Arguments: the gateway's GraphQL URL, and the edge's URL or an empty string.
 */
import { setMaxListeners } from 'node:events'
import { request as httpRequest } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import type { BystanderReport, Poll } from './bystander.js'

const EVERY_MS = 50
/** A poll that takes longer counts as failed. */
const PATIENCE_MS = 60_000

const [graphql = '', edge = ''] = process.argv.slice(2)
const over = new AbortController()
setMaxListeners(0, over.signal)

const QUERY = JSON.stringify({ query: '{ pipelines(first: 1) { totalCount } }' })

/** @param from the local address. Attackers use 127.0.0.1. */
function ask(url: string, body?: string, from = '127.0.0.1'): Promise<boolean> {
  return new Promise((resolve) => {
    const sent = httpRequest(
      url,
      {
        agent: false,
        localAddress: from,
        timeout: PATIENCE_MS,
        method: body === undefined ? 'GET' : 'POST',
        headers: { 'content-type': 'application/json', 'x-auth-token': 'bystander' },
      },
      (response) => {
        let text = ''
        response.setEncoding('utf8').on('data', (piece: string) => {
          text += piece
        })
        response.on('close', () =>
          resolve(response.complete && response.statusCode === 200 && !text.includes('"errors"')),
        )
      },
    )
    sent.on('timeout', () => sent.destroy())
    sent.on('error', () => resolve(false))
    over.signal.addEventListener('abort', () => sent.destroy(), { once: true })
    sent.end(body)
  })
}

/** A poll that is under way at the end counts with the time that it has waited so far. */
async function poll(act: (turn: number) => Promise<boolean>): Promise<Poll> {
  const result: Poll = { answered: 0, failed: 0, slowestMs: 0, silenceMs: 0 }
  let lastAnswer = performance.now()
  for (let turn = 0; !over.signal.aborted; turn++) {
    const start = performance.now()
    const isAnswered = await act(turn)
    const now = performance.now()
    result.silenceMs = Math.max(result.silenceMs, now - lastAnswer)
    if (isAnswered) {
      lastAnswer = now
      result.answered += 1
    } else if (!over.signal.aborted) result.failed += 1
    result.slowestMs = Math.max(result.slowestMs, now - start)
    await pause(EVERY_MS, undefined, { signal: over.signal }).catch(() => {})
  }
  return result
}

process.stdin.on('end', () => over.abort()).resume()

const health = new URL('/health', graphql).href
const [healthPoll, queryPoll, edgePoll] = await Promise.all([
  poll(() => ask(health)),
  poll(() => ask(graphql, QUERY)),
  edge === '' ? null : poll((turn) => ask(`${edge}/bystander/${turn}`, undefined, '127.0.0.2')),
])
const report: BystanderReport = { health: healthPoll, query: queryPoll, edge: edgePoll }
process.stdout.write(JSON.stringify(report), () => process.exit(0))
