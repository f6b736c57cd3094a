import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSelected, selectingFields } from '../../../src/http-cache/rules/vary.js'
import { text } from '../../support/arbitraries.js'

describe('what is selected by Vary', () => {
  const NAMES = ['accept', 'accept-encoding', 'accept-language', 'foo', 'user-agent'] as const
  const value = fc.oneof(
    text,
    fc.constantFrom('gzip, br', 'br,gzip', 'en;q=0.5', 'EN;q=0.5', '', 'a, b', 'b, a'),
  )
  const request = fc.dictionary(
    fc.constantFrom(...NAMES),
    fc.oneof(value, fc.array(value, { minLength: 1, maxLength: 3 })),
  )
  const vary = fc.subarray([...NAMES])
  const matches = (
    one: Record<string, string | string[]>,
    other: Record<string, string | string[]>,
    names: string[],
  ) => isSelected(other, selectingFields(one, names.join(', ')) ?? [])

  it('the selecting fields of a request select it', () => {
    fc.assert(
      fc.property(request, vary, (one, names) => {
        expect(matches(one, one, names)).toBe(true)
      }),
    )
  })

  it('selection by Vary is symmetric', () => {
    fc.assert(
      fc.property(request, request, vary, (one, other, names) => {
        expect(matches(one, other, names)).toBe(matches(other, one, names))
      }),
    )
  })

  it('selection by Vary is transitive', () => {
    fc.assert(
      fc.property(request, request, request, vary, (one, other, third, names) => {
        if (matches(one, other, names) && matches(other, third, names))
          expect(matches(one, third, names)).toBe(true)
      }),
    )
  })

  it('selection by Vary depends on no other field', () => {
    fc.assert(
      fc.property(request, request, vary, (one, other, names) => {
        const same = { ...other }
        for (const name of names) delete same[name]
        for (const name of names) if (one[name] !== undefined) same[name] = one[name]
        expect(matches(one, same, names)).toBe(true)
      }),
    )
  })

  it('selection by Vary ignores the order of alternatives of different weights, their case and their spaces', () => {
    const weights = fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], { minLength: 1 })
    const members = weights.map((all) => all.map((weight, index) => `${'abcdefghij'[index]}/x;q=0.${weight}`))
    fc.assert(
      fc.property(members, fc.constantFrom(...NAMES.slice(0, 3)), fc.nat(), (all, name, seed) => {
        const shuffled = all.map((text, index) => ({ text, at: (index * 7919 + seed) % 101 }))
        shuffled.sort((one, other) => one.at - other.at)
        const line = shuffled.map(({ text }) => text.toUpperCase()).join(' ,, ')
        expect(matches({ [name]: all.join(',') }, { [name]: line }, [name])).toBe(true)
      }),
    )
  })

  it('selection by Vary tells absent, empty and present fields apart', () => {
    fc.assert(
      fc.property(fc.constantFrom(...NAMES), fc.stringMatching(/^[a-z]{1,5}$/), (name, word) => {
        const requests = [{}, { [name]: '' }, { [name]: word }, { [name]: `${word}x` }]
        for (const [index, one] of requests.entries())
          for (const [otherIndex, other] of requests.entries())
            expect(matches(one, other, [name])).toBe(index === otherIndex)
      }),
    )
  })
})
