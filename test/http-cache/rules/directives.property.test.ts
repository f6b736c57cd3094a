import fc from 'fast-check'
import { parseDictionary } from 'structured-headers'
import { describe, expect, it } from 'vitest'
import {
  fieldNamesOf,
  parseDirectives,
  responseDirectives,
  secondsOf,
} from '../../../src/http-cache/rules/cache-control.js'
import { requestDirectives } from '../../../src/http-cache/rules/reuse.js'
import { text } from '../../support/arbitraries.js'

const token = fc.stringMatching(/^[!#$%&'*+.^_`|~0-9a-zA-Z-]{1,12}$/)
const argument = fc.oneof(
  fc.constant(null),
  token,
  // Any quoted string of RFC 9110 section 5.6.4.
  fc.stringMatching(/^[\t\x20-\x7e]{0,20}$/),
)
const directives = fc.uniqueArray(fc.tuple(token, argument), {
  selector: ([name]) => name.toLowerCase(),
  maxLength: 8,
})

function format([name, value]: [string, string | null]): string {
  if (value === null) return name
  return /^[!#$%&'*+.^_`|~0-9a-zA-Z-]+$/.test(value)
    ? `${name}=${value}`
    : `${name}="${value.replace(/["\\]/g, '\\$&')}"`
}

describe('directives', () => {
  // If these were ignored, the fallback TTL would store responses that must not be stored.
  it.each([
    'no-store; no-cache',
    'private; max-age=60',
    'max-age=60;no-store',
    'no-store;foo',
    'private\\',
    'foo="bar, no-store',
    'foo="a\\"b; private',
    '"no-store',
  ])('malformed directives still forbid what they were meant to forbid: %s', (line) => {
    const directives = parseDirectives(line)
    expect(directives.has('no-store') || directives.has('private')).toBe(true)
  })

  it('directives that are formatted are parsed back', () => {
    fc.assert(
      fc.property(directives, fc.constantFrom(',', ', ', ' ,\t', ',, ,'), (all, comma) => {
        expect([...parseDirectives(all.map(format).join(comma))]).toEqual(
          all.map(([name, value]) => [name.toLowerCase(), value]),
        )
      }),
    )
  })

  it('directives mean the same in any case', () => {
    fc.assert(
      fc.property(directives, (all) => {
        const line = all.map(format).join(', ')
        const upper = all.map(([name, value]) => format([name.toUpperCase(), value])).join(', ')
        expect(parseDirectives(upper)).toEqual(parseDirectives(line))
      }),
    )
  })

  it('directives are neither lost nor made up beside malformed ones', () => {
    fc.assert(
      fc.property(text, (nonsense) => {
        // With an even number of quotes, no quoted string is left open.
        const closed = nonsense.replace(/["\\]/g, '')
        expect(parseDirectives(`${closed}, no-store`).has('no-store')).toBe(true)
        expect(parseDirectives(`x="${closed}", y`).has('y')).toBe(true)
        expect([...parseDirectives(`x="${closed}"`).keys()]).toEqual(['x'])
      }),
    )
  })

  it('directives are parsed from any text without an error', () => {
    fc.assert(
      fc.property(text, (line) => {
        const parsed = parseDirectives(line)
        for (const name of parsed.keys()) {
          expect(name).toMatch(/^[^\s,="]+$/)
          expect(secondsOf(parsed, name)).toBeGreaterThanOrEqual(0)
          expect(fieldNamesOf(parsed, name)).not.toContain('')
        }
        responseDirectives({ 'cdn-cache-control': line, 'cache-control': line })
        requestDirectives({ pragma: line })
      }),
    )
  })

  it('targeted directives count as their dictionary says', () => {
    fc.assert(
      fc.property(text, (line) => {
        let isDictionary = true
        try {
          isDictionary = parseDictionary(line).size > 0
        } catch {
          isDictionary = false
        }
        const { isTargeted } = responseDirectives({ 'cdn-cache-control': line })
        if (!isDictionary) expect(isTargeted).toBe(false)
      }),
    )
  })
})
