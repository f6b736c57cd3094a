import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fqdnProblem, isFqdn } from '../../src/lib/fqdn.js'

const label = fc.stringMatching(/^[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?$/)
const topLabel = fc.stringMatching(/^(?:[a-z]{2,63}|xn--[a-z0-9]{1,59})$/)
const fqdn = fc
  .tuple(fc.array(label, { minLength: 1, maxLength: 5 }), topLabel, fc.constantFrom('', '.'))
  .map(([labels, top, root]) => `${[...labels, top].join('.')}${root}`)
  .filter((name) => name.replace(/\.$/, '').length <= 253)

describe('a fully qualified domain name', () => {
  it('accepts labels of letters, digits and hyphens in any case, with or without a final dot', () => {
    fc.assert(
      fc.property(fqdn, (name) => {
        expect(fqdnProblem(name)).toBeNull()
      }),
    )
  })

  it('rejects any other character', () => {
    const other = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 1 })
      .filter((one) => !/[a-z0-9.-]/i.test(one))
    fc.assert(
      fc.property(fqdn, other, fc.nat(), (name, character, at) => {
        const index = at % name.length
        expect(isFqdn(name.slice(0, index) + character + name.slice(index))).toBe(false)
      }),
    )
  })

  it.each([
    [`${'a'.repeat(63)}.com`, null],
    [`${'a'.repeat(64)}.com`, 'must have at most 63 characters between two dots (it has 64)'],
    [`${'a.'.repeat(125)}com`, null],
    [`${'a.'.repeat(125)}com.`, null],
    [`${'a.'.repeat(125)}coms`, 'must have at most 253 characters (it has 254)'],
    ['.'.repeat(1_000_000), 'must have at most 253 characters (it has 999999)'],
    ['', 'must not be empty'],
    ['.', 'must not be empty'],
    ['bücher.example', 'must be in ASCII: xn--bcher-kva.example'],
    ['bü cher.example', 'must be in ASCII'],
    ['example.c1', 'must end in a top-level domain, such as .com'],
    ['localhost.', 'must have at least one dot, such as shop.example.com'],
  ])('describes the problem of %s: %s', (name, problem) => {
    expect(fqdnProblem(name)).toBe(problem)
  })
})
