import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cdnInfoOf, hasPassed } from '../../../src/edge/origins/cdn-loop.js'

const ID = '0c7b1a52-3d4e-4f60-8a91-b2c3d4e5f607'

describe('CDN-Loop', () => {
  it.each([
    ['its own mark', `edgeway; pipeline="${ID}"`, true],
    ['without spaces', `edgeway;pipeline="${ID}"`, true],
    ['as a token, in another case', `EdgeWay ; Pipeline=${ID.toUpperCase()}`, true],
    ['among others', `other, edgeway; x=1; pipeline="${ID}" , third; a="b, c"`, true],
    ['in a second line', ['other', `edgeway; pipeline="${ID}"`], true],
    ['of another pipeline', 'edgeway; pipeline="11111111-3d4e-4f60-8a91-b2c3d4e5f607"', false],
    ['of another CDN', `other; pipeline="${ID}"`, false],
    ['within quotes', `other; note="edgeway; pipeline=${ID}, edgeway"`, false],
    ['nothing', undefined, false],
    ['a quote that does not end', `edgeway; pipeline="${ID}`, false],
  ])('CDN-Loop is checked for the mark of this edge: %s', (_case, field, expected) => {
    expect(hasPassed(ID, field)).toBe(expected)
  })

  it('the mark of this edge is found after any valid marks of others', () => {
    const token = fc.stringMatching(/^[a-z0-9.-]{1,12}$/)
    const quoted = fc.stringMatching(/^[a-z,;= ]{0,12}$/).map((text) => `"${text}"`)
    const parameter = fc.tuple(token, fc.oneof(token, quoted)).map(([name, value]) => `${name}=${value}`)
    const member = fc
      .tuple(token, fc.array(parameter))
      .map(([cdn, parameters]) => [cdn, ...parameters].join('; '))
    fc.assert(
      fc.property(fc.array(member), fc.array(member), (before, after) => {
        expect(hasPassed(ID, [...before, ...after].join(', '))).toBe(false)
        expect(hasPassed(ID, [...before, cdnInfoOf(ID), ...after].join(', '))).toBe(true)
      }),
    )
  })

  it('a long CDN-Loop field takes little time', () => {
    const field = `${ID}${'"\\'.repeat(50_000)}`
    const startMs = performance.now()
    hasPassed(ID, field)
    expect(performance.now() - startMs).toBeLessThan(1_000)
  })
})
