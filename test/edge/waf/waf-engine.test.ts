import { setImmediate as turn } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { Rule } from '../../../src/edge/waf/rule.js'
import { createWafEngine, type WafVerdict } from '../../../src/edge/waf/waf-engine.js'
import { MAX_INSPECTED_BODY_BYTES } from '../../../src/edge/waf/waf-fetch.js'
import type { WafRequest } from '../../../src/edge/waf/waf-request.js'
import { UnusableRegexError } from '../../../src/lib/linear-regex.js'
import { ATTACKS } from './attacks.js'
import { get, json, post, value } from './requests.js'

const engine = createWafEngine()

function inspectInSlices(request: WafRequest): Promise<WafVerdict> {
  return new Promise((resolve, reject) => engine.inspectInSlices(request, 4, resolve, reject))
}

describe('a verdict', () => {
  it('a verdict names every rule that found something, once, in the order of the rules', () => {
    const { ruleIds } = engine.inspect(get('/.git/config?a=<script>&b=<script>&c=1+union+select+1'), 1)
    expect(ruleIds).toEqual(['sqli-union', 'xss-script-tag', 'hidden-file'])
  })

  it('a verdict grows with the paranoia level, and loses nothing', () => {
    for (const request of [value("' or 1=1 --"), value('<b>it\'s "bold"</b>'), json({ $ne: '$(x)' })]) {
      const verdicts = [1, 2, 3, 4].map((level) => engine.inspect(request, level).ruleIds)
      for (const [index, ruleIds] of verdicts.entries()) {
        expect(verdicts[index + 1] ?? ruleIds).toEqual(expect.arrayContaining([...ruleIds]))
      }
      expect(verdicts.at(-1)).not.toEqual(verdicts[0])
    }
  })

  it('a verdict depends on the rules of its engine', () => {
    const rules: readonly Rule[] = [
      { id: 'b', level: 1, description: '', places: ['query-value'], pattern: '^x$' },
      { id: 'a', level: 2, description: '', finds: ({ argumentCount }) => argumentCount === 1 },
    ]
    const own = createWafEngine(rules)
    expect(own.inspect(get('/?y=X'), 1)).toEqual({ ruleIds: ['b'] })
    expect(own.inspect(get('/?y=X'), 2)).toEqual({ ruleIds: ['b', 'a'] })
    expect(own.inspect(get('/?x=y&z'), 2)).toEqual({ ruleIds: [] })
    expect(own.inspect(get('/x', { cookie: 'x' }), 2)).toEqual({ ruleIds: [] })
  })

  it('a verdict is the same when it is computed in turns', async () => {
    for (const request of [get('/'), ...Object.values(ATTACKS).flat()]) {
      expect(await inspectInSlices(request)).toEqual(engine.inspect(request, 4))
    }
  })

  it('a verdict on a long request comes late, so that other requests have turns first', async () => {
    let scheduler = 0
    let isThere = false
    const counted = (async () => {
      for (; !isThere; scheduler++) await turn()
    })()
    await inspectInSlices(post(`/**/%2525${'a '.repeat(32_000)}`, 'text/plain'))
    isThere = true
    await counted
    expect(scheduler).toBeGreaterThan(20)
  })
})

it('an engine with a pattern that cannot be compiled is not created', () => {
  const rules: readonly Rule[] = [{ id: 'a', level: 1, description: '', places: [], pattern: '(' }]
  expect(() => createWafEngine(rules)).toThrow(UnusableRegexError)
})

/** Each text makes some backtracking expression scan it again and again. An engine without linear time would not finish. */
it.each([
  "'",
  '"',
  '<',
  '<a ',
  '(',
  '../',
  '/*',
  '/*!',
  'a&',
  '%25',
  '%',
  '%2525',
  "' or ",
  'union select ',
  'select a ',
  'case when a ',
  'if(a,',
  'j a v a s ',
  '${',
  '{{',
  '&#',
  '\\u00',
  '; ',
  '| a ',
  'curl a ',
  ' ',
  '\n',
  '<!doctype a ',
  '--XyZ\r\n',
  ';name="',
  'filename=',
  '"\\',
])('64 KiB of %j are inspected in time', (piece) => {
  const body = piece.repeat(Math.ceil(MAX_INSPECTED_BODY_BYTES / piece.length))
  engine.inspect(post(body, 'application/json'), 4)
  const parts = `--XyZ\r\nContent-Disposition: form-data; ${body}`
  engine.inspect(post(parts, 'multipart/form-data; boundary=XyZ'), 4)
  engine.inspect(get(`/?${body}`, { 'content-type': body }), 4)
})
