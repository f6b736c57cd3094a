import { describe, expect, it } from 'vitest'
import { type Case, checkCases, dateAt } from './support/cases.js'
import { createWorld } from './support/world.js'

const STORED = {
  fields: { 'cache-control': 'max-age=10', 'content-length': '5', etag: '"a"', 'x-own': '1' },
  body: 'hello',
}

describe('HEAD', () => {
  const cases: Case[] = [
    {
      id: 'is answered from a stored GET',
      rfc: '9111 4',
      level: 'MAY',
      steps: [
        { origin: STORED },
        {
          method: 'HEAD',
          after: 5,
          is: 'fresh',
          status: 200,
          gets: { 'content-length': '5', etag: '"a"', 'x-own': '1', age: '5', date: dateAt(0) },
        },
      ],
    },
    {
      id: 'is passed on where nothing is stored',
      rfc: '9110 9.3.2',
      level: 'MAY',
      steps: [{ method: 'HEAD', origin: STORED, is: 'miss', answer: '', gets: { 'content-length': '5' } }],
    },
    {
      id: 'is passed on where it is stale',
      rfc: '9111 4',
      level: 'MUST',
      steps: [{ origin: STORED }, { method: 'HEAD', after: 10, is: 'miss' }],
    },
    {
      id: 'is no answer to GET',
      rfc: '9110 9.3.2',
      level: 'MUST',
      steps: [
        { method: 'HEAD', origin: STORED },
        { is: 'miss', answer: 'hello' },
      ],
    },
    {
      id: 'leaves what is stored',
      rfc: '9111 4.3.5',
      level: 'MAY',
      steps: [
        { origin: STORED },
        { method: 'HEAD', fields: { 'cache-control': 'no-cache' }, is: 'miss' },
        { is: 'fresh', answer: 'hello' },
      ],
    },
    {
      id: 'is passed on with its conditions',
      rfc: '9110 13.1.2',
      level: 'MUST',
      steps: [
        {
          method: 'HEAD',
          fields: { 'if-none-match': '"a"' },
          origin: STORED,
          status: 304,
          sent: { 'if-none-match': '"a"' },
        },
      ],
    },
    {
      id: 'varies',
      rfc: '9111 4.1',
      level: 'MUST',
      steps: [
        { fields: { foo: '1' }, origin: { fields: { 'cache-control': 'max-age=10', vary: 'foo' } } },
        { method: 'HEAD', fields: { foo: '1' }, is: 'fresh' },
        { method: 'HEAD', fields: { foo: '2' }, is: 'miss' },
      ],
    },
  ]
  checkCases(cases)
})

describe('a HEAD that goes to the origin', () => {
  const MODIFIED = { ...STORED, fields: { ...STORED.fields, 'last-modified': dateAt(-60) } }
  const head = { method: 'HEAD', fields: { 'cache-control': 'no-cache' } }
  const showing = (status: number, fields: Record<string, string | null>): Case['steps'] => [
    { origin: MODIFIED },
    { ...head, origin: { status, fields: { ...MODIFIED.fields, ...fields } }, is: 'miss', status },
  ]
  const other = [{ etag: '"b"' }, { 'last-modified': dateAt(-59) }, { 'content-length': '6' }]
  checkCases([
    ...other.map((fields) => ({
      id: `forgets what is stored where it shows another ${Object.keys(fields)}`,
      rfc: '9111 4.3.5',
      level: 'SHOULD' as const,
      steps: [
        ...showing(200, fields),
        { origin: MODIFIED, is: 'miss' as const, sent: { 'if-none-match': null } },
      ],
    })),
    ...[...other, {}].map((fields) => ({
      id: `leaves it with status 503 and ${JSON.stringify(fields)}`,
      rfc: '9111 4.3.5',
      level: 'ours' as const,
      steps: [...showing(503, fields), { is: 'fresh' as const, answer: 'hello' }],
    })),
    {
      id: 'leaves it where it does not show them',
      rfc: '9111 4.3.5',
      level: 'ours',
      steps: [
        ...showing(200, { etag: null, 'last-modified': null, 'content-length': null }),
        { is: 'fresh', answer: 'hello' },
      ],
    },
    {
      id: 'says nothing about others to one who is known',
      rfc: '9111 3.5',
      level: 'ours',
      steps: [
        { origin: STORED },
        {
          method: 'HEAD',
          fields: { 'cache-control': 'no-cache', authorization: 'alice' },
          origin: { fields: { ...STORED.fields, etag: '"alice"' } },
          is: 'miss',
        },
        { is: 'fresh', answer: 'hello' },
      ],
    },
    {
      id: 'says nothing about another variant',
      rfc: '9111 4.3.5',
      level: 'MUST',
      steps: [
        { fields: { foo: '1' }, origin: { ...STORED, fields: { ...STORED.fields, vary: 'foo' } } },
        {
          method: 'HEAD',
          fields: { foo: '2' },
          origin: { fields: { ...STORED.fields, vary: 'foo', etag: '"b"' } },
          is: 'miss',
        },
        { fields: { foo: '1' }, is: 'fresh', answer: 'hello' },
      ],
    },
  ])
})

