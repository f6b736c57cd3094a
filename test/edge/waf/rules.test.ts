import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createWafEngine, RULES } from '../../../src/edge/waf/waf-engine.js'
import { ATTACKS } from './attacks.js'

const engine = createWafEngine()

const cases = RULES.flatMap(({ id, level }) =>
  (ATTACKS[id] ?? []).map((request) => ({
    id,
    level,
    request,
    shown: `${request.method} ${request.target} ${request.body?.start.toString() ?? ''}`.trim().slice(0, 120),
  })),
)

describe('the rules', () => {
  it('each rule has an id, and an attack that it finds', () => {
    const ids = RULES.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    expect(Object.keys(ATTACKS).sort()).toEqual([...ids].sort())
    for (const [id, attacks] of Object.entries(ATTACKS)) expect(attacks, id).not.toEqual([])
  })

  it('the README lists all rules, by level', () => {
    const readme = readFileSync(new URL('../../../src/edge/waf/README.md', import.meta.url), 'utf8')
    const rows = [...readme.matchAll(/^\| ([1-4]) \| `([a-z0-9-]+)` \| (.+) \|$/gm)].map(([, ...row]) => row)
    const byLevel = RULES.toSorted((a, b) => a.level - b.level)
    expect(rows).toEqual(byLevel.map(({ id, level, description }) => [String(level), id, description]))
  })

  it.each(cases)('rule $id (level $level) finds $shown', ({ id, level, request }) => {
    for (const paranoiaLevel of [1, 2, 3, 4]) {
      const { ruleIds } = engine.inspect(request, paranoiaLevel)
      if (paranoiaLevel >= level) expect(ruleIds).toContain(id)
      else expect(ruleIds).not.toContain(id)
    }
  })
})
