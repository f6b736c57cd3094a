import { describe } from 'vitest'
import { type Case, checkCases, checkPairs } from './support/cases.js'

const varying = (vary: string | readonly string[]) => ({ 'cache-control': 'max-age=60', vary })
const asking = (fields: Record<string, string | readonly string[]>) => ({ fields })

describe('Vary', () => {
  const en = asking({ 'accept-language': 'en' })
  const fr = asking({ 'accept-language': 'fr' })
  checkPairs([
    {
      id: 'Vary: same',
      rfc: '9111 4.1',
      level: 'MAY',
      origin: varying('Accept-Language'),
      first: en,
      second: en,
      is: 'fresh',
    },
    {
      id: 'Vary: other',
      rfc: '9111 4.1',
      level: 'MUST',
      origin: varying('Accept-Language'),
      first: en,
      second: fr,
      is: 'miss',
    },
    {
      id: 'Vary: absent then',
      rfc: '9111 4.1',
      level: 'MUST',
      origin: varying('Accept-Language'),
      second: en,
      is: 'miss',
    },
    {
      id: 'Vary: absent now',
      rfc: '9111 4.1',
      level: 'MUST',
      origin: varying('Accept-Language'),
      first: en,
      is: 'miss',
    },
    {
      id: 'Vary: absent both times',
      rfc: '9111 4.1',
      level: 'MAY',
      origin: varying('Accept-Language'),
      is: 'fresh',
    },
    {
      id: 'Vary: absent is not empty',
      rfc: '9111 4.1',
      level: 'MUST',
      origin: varying('Foo'),
      first: asking({ foo: '' }),
      is: 'miss',
    },
    {
      id: 'Vary: other fields do not matter',
      rfc: '9111 4.1',
      level: 'MAY',
      origin: varying('Foo'),
      first: en,
      second: fr,
      is: 'fresh',
    },
    { id: 'Vary: star', rfc: '9111 4.1', level: 'MUST', origin: varying('*'), is: 'miss' },
    { id: 'Vary: star among others', rfc: '9111 4.1', level: 'MUST', origin: varying('Foo, *'), is: 'miss' },
    {
      id: 'Vary: star in second line',
      rfc: '9111 4.1',
      level: 'MUST',
      origin: varying(['Foo', '*']),
      is: 'miss',
    },
    ...['Foo;Bar', 'Foo Bar', '"Foo"', 'Bar, Foo:', 'F\xf6o'].map((vary) => ({
      id: `no field can be named ${vary}`,
      rfc: '9110 12.5.5',
      level: 'ours' as const,
      origin: varying(vary),
      is: 'miss' as const,
    })),
    { id: 'Vary: empty', rfc: '9111 4.1', level: 'ours', origin: varying(''), second: en, is: 'fresh' },
    {
      id: 'Vary: any case',
      rfc: '9110 5.1',
      level: 'MUST',
      origin: varying('ACCEPT-language'),
      first: en,
      second: fr,
      is: 'miss',
    },
    {
      id: 'Vary: several, same',
      rfc: '9111 4.1',
      level: 'MAY',
      origin: varying('Foo, Bar'),
      first: asking({ foo: '1', bar: '2' }),
      second: asking({ bar: '2', foo: '1' }),
      is: 'fresh',
    },
    {
      id: 'Vary: several, last differs',
      rfc: '9111 4.1',
      level: 'MUST',
      origin: varying('Foo,Bar'),
      first: asking({ foo: '1', bar: '2' }),
      second: asking({ foo: '1', bar: '3' }),
      is: 'miss',
    },
    {
      id: 'Vary: several lines, last differs',
      rfc: '9111 4.1',
      level: 'MUST',
      origin: varying(['Foo', 'Bar']),
      first: asking({ foo: '1', bar: '2' }),
      second: asking({ foo: '1', bar: '3' }),
      is: 'miss',
    },
    {
      id: 'Vary: values change places',
      rfc: '9111 4.1',
      level: 'MUST',
      origin: varying('Foo, Bar'),
      first: asking({ foo: '1', bar: '2' }),
      second: asking({ foo: '2', bar: '1' }),
      is: 'miss',
    },
  ])
})

