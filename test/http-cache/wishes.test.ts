/** RFC 9111 section 4.1 and RFC 9110 section 12.5: all spellings of one wish select one variant, and no two wishes share one. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normalisedField } from '../../src/http-cache/rules/normalise-field.js'
import { checkPairs } from './support/cases.js'

type Wishes = { readonly field: string; readonly wishes: readonly (readonly string[])[] }

/** Each row is one wish in several spellings. */
const FIELDS: readonly Wishes[] = [
  {
    field: 'Accept-Encoding',
    wishes: [
      [
        'gzip',
        'GZIP',
        ' gzip ',
        'gzip;q=1',
        'gzip;q=1.0',
        'gzip;q=1.000',
        'gzip ; Q=1.',
        'x-gzip',
        'X-GZip;q=1.0',
        'gzip, gzip',
        ',gzip,,',
        '\tgzip\t',
        'gzip, br;q=0',
        'zstd;q=0.0, x-gzip, br;q=0',
      ],
      ['gzip, br', 'br, gzip', 'br,gzip', 'gzip;q=1.0,br;q=1', ' gzip , br', 'x-gzip, BR'],
      ['gzip;q=0.5', 'gzip;q=0.50', 'gzip;q=0.500', 'GZIP ; q=0.5'],
      ['gzip, br;q=0.5', 'br;q=0.5, gzip', 'br;q=0.500,gzip;q=1.0'],
      ['gzip;q=0.5, br'],
      ['br', 'BR;q=1.0'],
      ['*', '*;q=1', '*;q=1.000'],
      ['*;q=0', '*;q=0.0'],
      ['gzip, *;q=0', '*;q=0.0, gzip;q=1'],
      ['gzip, identity', 'identity, gzip', 'gzip, identity, *;q=0'],
      ['compress', 'x-compress'],
      ['deflate'],
      ['zstd'],
      ['gzip;q=2'],
      ['gzip;q=0.1234'],
      ['gzip;q=x'],
      ['gzip;q='],
      ['gzip;level=1', 'gzip; Level=1'],
      ['xgzip'],
      ['gzip\xa0'],
      ['g zip'],
      ['gzip br'],
      // Only what is not encoded.
      [
        '',
        ' ',
        ',',
        ' , ,',
        'identity',
        'IDENTITY;q=1',
        'identity;q=1, *;q=0',
        'gzip;q=0',
        'gzip;q=0., br;q=0.000',
      ],
    ],
  },
  {
    field: 'Accept-Language',
    wishes: [
      ['en', 'EN', 'en;q=1.0', 'en, EN'],
      ['en-GB, en;q=0.5', 'EN-gb;q=1,en;q=0.50', 'en;q=0.5, en-gb'],
      // The first of equals may be what an origin takes.
      ['en, fr', 'EN;q=1.0,FR'],
      ['fr, en'],
      ['en;q=0'],
      ['*'],
    ],
  },
  {
    field: 'Accept',
    wishes: [
      ['text/html', 'TEXT/HTML', 'text/html;q=1.0', ' text/html ; q=1'],
      ['text/html, */*;q=0.8', '*/*;q=0.80, Text/Html;q=1.000'],
      ['text/html, text/plain'],
      ['text/plain, text/html'],
      // The media type decides whether case matters in a parameter.
      ['text/x;a=B', 'TEXT/X;a=B', 'text/x ; a=B'],
      ['text/x;a=b'],
      ['text/x;a="b, c"'],
      ['text/x;a="b,c"'],
    ],
  },
  { field: 'Accept-Charset', wishes: [['utf-8', 'UTF-8', 'utf-8;q=1.0'], ['utf-8;q=0.1'], ['latin1']] },
]

