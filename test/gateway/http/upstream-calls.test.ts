/** Tests the log and the metrics of upstream calls, attempt by attempt. */
import { pino } from 'pino'
import { describe, expect, it } from 'vitest'
import { createCallObserver, createMetrics } from '../../../src/gateway/reporting/metrics.js'

const CALL = {
  method: 'GET',
  route: '/pipelines/{id}',
  durationMs: 12.4,
  attempt: 2,
  abandoned: false,
} as const

async function observe(status: number | null, abandoned = false) {
  const log: object[] = []
  const logger = pino({ base: null }, { write: (line: string) => void log.push(JSON.parse(line)) })
  const metrics = createMetrics()
  createCallObserver(logger, metrics)({ ...CALL, status, abandoned })
  const [counted] = (await metrics.upstreamCalls.get()).values
  return { log, counted }
}

describe('an attempt of an upstream call', () => {
  it.each([null, 429, 500, 503])('logs and counts a failed attempt (%s)', async (status) => {
    const { log, counted } = await observe(status)
    expect(log).toMatchObject([
      { level: 40, method: 'GET', route: '/pipelines/{id}', status, attempt: 2, durationMs: 12 },
    ])
    expect(counted).toMatchObject({ value: 1, labels: { status: String(status ?? 'none') } })
  })

  it.each([200, 204, 400, 404, 412])('counts an answered attempt (%s) without logging it', async (status) => {
    const { log, counted } = await observe(status)
    expect(log).toEqual([])
    expect(counted).toMatchObject({ value: 1 })
  })

  it('does not count an attempt as failed when its caller left', async () => {
    expect((await observe(null, true)).log).toEqual([])
  })
})
