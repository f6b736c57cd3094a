/** Parses the stages of a pipeline to be into the order in which they are made. */
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
import { parseHttpMatch } from './route-rules-input.js'
import { type PlannedStageInput, parsePlannedStage } from './stage-inputs.js'

export type PlannedStage<Kind extends StageKind = StageKind> = {
  [Each in Kind]: {
    kind: Each
    /** Where its input stands, below the mutation's input. */
    path: readonly string[]
    input: object
    /** Without its link. */
    body: StageBodies[Each]['create']
  }
}[Kind]

/** `backend` is a backend stage of the rule's own. Null: the rule leads to the pipeline's backend stage. */
export type PlannedRule = { match: RuleHttpMatch | null; backend: PlannedStage<'backend'> | null }

export type PipelinePlan = {
  /** The end of the chain. */
  backend: PlannedStage<'backend'>
  /** The other stages, from the backend stage outwards: each leads to the one before it. */
  stages: readonly PlannedStage[]
  /** Of the route stage, if there is one. */
  rules: readonly PlannedRule[]
}

/** Kinds that are made even if the input leaves them out. */
const ALWAYS: readonly StageKind[] = [HEAD_KIND]

export function parsePipelineStages(input: PipelineStagesInput): Parsed<PipelinePlan> {
  const stages: PlannedStage[] = []
  const problems: UserError[] = []
  let rules: Parsed<PlannedRule[]> = accepted([])
  const backend = plan('backend', input.backendStage, ['stages', 'backendStage'])
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
  problems.push(...checkEntrance(input))
  if (!backend.ok || !rules.ok || problems.length > 0) return within(['stages'], refused(...problems))
  return accepted({ backend: backend.value, stages, rules: rules.value })
}

/** Null: the pipeline has no stage of this kind. */
function planStage(kind: StageKind, stages: PipelineStagesInput): Parsed<PlannedStage> | null {
  const input = stages[stageName(kind)] ?? (ALWAYS.includes(kind) ? {} : null)
  return input === null ? null : plan(kind, input, ['stages', stageName(kind)])
}

function plan<Kind extends StageKind>(
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
    backend: backendStage ? plan('backend', backendStage, path) : accepted(undefined),
  })
  const problems = checkExactlyOne(rule, 'backendStage', 'skipWaf')
  if (skipWaf && !hasWaf)
    problems.push(userError('INVALID', ['input', 'skipWaf'], 'skipWaf needs a wafStage to skip, got none'))
  const checked = alsoRefusedBy(parsed, problems)
  if (!checked.ok) return checked
  const { match = null, backend = null } = checked.value
  return accepted({ match, backend })
}

/** Every stage needs one in front of it that can lead to it. The first is the DNS stage, which is always made. */
function checkEntrance(stages: PipelineStagesInput): UserError[] {
  const reached = new Set<StageKind>(ALWAYS)
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

/** The kinds that can lead to this one, nearest first; if a DNS stage can lead to some of them, only those. */
function frontsOf(kind: StageKind): StageKind[] {
  const fronts = STAGE_KINDS.filter((front) => kindsAfter(front).includes(kind)).toReversed()
  const first = fronts.filter((front) => kindsAfter(HEAD_KIND).includes(front))
  return first.length > 0 ? first : fronts
}
