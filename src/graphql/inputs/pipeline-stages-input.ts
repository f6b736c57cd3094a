import type { PipelineRouteRuleInput, PipelineStagesInput, UserError } from '../__generated__/resolvers.js'
import { userError } from '../user-errors.js'
import { checkOrigin } from './backend-stage-input.js'
import { checkEach, checkExactlyOne, checkSeconds, within } from './checks.js'
import { checkFqdns } from './dns-stage-input.js'
import { checkMatch } from './route-stage-input.js'
import { checkCertificate } from './tls-stage-input.js'
import { checkWafSettings } from './waf-stage-input.js'

/** Everything that is wrong with the stages of a pipeline to be, as far as it can be known beforehand. */
export function checkPipelineStages(stages: PipelineStagesInput): UserError[] {
  const { backendStage, wafStage, routeStage, cacheStage, tlsStage, dnsStage } = stages
  return within(
    ['stages'],
    [
      ...within(['backendStage'], checkOrigin(backendStage.origin)),
      ...within(['wafStage'], checkWafSettings(wafStage ?? {})),
      ...within(
        ['routeStage'],
        checkEach('routeRules', routeStage?.routeRules, (rule) => checkRule(rule, Boolean(wafStage))),
      ),
      ...(cacheStage ? within(['cacheStage'], checkSeconds(cacheStage, 'fallbackTtl')) : []),
      ...within(['tlsStage'], checkCertificate(tlsStage ?? {})),
      ...within(['dnsStage'], checkFqdns(dnsStage ?? {})),
      ...checkEntrance(stages),
    ],
  )
}

function checkRule(rule: PipelineRouteRuleInput, hasWaf: boolean): UserError[] {
  const { ruleHttpMatch, backendStage, skipWaf } = rule
  return [
    ...checkMatch(ruleHttpMatch),
    ...within(['backendStage'], checkOrigin(backendStage?.origin)),
    ...checkExactlyOne(rule, 'backendStage', 'skipWaf'),
    ...(skipWaf && !hasWaf
      ? [userError('INVALID', ['input', 'skipWaf'], 'skipWaf needs a wafStage to skip, got none')]
      : []),
  ]
}

/** A DNS stage leads to a TLS, cache or backend stage, and to no other kind. */
function checkEntrance({ wafStage, routeStage, cacheStage, tlsStage }: PipelineStagesInput): UserError[] {
  if (cacheStage || tlsStage) return []
  return (['wafStage', 'routeStage'] as const)
    .filter((name) => (name === 'wafStage' ? wafStage : routeStage))
    .map((name) =>
      userError(
        'INVALID',
        ['input', name],
        `${name} needs a cacheStage or a tlsStage in front of it, got neither`,
      ),
    )
}
