import type { BackendStageRequest, ScalewayLb } from '../../wire/backend-stage.js'
import type {
  BackendStageOriginInput,
  ScalewayLoadBalancerInput,
  ScalewayLoadBalancerOriginInput,
} from '../__generated__/resolvers.js'
import { quote } from '../ids.js'
import { userError } from '../user-errors.js'
import { field, notBlank, optional, uuid, withoutNulls } from './fields.js'
import { accepted, type Parsed, parsedList, parsedObject, refused, within } from './parsed.js'

/** An update without an origin keeps the stage's origin. */
export function parseBackendStage(input: {
  readonly origin?: BackendStageOriginInput | null | undefined
}): Parsed<BackendStageRequest> {
  const origin = optional(input, 'origin', (value) => within(['origin'], parseOrigin(value)))
  return origin.ok ? accepted(origin.value ?? {}) : origin
}

/** The schema's `@oneOf` ensures that there is exactly one kind of origin. Null fields of an S3 origin count as left out. */
function parseOrigin({
  scalewayS3,
  scalewayLb,
  scalewayServerlessContainer,
  scalewayServerlessFunction,
}: BackendStageOriginInput): Parsed<BackendStageRequest> {
  if (scalewayS3) {
    const origin = withoutNulls(scalewayS3)
    return parseKind('scalewayS3', 'scaleway_s3', {
      bucket_name: optional(origin, 'bucketName', notBlank),
      bucket_region: optional(origin, 'bucketRegion', notBlank),
      is_website: optional(origin, 'isWebsite'),
    })
  }
  if (scalewayLb) return parseKind('scalewayLb', 'scaleway_lb', { lbs: parseLbs(scalewayLb) })
  if (scalewayServerlessContainer)
    return parseKind('scalewayServerlessContainer', 'scaleway_serverless_container', {
      container_id: field(scalewayServerlessContainer, 'containerId', uuid),
      region: field(scalewayServerlessContainer, 'region', notBlank),
    })
  if (scalewayServerlessFunction)
    return parseKind('scalewayServerlessFunction', 'scaleway_serverless_function', {
      function_id: field(scalewayServerlessFunction, 'functionId', uuid),
      region: field(scalewayServerlessFunction, 'region', notBlank),
    })
  return accepted({})
}

/** An origin of one kind, by the kind's names in the input and on the wire. */
function parseKind(
  name: keyof BackendStageOriginInput,
  wireName: keyof BackendStageRequest,
  parts: Readonly<Record<string, Parsed<unknown>>>,
): Parsed<BackendStageRequest> {
  return parsedObject({ [wireName]: within([name], parsedObject(parts)) })
}

function parseLbs({ lbs }: ScalewayLoadBalancerOriginInput): Parsed<ScalewayLb['lbs']> {
  if (lbs.length === 0)
    return refused(
      userError('REQUIRED', ['input', 'lbs'], 'lbs must name at least one Load Balancer, got []'),
    )
  return parsedList('lbs', lbs, parseLb)
}

export function parseLb(input: ScalewayLoadBalancerInput): Parsed<ScalewayLb['lbs'][number]> {
  const lb = withoutNulls(input)
  return parsedObject({
    id: field(lb, 'id', uuid),
    frontend_id: field(lb, 'frontendId', uuid),
    private_network_id: optional(lb, 'privateNetworkId', uuid),
    zone: field(lb, 'zone', notBlank),
    domain_name: optional(lb, 'domainName', parseDomainName),
    is_ssl: optional(lb, 'isSsl'),
    has_websocket: optional(lb, 'hasWebsocket'),
  })
}

/** The domain name is sent as a `Host` header, which may hold only visible ASCII characters. */
function parseDomainName(domainName: string, name: string): Parsed<string> {
  if (/^[\x21-\x7e]*$/.test(domainName)) return accepted(domainName)
  const message = `${name} must be of visible ASCII characters, without spaces, got ${quote(domainName)}`
  return refused(userError('INVALID', ['input', name], message))
}
