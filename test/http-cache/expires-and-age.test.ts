import { describe, expect, it } from 'vitest'
import { settled } from '../support/settled.js'
import { checkPairs, dateAt } from './support/cases.js'
import { createHeldFetches } from './support/held-fetches.js'
import { createWorld } from './support/world.js'

describe('Expires', () => {
  checkPairs([
    {
      id: 'expires-and-age-expires',
      rfc: '9111 5.3',
      level: 'MAY',
      origin: { expires: dateAt(10) },
      after: 9,
      is: 'fresh',
    },
    {
      id: 'expires-over',
      rfc: '9111 5.3',
      level: 'MUST',
      origin: { expires: dateAt(10) },
      after: 10,
      is: 'miss',
    },
    {
      id: 'expires-by-the-origin-clock',
      rfc: '9111 4.2.1',
      level: 'MUST',
      origin: { date: dateAt(-100), expires: dateAt(-10), age: '5' },
      is: 'miss',
    },
    {
      id: 'expires-of-an-origin-that-is-ahead',
      rfc: '9111 4.2.1',
      level: 'MAY',
      origin: { date: dateAt(3600), expires: dateAt(3610) },
      after: 9,
      is: 'fresh',
    },
    {
      id: 'expires-of-an-origin-that-is-ahead-over',
      rfc: '9111 4.2.1',
      level: 'MUST',
      origin: { date: dateAt(3600), expires: dateAt(3610) },
      after: 10,
      is: 'miss',
    },
    {
      id: 'expires-without-date',
      rfc: '9110 6.6.1',
      level: 'MUST',
      origin: { date: null, expires: dateAt(10) },
      after: 9,
      is: 'fresh',
    },
    {
      id: 'expires-with-a-bad-date',
      rfc: '9110 6.6.1',
      level: 'ours',
      origin: { date: 'yesterday', expires: dateAt(10) },
      after: 9,
      is: 'fresh',
    },
    { id: 'expires-past', rfc: '9111 5.3', level: 'MUST', origin: { expires: dateAt(-1) }, is: 'miss' },
    {
      id: 'expires-at-once',
      rfc: '9111 5.3',
      level: 'MUST',
      origin: { expires: dateAt(0) },
      world: { fallbackTtlSeconds: 60 },
      is: 'miss',
    },
    ...['0', '-1', '', 'never', dateAt(60).replace('GMT', 'UTC'), dateAt(60).replace(',', '')].map(
      (expires) => ({
        id: `expires-invalid '${expires}'`,
        rfc: '9111 5.3',
        level: 'MUST' as const,
        origin: { expires },
        world: { fallbackTtlSeconds: 60 },
        is: 'miss' as const,
      }),
    ),
    {
      id: 'expires-twice',
      rfc: '9111 4.2.1',
      level: 'ours',
      origin: { expires: [dateAt(10), dateAt(20)] },
      world: { fallbackTtlSeconds: 60 },
      is: 'miss',
    },
    {
      id: 'expires-rfc850',
      rfc: '9110 5.6.7',
      level: 'MUST',
      origin: { expires: 'Thursday, 01-Jan-26 00:00:10 GMT' },
      after: 9,
      is: 'fresh',
    },
    {
      id: 'expires-asctime',
      rfc: '9110 5.6.7',
      level: 'MUST',
      origin: { expires: 'Thu Jan  1 00:00:10 2026' },
      after: 9,
      is: 'fresh',
    },
  ])
})

describe('Age', () => {
  const aged = (age: string | readonly string[]) => ({ 'cache-control': 'max-age=100', age })
  checkPairs([
    { id: 'age-counts', rfc: '9111 4.2.3', level: 'MUST', origin: aged('95'), after: 5, is: 'miss' },
    { id: 'age-leaves-some', rfc: '9111 4.2.3', level: 'MAY', origin: aged('95'), after: 4, is: 'fresh' },
    {
      id: 'age-by-date',
      rfc: '9111 4.2.3',
      level: 'MUST',
      origin: { 'cache-control': 'max-age=100', date: dateAt(-95) },
      after: 5,
      is: 'miss',
    },
    {
      id: 'age-by-date-leaves-some',
      rfc: '9111 4.2.3',
      level: 'MAY',
      origin: { 'cache-control': 'max-age=100', date: dateAt(-95) },
      after: 4,
      is: 'fresh',
    },
    {
      id: 'age-of-a-date-to-come',
      rfc: '9111 4.2.3',
      level: 'MUST',
      origin: { 'cache-control': 'max-age=100', date: dateAt(3600) },
      after: 100,
      is: 'miss',
    },
    {
      id: 'age-huge',
      rfc: '9111 1.2.2',
      level: 'MUST',
      origin: { 'cache-control': 'max-age=2147483648', age: '99999999999999999999999999999' },
      is: 'miss',
    },
    ...['abc', '-5', '1.5', '', '500;foo', '500 5', '0x500', ', 500'].map((age) => ({
      id: `age-invalid '${age}'`,
      rfc: '9111 5.1',
      level: 'SHOULD' as const,
      origin: aged(age),
      after: 99,
      is: 'fresh' as const,
    })),
    { id: 'age-list', rfc: '9111 5.1', level: 'SHOULD', origin: aged('0, 500'), after: 99, is: 'fresh' },
    { id: 'age-list-old', rfc: '9111 5.1', level: 'SHOULD', origin: aged('500, 0'), is: 'miss' },
    { id: 'age-lines', rfc: '9111 5.1', level: 'SHOULD', origin: aged(['0', '500']), after: 99, is: 'fresh' },
    { id: 'age-lines-old', rfc: '9111 5.1', level: 'SHOULD', origin: aged(['500', '0']), is: 'miss' },
  ])
  it('age-on-the-way (RFC 9111 4.2.3, MUST): the time of the fetch counts', async () => {
    const origin = createHeldFetches()
    const world = createWorld(origin.script)
    const first = world.get()
    await settled()
    world.advance(6)
    origin.call(0).answer({ fields: { 'cache-control': 'max-age=10', age: '1' } })
    expect((await first).fields.age).toBe('7')
    world.advance(2)
    expect(await world.get()).toMatchObject({ xCache: 'hit-fresh', fields: { age: '9' } })
    world.advance(1)
    void world.get()
    await settled()
    expect(origin.calls).toHaveLength(2)
  })
})