describe('a HEAD whose origin fails', () => {
  const DAY = 24 * 60 * 60
  const TOLERANT = 'max-age=10, stale-if-error=9'
  type Row = {
    stored: string
    origin: 'refused' | number
    after: number
    fields?: Record<string, string>
    status: number
  }
  const rows: Row[] = [
    { stored: 'max-age=10', origin: 'refused', after: 9 + DAY, status: 200 },
    { stored: 'max-age=10', origin: 'refused', after: 10 + DAY, status: 502 },
    { stored: TOLERANT, origin: 'refused', after: 18, status: 200 },
    { stored: TOLERANT, origin: 'refused', after: 19, status: 502 },
    ...[500, 502, 503, 504].map((origin) => ({ stored: TOLERANT, origin, after: 18, status: 200 })),
    { stored: TOLERANT, origin: 503, after: 19, status: 503 },
    { stored: TOLERANT, origin: 404, after: 18, status: 404 },
    { stored: 'max-age=10', origin: 503, after: 18, status: 503 },
    { stored: `${TOLERANT}, must-revalidate`, origin: 'refused', after: 18, status: 504 },
    { stored: `${TOLERANT}, must-revalidate`, origin: 503, after: 18, status: 503 },
  ]
  const wishes: Row[] = [
    { fields: { 'cache-control': 'no-cache' }, after: 5, status: 200 },
    { fields: { 'cache-control': 'stale-if-error=9' }, after: 18, status: 200 },
    { fields: { 'cache-control': 'no-store' }, after: 18, status: 502 },
    { fields: { 'if-none-match': '"a"' }, after: 18, status: 304 },
    { fields: { authorization: 'alice' }, after: 18, status: 200 },
    { fields: { cookie: 'a=1' }, after: 18, status: 502 },
  ].map((row) => ({ stored: 'max-age=10', origin: 'refused', ...row }))

  it.each([...rows, ...wishes])('a HEAD whose origin fails gets what a GET does: %j', async (row) => {
    const { stored, origin, after, fields = {}, status } = row
    const ask = async (method: string) => {
      const world = createWorld((_request, index) => {
        if (index === 0) return { fields: { 'cache-control': stored, etag: '"a"' } }
        return origin === 'refused' ? origin : { status: origin }
      })
      await world.get()
      world.advance(after)
      const answer = await world.get({ method, fields })
      return { answer, asked: world.asked.length, outcomes: world.outcomes }
    }
    const head = await ask('HEAD')
    expect(head.answer.status).toBe(status)
    const get = await ask('GET')
    // Why nothing is stored of it is the one thing that is said of a HEAD alone.
    if (head.answer.xCache === 'miss') get.answer.fields = head.answer.fields
    expect(head).toEqual({ ...get, answer: { ...get.answer, body: '' } })
  })

  checkCases([
    {
      id: 'has another variant not stand in',
      rfc: '9111 4.1',
      level: 'MUST',
      steps: [
        { fields: { foo: '1' }, origin: { fields: { 'cache-control': 'max-age=10', vary: 'foo' } } },
        { method: 'HEAD', fields: { foo: '2' }, after: 10, origin: 'refused', is: 'miss', status: 502 },
        { method: 'HEAD', fields: { foo: '1' }, asked: 1, status: 200, gets: { 'x-cache': 'hit-stale' } },
      ],
    },
    {
      id: 'has no part stand in',
      rfc: '9110 14.2',
      level: 'MUST',
      steps: [
        {
          fields: { range: 'bytes=0-1' },
          origin: {
            status: 206,
            fields: { 'cache-control': 'max-age=10', etag: '"a"', 'content-range': 'bytes 0-1/5' },
            body: 'he',
          },
        },
        { method: 'HEAD', fields: { range: 'bytes=0-1' }, origin: 'refused', is: 'miss', status: 502 },
      ],
    },
  ])
})
