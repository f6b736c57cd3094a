import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRuleMatcher, type RoutedRequest } from '../../src/edge/rule-matcher.js'
import type { RuleHttpMatch } from '../../src/wire/route-stage.js'
import type { ServedRule } from '../../src/wire/served-pipeline.js'

const path = (value: string) => ({ path_filter: { path_filter_type: 'regex', value } })
const host = (value: string) => ({ host_filter: { host_filter_type: 'regex', value } })
const methods = (...method_filters: string[]) => ({ method_filters })

const rulesOf = (...matches: (RuleHttpMatch | null)[]): ServedRule[] =>
  matches.map((match, index) => ({
    position: index + 1,
    match,
    target: { kind: 'backend', id: `backend ${index}` },
  }))

const request = (values: Partial<RoutedRequest> = {}): RoutedRequest => ({
  method: 'GET',
  host: 'shop.example.com',
  target: '/static/app.js?v=2',
  ...values,
})

function match(matches: (RuleHttpMatch | null)[], asked: RoutedRequest): number {
  return createRuleMatcher(rulesOf(...matches), (_rule, problem) => expect.fail(problem))(asked)
}

describe('a rule matches', () => {
  it.each<[string, RuleHttpMatch | null, Partial<RoutedRequest>, boolean]>([
    ['everything without filters', null, {}, true],
    ['everything with no filter set', {}, { method: 'PURGE' }, true],
    ['any method, of none', methods(), { method: 'PURGE' }, true],
    ['one of several methods', methods('post', 'get'), {}, true],
    ['no other method', methods('post', 'head'), {}, false],
    ['no method in lower case: methods are case-sensitive', methods('get'), { method: 'get' }, false],
    ['a part of the path', path('tic/'), {}, true],
    ['the start of the path', path('^/static/'), {}, true],
    ['not where it is anchored elsewhere', path('^static'), {}, false],
    ['the end of the path, before the query', path('\\.js$'), {}, true],
    ['nothing in the query', path('v=2'), {}, false],
    ['the path as it was sent', path('^/%61dmin'), { target: '/%61dmin' }, true],
    ['not what the path decodes to', path('^/admin'), { target: '/%61dmin' }, false],
    ['not what its dots lead to', path('^/admin'), { target: '/static/../admin' }, false],
    ['a path with regard to case', path('^/Static'), {}, false],
    ['a path without, if it says so', path('(?i)^/Static'), {}, true],
    ['a part of the host', host('example'), {}, true],
    ['the host in lower case', host('^SHOP'), {}, false],
    ['the host alone', host('\\.com$'), {}, true],
    ['where all filters do', { ...methods('get'), ...path('^/s'), ...host('^shop') }, {}, true],
    [
      'not where the method does not',
      { ...methods('get'), ...path('^/s'), ...host('^shop') },
      { method: 'PUT' },
      false,
    ],
    [
      'not where the path does not',
      { ...methods('get'), ...path('^/s'), ...host('^shop') },
      { target: '/a' },
      false,
    ],
    [
      'not where the host does not',
      { ...methods('get'), ...path('^/s'), ...host('^shop') },
      { host: 'a.b' },
      false,
    ],
  ])('%s', (_name, filters, values, expected) => {
    expect(match([filters], request(values))).toBe(expected ? 0 : -1)
  })
})

describe('of several rules', () => {
  it('the first rule that matches wins', () => {
    const filters: readonly RuleHttpMatch[] = [
      {},
      methods('get'),
      methods('post', 'put'),
      path('^/a'),
      path('b$'),
      host('^x'),
      { ...methods('get'), ...path('b') },
      { ...host('y'), ...path('a') },
    ]
    const asked = fc.record({
      method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE'),
      host: fc.constantFrom('x', 'y', 'xy', 'z'),
      target: fc.constantFrom('/', '/a', '/b', '/ab', '/ab?c', '/b?a', '/c?a=/a'),
    })
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...filters), { maxLength: 6 }), asked, (list, one) => {
        const alone = list.map((filter) => match([filter], one) === 0)
        expect(match(list, one)).toBe(alone.indexOf(true))
      }),
    )
  })

  it('a rule that cannot be compiled matches nothing, and is reported once', () => {
    const told: [number, string][] = []
    const matcher = createRuleMatcher(
      rulesOf(path('^/(?!static)'), { ...path('.'), ...host('(') }, path('^/s')),
      ({ position }, problem) => told.push([position, problem]),
    )
    for (let n = 0; n < 3; n++) expect(matcher(request())).toBe(2)
    expect(told).toEqual([
      [1, expect.stringContaining('invalid or unsupported Perl syntax')],
      [2, expect.stringContaining('missing closing )')],
    ])
  })

  it('a rule is left out if it would take too long after all rules before it', () => {
    const told: [number, string][] = []
    const large = path('a'.repeat(190))
    const matcher = createRuleMatcher(
      rulesOf(...Array.from({ length: 30 }, () => large), path('^/s'), {}),
      ({ position }, problem) => told.push([position, problem]),
    )
    expect(told.map(([position]) => position)).toEqual([27, 28, 29, 30])
    expect(told[0]?.[1]).toBe('it and the rules before it have more than 5000 instructions together')
    expect(matcher(request({ target: '/s' }))).toBe(30)
    expect(matcher(request({ target: '/' }))).toBe(31)
  })

  it('no rule hangs on a crafted path, because matching takes linear time', () => {
    const target = `/${'a'.repeat(100_000)}!`
    const evil = ['(a+)+$', '(a|aa)+$', '^/(([a-z]+)*[-/])*$', '(.*)*(.*)*(.*)*[0-9]$', '(a|b|ab)*c']
    expect(match(evil.map(path), request({ target }))).toBe(-1)
    expect(match(evil.map(host), request({ host: target }))).toBe(-1)
  })
})
