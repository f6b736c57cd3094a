/** Parses the stages of a new pipeline, and puts them into the order in which they are created. */
import type { RuleHttpMatch } from '../../wire/route-stage.js'
import {
  HEAD_KIND,
  kindsAfter,
  STAGE_KINDS,
  type StageBodies,
  type StageKind,
} from '../../wire/stage-kinds.js'
import type { PipelineRouteRuleInput, PipelineStagesInput, UserError } from '../__generated__/resolvers.js'
import { stageName } from '../stage-names.js'
import { userError } from '../user-errors.js'
import { checkExactlyOne } from './checks.js'
import { optional, withoutNulls } from './fields.js'
import { parseHttpMatch } from './http-match-input.js'
import {
  accepted,
  alsoRefusedBy,
  type Parsed,
  parsedList,
  parsedObject,
  problemsIn,
  refused,
  within,
} from './parsed.js'
import { type PlannedStageInput, parsePlannedStage } from './stage-inputs.js'

export type PlannedStage<Kind extends StageKind = StageKind> = {
  [Each in Kind]: {
    kind: Each
    /** The path of its input below the mutation's input. */
    path: readonly string[]
    input: object
    /** The body of its create, without the link. */
    body: StageBodies[Each]['create']
  }
}[Kind]

/**
 * `match` is null if the rule matches every request. `backend` is the rule's own backend stage. Null: the rule leads to the
 * pipeline's backend stage.
 */
export type PlannedRule = { match: RuleHttpMatch | null; backend: PlannedStage<'backend'> | null }

export type PipelinePlan = {
  /** The last stage of the chain. */
  backend: PlannedStage<'backend'>
  /** The other stages, starting next to the backend stage. Each leads to the one before it in this list. */
  stages: readonly PlannedStage[]
  /** The rules of the route stage. Empty if there is none. */
  rules: readonly PlannedRule[]
}

/** The kinds that every pipeline has, even if the input leaves them out. */
const REQUIRED_KINDS: readonly StageKind[] = [HEAD_KIND]

export function parsePipelineStages(input: PipelineStagesInput): Parsed<PipelinePlan> {
  const stages: PlannedStage[] = []
  const problems: UserError[] = []
  let rules: Parsed<PlannedRule[]> = accepted([])
  const backend = planOne('backend', input.backendStage, ['stages', 'backendStage'])
  problems.push(...problemsIn(backend))
  for (const kind of STAGE_KINDS.toReversed()) {
    if (kind === 'backend') continue
    const stage = planStage(kind, input)
    if (stage?.ok === true) stages.push(stage.value)
    else if (stage !== null) problems.push(...stage.problems)
    if (kind === 'route') {
      rules = parseRules(input)
      problems.push(...problemsIn(rules))
    }
  }
  problems.push(...checkReachable(input))
  if (!backend.ok || !rules.ok || problems.length > 0) return within(['stages'], refused(...problems))
  return accepted({ backend: backend.value, stages, rules: rules.value })
}

/** Null: the pipeline has no stage of this kind. */
function planStage(kind: StageKind, stages: PipelineStagesInput): Parsed<PlannedStage> | null {
  const input = stages[stageName(kind)] ?? (REQUIRED_KINDS.includes(kind) ? {} : null)
  return input === null ? null : planOne(kind, input, ['stages', stageName(kind)])
}

function planOne<Kind extends StageKind>(
  kind: Kind,
  input: PlannedStageInput<Kind>,
  path: readonly string[],
): Parsed<PlannedStage<Kind>> {
  const body = parsePlannedStage(kind, input)
  return body.ok ? accepted({ kind, path, input, body: body.value } as PlannedStage<Kind>) : body
}

function parseRules({ routeStage, wafStage }: PipelineStagesInput): Parsed<PlannedRule[]> {
  const parsed = parsedList('routeRules', routeStage?.routeRules ?? [], (rule, index) =>
    parseRule(rule, Boolean(wafStage), ['stages', 'routeStage', 'routeRules', String(index), 'backendStage']),
  )
  return within(['routeStage'], parsed)
}

function parseRule(
  input: PipelineRouteRuleInput,
  hasWaf: boolean,
  path: readonly string[],
): Parsed<PlannedRule> {
  const rule = withoutNulls(input)
  const { backendStage, skipWaf } = rule
  const parsed = parsedObject({
    match: optional(rule, 'ruleHttpMatch', parseHttpMatch),
    backend: backendStage ? planOne('backend', backendStage, path) : accepted(undefined),
  })
  const problems = checkExactlyOne(rule, 'backendStage', 'skipWaf')
  if (skipWaf && !hasWaf)
    problems.push(userError('INVALID', ['input', 'skipWaf'], 'skipWaf needs a wafStage to skip, got none'))
  const checked = alsoRefusedBy(parsed, problems)
  if (!checked.ok) return checked
  const { match = null, backend = null } = checked.value
  return accepted({ match, backend })
}

/** Every stage needs a stage in front of it that can lead to it. The first is the DNS stage, which every pipeline has. */
function checkReachable(stages: PipelineStagesInput): UserError[] {
  const reached = new Set<StageKind>(REQUIRED_KINDS)
  for (const kind of STAGE_KINDS)
    if (stages[stageName(kind)] && [...reached].some((front) => kindsAfter(front).includes(kind)))
      reached.add(kind)
  return STAGE_KINDS.toReversed()
    .filter((kind) => stages[stageName(kind)] && !reached.has(kind))
    .map((kind) => {
      const fronts = frontsOf(kind).map((front) => `a ${stageName(front)}`)
      const none = fronts.length === 2 ? 'neither' : 'none'
      const message = `${stageName(kind)} needs ${fronts.join(' or ')} in front of it, got ${none}`
      return userError('INVALID', ['input', stageName(kind)], message)
    })
}

/** The kinds that can lead to this one, nearest first. If a DNS stage can lead to some of them, only those are returned. */
function frontsOf(kind: StageKind): StageKind[] {
  const fronts = STAGE_KINDS.filter((front) => kindsAfter(front).includes(kind)).toReversed()
  const first = fronts.filter((front) => kindsAfter(HEAD_KIND).includes(front))
  return first.length > 0 ? first : fronts
}
