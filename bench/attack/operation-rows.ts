/** Attacks by expensive operations. */
import type { Row } from './row.js'
import { post, postEach, type ReceivedResponse } from './send.js'

const MEGABYTE = 950_000
const UNKNOWN_ID = '99999999-9999-4999-8999-999999999999'

/** A document with `count` root fields, each under a different alias. */
function aliased(count: number, field: string, prefix = 'a'): string {
  const fields = Array.from({ length: count }, (_, index) => `${prefix}${index.toString(36)}:${field}`)
  return `{${fields.join(' ')}}`
}

/** Each fragment spreads the previous one under two aliases, so the response has 2 ** depth objects. */
function fragmentBomb(depth: number): string {
  const fragments = Array.from({ length: depth }, (_, index) => {
    const field = `pipeline{cacheStages{nodes{...F${index}}}}`
    return `fragment F${index + 1} on CacheStage{a:${field} b:${field}}`
  })
  return `fragment F0 on CacheStage{id} ${fragments.join(' ')} {cacheStages(first:1){nodes{...F${depth}}}}`
}

function nested(
  depth: number,
  before: string,
  open: string,
  middle: string,
  close: string,
  after: string,
): string {
  return before + open.repeat(depth) + middle + close.repeat(depth) + after
}

function describeAll(answers: (ReceivedResponse | null)[]): string {
  const counts = new Map<string, number>()
  for (const answer of answers) {
    const what = describe(answer)
    counts.set(what, (counts.get(what) ?? 0) + 1)
  }
  return [...counts].map(([what, count]) => (count === 1 ? what : `${count}× ${what}`)).join(', ')
}

function describe(answer: ReceivedResponse | null): string {
  if (answer === null) return 'no answer'
  const codes = new Set([...answer.text.matchAll(/"code":"([A-Z_]+)"/g)].map(([, code]) => code))
  return [answer.status, ...codes].join(' ')
}

function* numbered(count: number, documentOf: (number: number) => string): Generator<string> {
  for (let number = 0; number < count; number++) yield documentOf(number)
}

const once = (name: string, seconds: number, query: string, headers: Record<string, string> = {}): Row => ({
  name,
  seconds,
  run: async (target, signal) => describe(await post(target, JSON.stringify({ query }), signal, headers)),
})

export const OPERATION_ROWS: readonly Row[] = [
  {
    name: '160 different queries of 0.95 MB',
    seconds: 30,
    run: async (target, signal) => {
      const padding = '#'.padEnd(MEGABYTE / 2, 'x')
      const fields = aliased(MEGABYTE / 2 / 18, '__typename')
      const documents = numbered(160, (number) => `query Q${number}${fields}${padding}`)
      return describeAll(await postEach(target, documents, signal))
    },
  },
  {
    name: '1,500 different queries of 9 KB',
    seconds: 30,
    run: async (target, signal) => {
      const fields = aliased(500, '__typename')
      return describeAll(
        await postEach(
          target,
          numbered(1500, (number) => `query Q${number}${fields}`),
          signal,
        ),
      )
    },
  },
  once('fragments spread twice, 16 deep', 30, fragmentBomb(16)),
  once('fragments spread twice, 18 deep', 30, fragmentBomb(18)),
  once('38,000 root fields that fail', 30, aliased(38_000, 'node(id:"x"){id}')),
  once('14,000 reads with a token no header can have', 30, aliased(14_000, `node(id:"${UNKNOWN_ID}"){id}`), {
    'x-auth-token': 'é\u00e9\u0080',
  }),
  once('22,000 × cacheStages(first: 5)', 30, aliased(22_000, 'cacheStages(first:5){totalCount}')),
  {
    name: 'nesting of 1,650 to 20,000',
    seconds: 30,
    run: async (target, signal) => {
      const documents = [1_650, 4_000, 20_000].flatMap((depth) => [
        nested(depth, '{', 'a{', 'b', '}', '}'),
        nested(depth, '{nodes(ids:', '[', '', ']', '){id}}'),
        nested(depth, '{pipelines(filter:', '{name:', '1', '}', '){totalCount}}'),
        nested(depth, 'query($a:', '[', 'ID', ']', '){__typename}'),
        nested(depth, '{', '...{', '__typename', '}', '}'),
      ])
      return describeAll(await postEach(target, documents, signal))
    },
  },
]

const SCAN = '{ cacheStages(first: 5) { nodes { id } } }'
const ATTACKER = { 'x-auth-token': 'attacker' }

export const UPSTREAM_ROWS: readonly Row[] = [
  {
    name: 'cacheStages over 100,000 pipelines, four at once',
    seconds: 30,
    upstream: { items: 100_000 },
    run: async (target, signal) => describeAll(await scans(target, signal)),
  },
  {
    name: 'cacheStages over an endless list, four at once',
    seconds: 30,
    upstream: { items: Number.POSITIVE_INFINITY },
    run: async (target, signal) => describeAll(await scans(target, signal)),
  },
  {
    name: "384 slow reads of one caller's",
    seconds: 30,
    upstream: { attackerReadMs: 10_000 },
    run: async (target, signal) => {
      const reads = aliased(16, `node(id:"${UNKNOWN_ID}"){id}`)
      const posts = Array.from({ length: 384 / 16 }, (_, number) => {
        const query = reads.replaceAll('9999999999"', `${String(number).padStart(10, '0')}"`)
        return post(target, JSON.stringify({ query }), signal, ATTACKER)
      })
      return describeAll(await Promise.all(posts))
    },
  },
]

function scans(target: Parameters<Row['run']>[0], signal: AbortSignal): Promise<(ReceivedResponse | null)[]> {
  return Promise.all([1, 2, 3, 4].map(() => post(target, JSON.stringify({ query: SCAN }), signal, ATTACKER)))
}
