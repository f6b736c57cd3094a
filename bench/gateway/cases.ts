/** The groups of cases, and which servers are worth comparing in each. */
import { readFileSync } from 'node:fs'
import type { Case } from './case.js'
import type { Options } from './options.js'
import { othersOf } from './others.js'
import { GROWTH, MAIN, VARIED } from './queries.js'
import { hasTailcall, SCHEMA } from './servers.js'

export type Group = {
  readonly title: string
  readonly cases: readonly Case[]
  readonly servers: readonly string[]
}

const ADDED = /^edgeway[@:]/

export function chooseGroups(options: Options, known: readonly string[]): Group[] {
  const native = hasTailcall() ? ['tailcall'] : []
  const added = known.filter((name) => ADDED.test(name))
  const all = {
    main: {
      title: 'Q1 to Q4',
      cases: MAIN,
      servers: ['bare-rest', 'edgeway', 'mercurius', 'apollo', 'yoga', ...native, ...added],
    },
    varied: {
      title: 'Q1 to Q4, where no two requests under way ask for the same thing',
      cases: VARIED,
      servers: ['bare-rest', 'edgeway', 'mercurius', ...native, ...added],
    },
    others: {
      title: 'Other operations',
      cases: othersOf(readFileSync(SCHEMA, 'utf8')),
      servers: ['mercurius-bulk', 'edgeway', ...added],
    },
    growth: {
      title: 'Growth',
      cases: GROWTH,
      servers: ['bare-rest', 'edgeway', 'mercurius', ...native, ...added],
    },
  } satisfies Record<string, Group>
  const names = new Set(options.queries)
  const unknownServer = options.servers?.find((name) => !known.includes(name))
  if (unknownServer !== undefined)
    throw new Error(`--servers: no ${unknownServer}; there are ${known.join(', ')}`)
  const groups = Object.entries(all).map(([name, { title, cases, servers }]) => ({
    title,
    cases: names.delete(name) ? cases : cases.filter((candidate) => names.delete(candidate.name)),
    servers: options.servers ?? servers,
  }))
  const [unknownQuery] = names
  if (unknownQuery !== undefined) throw new Error(`--queries: no ${unknownQuery}`)
  return groups.filter(({ cases }) => cases.length > 0)
}
