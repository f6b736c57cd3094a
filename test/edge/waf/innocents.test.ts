import { describe, expect, it } from 'vitest'
import { createWafEngine } from '../../../src/edge/waf/waf-engine.js'
import type { WafRequest } from '../../../src/edge/waf/waf-request.js'
import { INNOCENTS, PLAIN } from './innocents.js'

const engine = createWafEngine()

const named = (requests: readonly WafRequest[]) =>
  requests.map((request) => ({
    request,
    shown: `${request.method} ${request.target} ${request.body?.start.toString() ?? ''}`.trim().slice(0, 160),
  }))

describe('nothing is found', () => {
  it.each(named(INNOCENTS))('nothing is found at level 1 in $shown', ({ request }) => {
    expect(engine.inspect(request, 1).ruleIds).toEqual([])
  })

  it.each(named(PLAIN))('nothing is found at any level in $shown', ({ request }) => {
    expect(engine.inspect(request, 4).ruleIds).toEqual([])
  })

  it('nothing is found at level 2 in most ordinary text', () => {
    const found = INNOCENTS.flatMap((request) => engine.inspect(request, 2).ruleIds)
    expect([...new Set(found)].sort()).toEqual(['cmd-name', 'path-relative'])
    expect(found.length / INNOCENTS.length).toBeLessThan(0.06)
  })
})
