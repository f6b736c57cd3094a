import { describe, expect, it } from 'vitest'
import { parseHttpDate } from '../../src/http/http-date.js'
import { parseDirectives, responseDirectives } from '../../src/http-cache/rules/cache-control.js'
import { parseRange } from '../../src/http-cache/rules/range.js'
import { requestDirectives } from '../../src/http-cache/rules/reuse.js'
import { toStorable } from '../../src/http-cache/rules/storability.js'
import { isNotModified, mayTakeRange } from '../../src/http-cache/rules/validators.js'
import { selectingFields } from '../../src/http-cache/rules/vary.js'
import { START_MS } from './support/world.js'

describe('what strangers write takes no time', () => {
  const long = 200_000
  const shapes = {
    quotes: '"'.repeat(long),
    escapes: `a="${'\\'.repeat(long)}`,
    'quotes that open': 'a="b'.repeat(long / 4),
    names: 'a'.repeat(long),
    equals: 'a='.repeat(long / 2),
    spaces: `a${' '.repeat(long)}b`,
    'spaces in quotes': `a="${' '.repeat(long)}`,
    commas: ','.repeat(long),
    digits: `max-age=${'1'.repeat(long)}x`,
    'weak tags': 'W/'.repeat(long / 2),
    'tags that open': '"a '.repeat(long / 3),
    ranges: `bytes=${'0-'.repeat(long / 2)}`,
    parentheses: '('.repeat(long),
  }
  const times = { requestTimeMs: START_MS, responseTimeMs: START_MS, dateMs: START_MS }

  it.each(Object.entries(shapes))('parsing takes little time: %s', (_name, value) => {
    const begun = performance.now()
    parseDirectives(value)
    responseDirectives({ 'cdn-cache-control': value })
    requestDirectives({ pragma: value })
    isNotModified({ 'if-none-match': value }, { etag: value }, { ...times, nowMs: START_MS })
    isNotModified({ 'if-modified-since': value }, {}, { ...times, nowMs: START_MS })
    mayTakeRange({ 'if-range': value }, { etag: value, date: value, 'last-modified': value }, START_MS)
    parseHttpDate(value, START_MS)
    parseRange(value, 10)
    selectingFields({ accept: value, foo: value }, 'accept, foo')
    const fields = { 'cache-control': value, vary: value, age: value, expires: value, 'content-range': value }
    for (const status of [200, 206]) toStorable({ 'cache-control': value }, { status, fields }, 60, times)
    // Quadratic work would take minutes.
    expect(performance.now() - begun).toBeLessThan(10_000)
  })
})
