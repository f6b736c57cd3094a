import { describe } from 'vitest'
import { type Case, checkCases } from './support/cases.js'
import { withCacheControl } from './support/responses.js'

describe('only-if-cached', () => {
  const stored = {
    origin: { fields: { 'cache-control': 'max-age=10, stale-while-revalidate=10', etag: '"a"' } },
  }
  const cases: Case[] = [
    {
      id: 'nothing-stored',
      rfc: '9111 5.2.1.7',
      level: 'SHOULD',
      steps: [
        {
          ...withCacheControl('only-if-cached'),
          asked: 0,
          status: 504,
          gets: { 'cache-control': 'no-store' },
        },
      ],
    },
    {
      id: 'stored-fresh',
      rfc: '9111 5.2.1.7',
      level: 'SHOULD',
      steps: [stored, { ...withCacheControl('only-if-cached'), is: 'fresh' }],
    },
    {
      id: 'stored-stale',
      rfc: '9111 5.2.1.7',
      level: 'SHOULD',
      steps: [stored, { ...withCacheControl('only-if-cached'), after: 30, asked: 0, status: 504 }],
    },
    {
      id: 'stored-stale-and-welcome',
      rfc: '9111 5.2.1.7',
      level: 'SHOULD',
      steps: [stored, { ...withCacheControl('only-if-cached, max-stale'), after: 30, is: 'stale' }],
    },
    {
      id: 'rejected-by-the-client-itself',
      rfc: '9111 5.2.1.7',
      level: 'SHOULD',
      steps: [stored, { ...withCacheControl('only-if-cached, max-age=2'), after: 3, asked: 0, status: 504 }],
    },
    {
      id: 'with-cookie',
      rfc: '9111 5.2.1.7',
      level: 'SHOULD',
      steps: [
        stored,
        { fields: { 'cache-control': 'only-if-cached', cookie: 'a=b' }, asked: 0, status: 504 },
      ],
    },
    {
      id: 'head',
      rfc: '9111 5.2.1.7',
      level: 'SHOULD',
      steps: [{ ...withCacheControl('only-if-cached'), method: 'HEAD', asked: 0, status: 504 }],
    },
  ]
  checkCases(cases)
})
