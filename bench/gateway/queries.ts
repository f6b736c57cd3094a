/** Q1 to Q4, and how they grow with page size, stages, callers, latency, unseen documents and bytes. */
import type { Case } from './case.js'
import { idOf, PLAIN_WORLD } from './world.js'

export const caseOf = (name: string, query: string, more: Partial<Omit<Case, 'name'>> = {}): Case => ({
  name,
  operation: { query },
  world: PLAIN_WORLD,
  callers: 50,
  method: 'POST',
  variants: [],
  isUnseen: false,
  isRefused: false,
  shape: null,
  tailcall: null,
  ...more,
})

const STAGE = 'query CacheStage($id: ID!) { cacheStage(id: $id) { id fallbackTtl includeCookies } }'
const TAILCALL_STAGE = STAGE.replace('fallbackTtl includeCookies', 'fallback_ttl include_cookies')
export const STAGE_VARIABLES = { id: idOf('cache', 0, 7) }

const listOf = (back: string) =>
  `query Pipelines($first: Int, $stages: Int) { pipelines(first: $first) { edges { node { id name status createdAt
    cacheStages(first: $stages) { edges { node { id fallbackTtl includeCookies ${back} } } } } } } }`
const tailcallListOf = (back: string) =>
  `query Pipelines($first: Int!, $stages: Int!) { pipelines(first: $first) { pipelines { id name status created_at
    cacheStages(first: $stages) { stages { id fallback_ttl include_cookies ${back} } } } } }`
const BACK = 'pipeline { id name }'

function stage(name: string, more: Partial<Case> = {}): Case {
  const operation = { query: STAGE, variables: STAGE_VARIABLES }
  return caseOf(name, STAGE, { operation, shape: 'stage', tailcall: TAILCALL_STAGE, ...more })
}

function list(name: string, first: number, stages: number, more: Partial<Case> = {}): Case {
  const operation = { query: listOf(''), variables: { first, stages } }
  return caseOf(name, operation.query, { operation, shape: 'list', tailcall: tailcallListOf(''), ...more })
}

/** A response takes tens of milliseconds, so more callers would only queue. */
const FEW_CALLERS = 4

/** Every server can respond to this without the upstream. */
export const FIRST_CASE = caseOf('Q3', '{ __typename }', { shape: 'typename', tailcall: '{ __typename }' })

const listAndBack = {
  operation: { query: listOf(BACK), variables: { first: 100, stages: 10 } },
  shape: 'back',
  tailcall: tailcallListOf(BACK),
  callers: FEW_CALLERS,
} satisfies Partial<Case>

export const MAIN: readonly Case[] = [
  FIRST_CASE,
  stage('Q1'),
  list('Q2', 20, 10),
  list('Q4', 100, 10, listAndBack),
]

/** More than there are callers, so no two requests under way ask for the same thing. */
const VARIANTS = Array.from({ length: 64 }, (_, index) => index)

/** The same list for each project, because the stand-in ignores the filter. */
function listOfProject(name: string, { operation, ...more }: Case): Case {
  const query = operation.query
    .replace('($first', '($project: ID, $first')
    .replace('(first: $first)', '(first: $first, filter: { projectId: $project })')
  const variants = VARIANTS.map((index) => ({ ...operation.variables, project: idOf('project', index) }))
  return {
    ...more,
    name,
    operation: { query, ...(variants[0] && { variables: variants[0] }) },
    variants,
    tailcall: null,
  }
}

export const VARIED: readonly Case[] = [
  stage('Q1 varied', { variants: VARIANTS.map((index) => ({ id: idOf('cache', index, 7) })) }),
  listOfProject('Q2 varied', list('', 20, 10)),
  listOfProject('Q4 varied', list('', 100, 10, listAndBack)),
]

const TEXT = 'query Texts($first: Int) { pipelines(first: $first) { nodes { id description } } }'
const TAILCALL_TEXT =
  'query Texts($first: Int!) { pipelines(first: $first) { pipelines { id description } } }'

export const GROWTH: readonly Case[] = [
  ...[1, 10, 100].map((first) =>
    list(`page of ${first}`, first, 10, { callers: first === 100 ? FEW_CALLERS : 50 }),
  ),
  ...[1, 10, 100].map((stages) =>
    list(`${stages} stages each`, 20, stages, { world: { ...PLAIN_WORLD, stages }, callers: FEW_CALLERS }),
  ),
  ...[1, 10, 100, 200, 1000].map((callers) => stage(`${callers} callers`, { callers })),
  ...[0, 5, 50, 200].map((latencyMs) =>
    list(`${latencyMs} ms latency`, 20, 10, { world: { ...PLAIN_WORLD, latencyMs } }),
  ),
  caseOf('1 MB answer', TEXT, {
    operation: { query: TEXT, variables: { first: 100 } },
    world: { ...PLAIN_WORLD, textLength: 10_000 },
    callers: FEW_CALLERS,
    shape: 'text',
    tailcall: TAILCALL_TEXT,
  }),
  stage('unseen documents', {
    operation: { query: STAGE.replace('CacheStage(', 'CacheStage_UNSEEN('), variables: STAGE_VARIABLES },
    tailcall: TAILCALL_STAGE.replace('CacheStage(', 'CacheStage_UNSEEN('),
    isUnseen: true,
  }),
]
