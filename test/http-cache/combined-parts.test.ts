import { describe } from 'vitest'
import { type Case, checkCases, dateAt } from './support/cases.js'
import { asking, BODY, part } from './support/parts.js'

describe('parts that lie', () => {
  const lies: [string, ReturnType<typeof part>][] = [
    ['shorter than it says', { ...part(2, 6), body: '23' }],
    ['longer than it says', { ...part(2, 6), body: '2345678' }],
    ['ends before it begins', part(2, 6, { 'content-range': 'bytes 6-2/10' })],
    ['ends beyond the whole', part(2, 6, { 'content-range': 'bytes 2-6/6' })],
    ['in other units', part(2, 6, { 'content-range': 'lines 2-6/10' })],
    ['garbage', part(2, 6, { 'content-range': 'bytes 2-6' })],
    ['unsatisfied', part(2, 6, { 'content-range': 'bytes */10' })],
  ]
  checkCases(
    lies.map(([id, origin]) => ({
      id,
      rfc: '9111 3.3',
      level: 'MUST',
      steps: [
        { ...asking('bytes=2-6'), origin },
        { ...asking('bytes=2-6'), origin: part(2, 6), is: 'miss', answer: '23456' },
      ],
    })),
  )
})

describe('parts that belong together', () => {
  const range = ({ fields }: ReturnType<typeof part>) =>
    asking(String(fields['content-range']).replace(/bytes (.*)\/.*/, 'bytes=$1'))
  const two = (first: ReturnType<typeof part>, second: ReturnType<typeof part>) => [
    { ...range(first), origin: first },
    { ...range(second), origin: second, after: 1 },
  ]
  const cases: Case[] = [
    {
      id: 'that touch',
      rfc: '9111 3.4',
      level: 'MAY',
      steps: [...two(part(2, 4), part(5, 7)), { ...asking('bytes=3-6'), is: 'fresh', answer: '3456' }],
    },
    {
      id: 'that overlap',
      rfc: '9111 3.4',
      level: 'MAY',
      steps: [...two(part(4, 7), part(2, 5)), { ...asking('bytes=2-7'), is: 'fresh', answer: '234567' }],
    },
    {
      id: 'one within the other',
      rfc: '9111 3.4',
      level: 'MAY',
      steps: [...two(part(4, 5), part(2, 8)), { ...asking('bytes=2-8'), is: 'fresh', answer: '2345678' }],
    },
    {
      id: 'that make the whole',
      rfc: '9111 3.4',
      level: 'MAY',
      steps: [
        ...two(part(5, 9), part(0, 6)),
        { is: 'fresh', status: 200, answer: BODY, gets: { 'content-length': '10', 'content-range': null } },
        { ...asking('bytes=-1'), is: 'fresh', status: 206, answer: '9' },
      ],
    },
    {
      id: 'take the fields of the later',
      rfc: '9111 3.4',
      level: 'MUST',
      steps: [
        ...two(part(2, 4, { 'x-own': '1', 'x-old': '1' }), part(5, 7, { 'x-own': '2' })),
        {
          ...asking('bytes=2-7'),
          is: 'fresh',
          gets: { 'x-own': '2', date: dateAt(1), 'content-range': 'bytes 2-7/10' },
        },
      ],
    },
    {
      id: 'that would be too large together',
      rfc: '9111 3.4',
      level: 'ours',
      world: { maxObjectBytes: 5 },
      steps: [
        ...two(part(0, 4), part(5, 7)),
        { ...asking('bytes=5-7'), is: 'fresh', answer: '567' },
        { ...asking('bytes=0-7'), origin: part(0, 7), is: 'miss' },
      ],
    },
    ...(
      [
        ['that leave a gap', part(2, 4), part(6, 7)],
        ['with other tags', part(2, 4), part(5, 7, { etag: '"b"' })],
        ['with weak tags', part(2, 4, { etag: 'W/"a"' }), part(5, 7, { etag: 'W/"a"' })],
        ['without tags', part(2, 4, { etag: '' }), part(5, 7, { etag: '' })],
        ['of other totals', part(2, 4), part(5, 7, {}, 11)],
        ['of a total that is not known', part(2, 4), part(5, 7, {}, '*')],
      ] as const
    ).map(
      ([id, first, second]): Case => ({
        id: `not ${id}`,
        rfc: '9111 3.4',
        level: 'MUST',
        steps: [...two(first, second), { ...asking('bytes=2-7'), origin: part(2, 7), is: 'miss' }],
      }),
    ),
  ]
  checkCases(cases)
})