describe('differences without meaning', () => {
  const rows = [
    ['lines are one value', 'foo', ['1', '2'], '1, 2', 'fresh'],
    ['space at commas', 'foo', '1,2', '1 ,  2', 'fresh'],
    ['order counts', 'foo', '1, 2', '2, 1', 'miss'],
    ['case counts', 'foo', 'a', 'A', 'miss'],
    ['an empty member may mean something', 'foo', '1,,2', '1,2', 'miss'],
    ['quotes are left alone', 'foo', '"1,2"', '"1, 2"', 'miss'],
    ['languages in another order', 'accept-language', 'en, fr;q=0.5', 'fr;q=0.5, en', 'fresh'],
    ['equal languages in another order', 'accept-language', 'fr, en', 'en, fr', 'miss'],
    ['equal types in another order', 'accept', 'text/html, text/plain', 'text/plain, text/html', 'miss'],
    ['languages in another case', 'accept-language', 'en-GB', 'EN-gb', 'fresh'],
    ['weighted encodings in another order', 'accept-encoding', 'gzip, br;q=0.5', 'br;q=0.5,gzip', 'fresh'],
    ['encodings with empty members', 'accept-encoding', 'gzip,,br,', 'gzip, br', 'fresh'],
    ['space around weights', 'accept', 'text/html; q=0.5', 'text/html;q=0.5', 'fresh'],
    ['other weights', 'accept', 'text/html;q=0.5', 'text/html;q=0.4', 'miss'],
    ['fewer alternatives', 'accept-encoding', 'gzip, br', 'gzip', 'miss'],
    ['different encodings', 'accept-encoding', 'gzip', 'br', 'miss'],
  ] as const
  checkPairs(
    rows.map(([id, name, first, second, is]) => ({
      id,
      rfc: '9111 4.1',
      level: is === 'fresh' ? 'MAY' : 'MUST',
      origin: varying(name),
      first: asking({ [name]: first }),
      second: asking({ [name]: second }),
      is,
    })),
  )
})

describe('several responses to one URL', () => {
  const origin = { fields: varying('Foo') }
  const cases: Case[] = [
    {
      id: 'each is kept',
      rfc: '9111 4.1',
      level: 'MAY',
      steps: [
        { ...asking({ foo: '1' }), origin },
        { ...asking({ foo: '2' }), is: 'miss', gets: { 'cache-status': /fwd=vary-miss/ } },
        { ...asking({ foo: '1' }), is: 'fresh', answer: '0' },
        { ...asking({ foo: '2' }), is: 'fresh', answer: '1' },
      ],
    },
    {
      id: 'the latest that fits',
      rfc: '9111 4.1',
      level: 'MUST',
      steps: [
        { ...asking({ foo: '1' }), origin },
        {
          ...asking({ foo: '1', 'cache-control': 'no-cache' }),
          origin: { fields: varying('Bar') },
          after: 1,
        },
        { ...asking({ foo: '1' }), is: 'fresh', answer: '1' },
        { ...asking({ foo: '2' }), is: 'fresh', answer: '1' },
        { ...asking({ foo: '1', bar: '2' }), is: 'fresh', answer: '0' },
      ],
    },
    {
      id: 'varies no longer',
      rfc: '9111 4.1',
      level: 'MAY',
      steps: [
        { ...asking({ foo: '1' }), origin },
        { ...asking({ foo: '2' }), origin: { fields: { 'cache-control': 'max-age=60' } }, after: 1 },
        { ...asking({ foo: '1' }), is: 'fresh', answer: '0' },
        { ...asking({ foo: '3' }), is: 'fresh', answer: '1' },
        // The variant is stale. The response that replaces it does not vary.
        { ...asking({ foo: '1' }), after: 59, is: 'miss', answer: '4' },
        { ...asking({ foo: '1' }), is: 'fresh', answer: '4' },
        { ...asking({ foo: '3' }), is: 'fresh', answer: '4' },
      ],
    },
    {
      id: 'a 304 that varies anew',
      rfc: '9111 4.3.4',
      level: 'MUST',
      steps: [
        { ...asking({ foo: '1' }), origin: { fields: { 'cache-control': 'max-age=10', etag: '"a"' } } },
        {
          ...asking({ foo: '1' }),
          after: 10,
          origin: { fields: { ...varying('Foo'), etag: '"a"' } },
          is: 'validated',
        },
        { ...asking({ foo: '1' }), is: 'fresh' },
        { ...asking({ foo: '2' }), asked: 1 },
      ],
    },
  ]
  checkCases(cases)
})
