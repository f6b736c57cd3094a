import { describe } from 'vitest'
import { checkCases } from '../support/cases.js'

/** 30 December 2025, 12:00:00 UTC: a day and a half before the tests' clock starts. */
const BEFORE = {
  'IMF-fixdate': 'Tue, 30 Dec 2025 12:00:00 GMT',
  'RFC 850': 'Tuesday, 30-Dec-25 12:00:00 GMT',
  asctime: 'Tue Dec 30 12:00:00 2025',
}
const AFTER = {
  'IMF-fixdate': 'Fri, 02 Jan 2026 12:00:00 GMT',
  'RFC 850': 'Friday, 02-Jan-26 12:00:00 GMT',
  asctime: 'Fri Jan  2 12:00:00 2026',
}
const FORMS = ['IMF-fixdate', 'RFC 850', 'asctime'] as const

const SPELLINGS = FORMS.flatMap((form) =>
  [
    { spelling: 'as the RFC spells it', spell: (text: string) => text },
    { spelling: 'in lower case', spell: (text: string) => text.toLowerCase() },
    { spelling: 'in upper case', spell: (text: string) => text.toUpperCase() },
    { spelling: 'with gmt in lower case', spell: (text: string) => text.replace('GMT', 'gmt') },
    {
      spelling: 'with names in lower case',
      spell: (text: string) => text.replace(/[A-Z][a-z]{2}/g, (name) => name.toLowerCase()),
    },
  ].map(({ spelling, spell }) => ({
    name: `${form} ${spelling}`,
    before: spell(BEFORE[form]),
    after: spell(AFTER[form]),
  })),
)

const LONG = { 'cache-control': 'max-age=60' }

describe('a date in any form and case', () => {
  checkCases(
    SPELLINGS.flatMap(({ name, before, after }) => {
      return [
        {
          id: `Expires in the future: ${name}`,
          rfc: '9111 4.2',
          level: 'SHOULD' as const,
          steps: [{ origin: { fields: { expires: after } } }, { after: 60, is: 'fresh' as const }],
        },
        {
          id: `Expires in the past: ${name}`,
          rfc: '9111 5.3',
          level: 'SHOULD' as const,
          steps: [{ origin: { fields: { expires: before } } }, { after: 1, is: 'miss' as const }],
          world: { fallbackTtlSeconds: 60 },
        },
        {
          id: `Date makes an answer old: ${name}`,
          rfc: '9111 4.2.3',
          level: 'SHOULD' as const,
          steps: [
            { origin: { fields: { ...LONG, date: before } } },
            { after: 1, is: 'miss' as const, origin: { fields: LONG } },
          ],
        },
        {
          id: `If-Modified-Since: ${name}`,
          rfc: '9111 4.3.2',
          level: 'SHOULD' as const,
          steps: [
            { origin: { fields: { ...LONG, 'last-modified': BEFORE['IMF-fixdate'] } } },
            { fields: { 'if-modified-since': before }, is: 'fresh' as const, status: 304 },
          ],
        },
        {
          id: `Last-Modified: ${name}`,
          rfc: '9111 4.3.2',
          level: 'SHOULD' as const,
          steps: [
            { origin: { fields: { ...LONG, 'last-modified': before } } },
            {
              fields: { 'if-modified-since': BEFORE['IMF-fixdate'] },
              is: 'fresh' as const,
              status: 304,
            },
          ],
        },
        {
          id: `If-Range: ${name}`,
          rfc: '9110 13.1.5',
          level: 'SHOULD' as const,
          steps: [
            { origin: { body: '0123456789', fields: { ...LONG, 'last-modified': BEFORE['IMF-fixdate'] } } },
            {
              fields: { range: 'bytes=0-1', 'if-range': before },
              is: 'fresh' as const,
              status: 206,
              answer: '01',
            },
          ],
        },
      ]
    }),
  )
})

describe('text that is no date', () => {
  checkCases([
    {
      id: 'Expires in another zone is in the past',
      rfc: '9111 4.2',
      level: 'SHOULD',
      world: { fallbackTtlSeconds: 60 },
      steps: [{ origin: { fields: { expires: 'Fri, 02 Jan 2026 12:00:00 CET' } } }, { after: 1, is: 'miss' }],
    },
    {
      id: 'If-Modified-Since is ignored',
      rfc: '9110 13.1.3',
      level: 'MUST',
      steps: [
        { origin: { fields: { ...LONG, 'last-modified': BEFORE['IMF-fixdate'] } } },
        { fields: { 'if-modified-since': '2026-01-01T00:00:00Z' }, is: 'fresh', status: 200 },
      ],
    },
  ])
})
