import type { BackendStageRequest, ScalewayLb } from '../../wire/backend-stage.js'
import type {
  BackendStageOriginInput,
  CreateBackendStageInput,
  ScalewayLoadBalancerInput,
  UpdateBackendStageInput,
  UserError,
} from '../__generated__/resolvers.js'
import { notAUuid, toUuid } from '../ids.js'
import { userError } from '../user-errors.js'
import { checkIds, checkNotEmpty, checkNotNull, checkRequired } from './checks.js'

export function checkCreateBackendStage(input: CreateBackendStageInput): UserError[] {
  return [...checkIds(input, 'pipelineId'), ...checkRequired(input, 'origin'), ...checkOrigin(input.origin)]
}

export function checkUpdateBackendStage(input: UpdateBackendStageInput): UserError[] {
  return [
    ...checkIds(input, 'id'),
    ...checkNotEmpty(input),
    ...checkNotNull(input, 'origin'),
    ...checkOrigin(input.origin),
  ]
}

/** `path` leads to the origin. */
export function checkOrigin(
  origin: BackendStageOriginInput | null | undefined,
  path: readonly string[] = ['input', 'origin'],
): UserError[] {
  const { scalewayLb, scalewayServerlessContainer, scalewayServerlessFunction } = origin ?? {}
  if (scalewayServerlessContainer)
    return checkParts(
      scalewayServerlessContainer,
      [...path, 'scalewayServerlessContainer'],
      ['containerId'],
      ['region'],
    )
  if (scalewayServerlessFunction)
    return checkParts(
      scalewayServerlessFunction,
      [...path, 'scalewayServerlessFunction'],
      ['functionId'],
      ['region'],
    )
  if (!scalewayLb) return []
  const lbsPath = [...path, 'scalewayLb', 'lbs']
  if (scalewayLb.lbs.length === 0)
    return [userError('REQUIRED', lbsPath, 'lbs must name at least one Load Balancer')]
  return scalewayLb.lbs.flatMap((lb, index) =>
    checkParts(lb, [...lbsPath, String(index)], ['id', 'frontendId', 'privateNetworkId'], ['zone']),
  )
}

/** Ids must be UUIDs, texts must not be empty. */
function checkParts<Part extends object>(
  part: Part,
  path: readonly string[],
  ids: (keyof Part & string)[],
  texts: (keyof Part & string)[],
): UserError[] {
  const badIds = ids.flatMap((name) => {
    const id = part[name]
    return typeof id !== 'string' || toUuid(id) !== null
      ? []
      : [userError('INVALID', [...path, name], `${name} ${notAUuid(id)}`)]
  })
  const blank = texts.flatMap((name) =>
    part[name] === '' ? [userError('INVALID', [...path, name], `${name} must not be empty`)] : [],
  )
  return [...badIds, ...blank]
}

/** Null in an origin's own fields is as good as left out. */
export function toBackendStageRequest(
  origin: BackendStageOriginInput | null | undefined,
): BackendStageRequest {
  if (origin?.scalewayS3) {
    const { bucketName, bucketRegion, isWebsite } = origin.scalewayS3
    return {
      scaleway_s3: {
        ...(typeof bucketName === 'string' && { bucket_name: bucketName }),
        ...(typeof bucketRegion === 'string' && { bucket_region: bucketRegion }),
        ...(typeof isWebsite === 'boolean' && { is_website: isWebsite }),
      },
    }
  }
  if (origin?.scalewayLb) return { scaleway_lb: { lbs: origin.scalewayLb.lbs.map(toLb) } }
  if (origin?.scalewayServerlessContainer) {
    const { region, containerId } = origin.scalewayServerlessContainer
    return { scaleway_serverless_container: { region, container_id: containerId } }
  }
  if (origin?.scalewayServerlessFunction) {
    const { region, functionId } = origin.scalewayServerlessFunction
    return { scaleway_serverless_function: { region, function_id: functionId } }
  }
  return {}
}

export function toLb(lb: ScalewayLoadBalancerInput): ScalewayLb['lbs'][number] {
  return {
    id: lb.id,
    zone: lb.zone,
    frontend_id: lb.frontendId,
    ...(typeof lb.isSsl === 'boolean' && { is_ssl: lb.isSsl }),
    ...(typeof lb.domainName === 'string' && { domain_name: lb.domainName }),
    ...(typeof lb.hasWebsocket === 'boolean' && { has_websocket: lb.hasWebsocket }),
    ...(typeof lb.privateNetworkId === 'string' && { private_network_id: lb.privateNetworkId }),
  }
}
