import type { PipelineRouteRuleInput, PipelineStagesInput, UserError } from '../__generated__/resolvers.js'
import { userError } from '../user-errors.js'
import { checkOrigin } from './backend-stage-input.js'
import { checkRequired, checkSeconds } from './checks.js'
import { checkCertificate } from './tls-stage-input.js'
import { checkWafSettings } from './waf-stage-input.js'

const PATH = ['input', 'stages']

/** Everything that is wrong with the stages of a pipeline to be, as far as it can be known beforehand. */
export function checkPipelineStages(stages: PipelineStagesInput): UserError[] {
  const { backendStage, wafStage, routeStage, cacheStage, tlsStage } = stages
  const within = (name: string, problems: UserError[]) =>
    problems.map((problem) => below([...PATH, name], problem))
  return [
    ...checkBackend(backendStage, [...PATH, 'backendStage']),
    ...(wafStage
      ? [
          ...within('wafStage', checkRequired(wafStage, 'mode', 'paranoiaLevel')),
          ...checkWafSettings(wafStage, [...PATH, 'wafStage']),
        ]
      : []),
    ...(routeStage?.routeRules ?? []).flatMap((rule, index) =>
      checkRule(rule, Boolean(wafStage), [...PATH, 'routeStage', 'routeRules', String(index)]),
    ),
    ...(cacheStage
      ? within('cacheStage', [
          ...checkRequired(cacheStage, 'fallbackTtl'),
          ...checkSeconds(cacheStage, 'fallbackTtl'),
        ])
      : []),
    ...(tlsStage ? checkCertificate(tlsStage, [...PATH, 'tlsStage']) : []),
    ...checkEntrance(stages),
  ]
}

function checkBackend(backend: PipelineStagesInput['backendStage'], path: readonly string[]): UserError[] {
  if (!backend) return [userError('REQUIRED', path, 'backendStage must be given')]
  if (!backend.origin) return [userError('REQUIRED', [...path, 'origin'], 'origin must be given')]
  return checkOrigin(backend.origin, [...path, 'origin'])
}

function checkRule(
  { backendStage, skipWaf }: PipelineRouteRuleInput,
  hasWaf: boolean,
  path: readonly string[],
): UserError[] {
  if (backendStage && skipWaf)
    return ['backendStage', 'skipWaf'].map((name) =>
      userError('INVALID', [...path, name], 'only one of backendStage and skipWaf can be given, got both'),
    )
  if (backendStage) return checkBackend(backendStage, [...path, 'backendStage'])
  if (!skipWaf) return [userError('REQUIRED', path, 'one of backendStage and skipWaf (true) must be given')]
  return hasWaf ? [] : [userError('INVALID', [...path, 'skipWaf'], 'skipWaf needs a wafStage to skip')]
}

/** A DNS stage leads to a TLS, cache or backend stage, and to no other kind. */
function checkEntrance({ wafStage, routeStage, cacheStage, tlsStage }: PipelineStagesInput): UserError[] {
  if (cacheStage || tlsStage) return []
  return (['wafStage', 'routeStage'] as const)
    .filter((name) => (name === 'wafStage' ? wafStage : routeStage))
    .map((name) =>
      userError('INVALID', [...PATH, name], `${name} needs a cacheStage or a tlsStage in front of it`),
    )
}

/** A problem of an input as one of the same input further down. */
export function below(path: readonly string[], problem: UserError): UserError {
  return { ...problem, field: [...path, ...(problem.field ?? []).slice(1)] }
}
