import type { BackendStageRequest, ScalewayLb } from '../../wire/backend-stage.js'
import type {
  BackendStageOriginInput,
  CreateBackendStageInput,
  ScalewayLoadBalancerInput,
  ScalewayLoadBalancerOriginInput,
  UpdateBackendStageInput,
  UserError,
} from '../__generated__/resolvers.js'
import { quote } from '../ids.js'
import { userError } from '../user-errors.js'
import { checkEach, checkIds, checkNotBlank, checkNotEmpty, checkNotNull, within } from './checks.js'

export function checkCreateBackendStage(input: CreateBackendStageInput): UserError[] {
  return [...checkIds(input, 'pipelineId'), ...checkOrigin(input.origin)]
}

export function checkUpdateBackendStage(input: UpdateBackendStageInput): UserError[] {
  return [
    ...checkIds(input, 'id'),
    ...checkNotEmpty(input),
    ...checkNotNull(input, 'origin'),
    ...checkOrigin(input.origin),
  ]
}

/** That it is exactly one kind of origin is the schema's to see to: `@oneOf`. */
export function checkOrigin(origin: BackendStageOriginInput | null | undefined): UserError[] {
  return within(['origin'], origin ? checkKindOfOrigin(origin) : [])
}

function checkKindOfOrigin({
  scalewayS3,
  scalewayLb,
  scalewayServerlessContainer,
  scalewayServerlessFunction,
}: BackendStageOriginInput): UserError[] {
  if (scalewayS3) return within(['scalewayS3'], checkNotBlank(scalewayS3, 'bucketName', 'bucketRegion'))
  if (scalewayServerlessContainer)
    return within(
      ['scalewayServerlessContainer'],
      [
        ...checkIds(scalewayServerlessContainer, 'containerId'),
        ...checkNotBlank(scalewayServerlessContainer, 'region'),
      ],
    )
  if (scalewayServerlessFunction)
    return within(
      ['scalewayServerlessFunction'],
      [
        ...checkIds(scalewayServerlessFunction, 'functionId'),
        ...checkNotBlank(scalewayServerlessFunction, 'region'),
      ],
    )
  return within(['scalewayLb'], scalewayLb ? checkLbs(scalewayLb) : [])
}

function checkLbs({ lbs }: ScalewayLoadBalancerOriginInput): UserError[] {
  if (lbs.length === 0)
    return [userError('REQUIRED', ['input', 'lbs'], 'lbs must name at least one Load Balancer, got []')]
  return checkEach('lbs', lbs, checkLb)
}

export function checkLb(lb: ScalewayLoadBalancerInput): UserError[] {
  return [
    ...checkIds(lb, 'id', 'frontendId', 'privateNetworkId'),
    ...checkNotBlank(lb, 'zone'),
    ...checkDomainName(lb),
  ]
}

/** It is sent as a `Host` header, which holds visible ASCII characters alone. */
function checkDomainName({ domainName }: ScalewayLoadBalancerInput): UserError[] {
  if (typeof domainName !== 'string' || /^[\x21-\x7e]*$/.test(domainName)) return []
  const message = `domainName must be of visible ASCII characters, without spaces, got ${quote(domainName)}`
  return [userError('INVALID', ['input', 'domainName'], message)]
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