describe.each(FIELDS)('the preferences in $field', ({ field, wishes }) => {
  const name = field.toLowerCase()
  const ask = (value: string) => ({ fields: { [name]: value } })

  checkPairs(
    wishes.flatMap(([first = '', ...spellings]) =>
      spellings.map((spelling) => ({
        id: `one wish: ${JSON.stringify(first)} and ${JSON.stringify(spelling)}`,
        rfc: '9111 4.1',
        level: 'MAY' as const,
        origin: { 'cache-control': 'max-age=60', vary: field },
        first: ask(first),
        second: ask(spelling),
        is: 'fresh' as const,
      })),
    ),
  )

  it('preferences in $field are compared in any spelling', () => {
    for (const [index, spellings] of wishes.entries())
      for (const [otherIndex, others] of wishes.entries())
        for (const one of spellings)
          for (const other of others) {
            const isSame = normalisedField({ [name]: one }, name) === normalisedField({ [name]: other }, name)
            expect({ one, other, isSame }).toEqual({ one, other, isSame: index === otherIndex })
          }
  })
})

describe('a preference for codings', () => {
  const coding = fc.constantFrom('gzip', 'br', 'zstd', 'deflate', 'identity', '*', 'compress')
  const thousandths = fc.oneof(fc.constant(1000), fc.integer({ min: 0, max: 1000 }))
  const wish = fc
    .uniqueArray(fc.tuple(coding, thousandths), { selector: ([name]) => name, minLength: 1, maxLength: 5 })
    .map((members) => new Map(members))

  /** A weight in one of its spellings. */
  const spellWeight = (weight: number, kind: number) => {
    if (weight === 1000) return ['', ';q=1', ';q=1.0', ' ; Q=1.000'][kind % 4] ?? ''
    const digits = String(weight).padStart(3, '0')
    return [`;q=0.${digits}`, `;q=0.${digits.replace(/0+$/, '')}`, `; q=0.${digits}`][kind % 3] ?? ''
  }
  const spell = (members: ReadonlyMap<string, number>, seed: number) =>
    [...members]
      .map(([name, weight], index) => {
        const kind = seed >> index
        const spelt = kind % 2 === 0 ? name : name.toUpperCase()
        return { text: `${spelt}${spellWeight(weight, kind)}`, at: (index * 7919 + seed) % 101 }
      })
      .sort((one, other) => one.at - other.at)
      .map(({ text }) => text)
      .join(seed % 2 === 0 ? ',' : ' , ')
  const normal = (value: string) => normalisedField({ 'accept-encoding': value }, 'accept-encoding')

  it('a preference for codings is the same in any order, case and number of digits', () => {
    fc.assert(
      fc.property(wish, fc.nat(), fc.nat(), (members, seed, otherSeed) => {
        expect(normal(spell(members, seed))).toBe(normal(spell(members, otherSeed)))
      }),
    )
  })

  it('two preferences for codings with different meanings differ', () => {
    /** The weight that the client gives each coding, by RFC 9110 section 12.5.3. */
    const meaning = (members: ReadonlyMap<string, number>) => {
      const worth = (name: string, unlisted: number | string) =>
        members.get(name) ?? members.get('*') ?? unlisted
      const encoded = ['gzip', 'br', 'zstd', 'deflate', 'compress', 'another'].map((name) => worth(name, 0))
      const plain = worth('identity', 'if nothing else')
      // Where there is no choice, it does not matter how welcome the one possibility is.
      const isOnlyPlain =
        encoded.every((weight) => weight === 0) && (plain === 1000 || plain === 'if nothing else')
      return JSON.stringify(isOnlyPlain ? 'plain' : [encoded, plain])
    }
    fc.assert(
      fc.property(wish, wish, fc.nat(), (one, other, seed) => {
        if (normal(spell(one, seed)) === normal(spell(other, seed))) expect(meaning(one)).toBe(meaning(other))
      }),
      { numRuns: 1000 },
    )
  })

  it('a preference for codings keeps all of very many members', () => {
    const long = Array.from({ length: 4000 }, (_, index) => `a${index}`).join(',')
    expect(normal(long)?.split(',')).toHaveLength(4000)
  })
})
