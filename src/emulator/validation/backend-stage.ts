import type {
  BackendStageRequest,
  ScalewayLb,
  ScalewayS3,
  ScalewayServerlessContainer,
  ScalewayServerlessFunction,
} from '../../wire/backend-stage.js'
import type { BackendStageSettings } from '../store/backend-stages.js'
import { NEXT_KINDS } from '../store/stage-tables.js'
import type { Arguments } from './arguments.js'
import { parseLink } from './links.js'
import type { ParseStage } from './stage.js'

/** An origin is replaced as a whole: an update does not reach into it. */
export const parseBackendStage: ParseStage<BackendStageSettings> = (args, current, context) => {
  const target = args.uuid('pipeline_id')
  // The Go SDK sends it with every update, empty when unset. A create has the pipeline in its path.
  if (current !== null && target !== undefined && target !== '' && target !== context.pipelineId) {
    args.refuse('pipeline_id', 'constraint', 'a stage cannot move to another pipeline')
  }
  const names = ORIGIN_NAMES.filter((name) => args.has(name))
  if (names.length > 1 || (names.length === 0 && current === null)) {
    for (const name of names.length === 0 ? ORIGIN_NAMES : names) {
      const reason = names.length === 0 ? 'required' : 'constraint'
      args.refuse(name, reason, `exactly one of ${ORIGIN_NAMES.join(', ')} must be set`)
    }
  }
  const [name] = names
  const settings = name === undefined ? (current?.settings ?? {}) : ORIGINS[name](args)
  return { settings, link: parseLink(args, NEXT_KINDS.backend, null, context) }
}

type OriginName = keyof BackendStageRequest

const ORIGINS: Readonly<Record<OriginName, (args: Arguments) => BackendStageRequest>> = {
  scaleway_s3: (args) => withOrigin('scaleway_s3', args, parseScalewayS3),
  scaleway_lb: (args) => withOrigin('scaleway_lb', args, parseScalewayLb),
  scaleway_serverless_container: (args) => withOrigin('scaleway_serverless_container', args, parseContainer),
  scaleway_serverless_function: (args) => withOrigin('scaleway_serverless_function', args, parseFunction),
}

const ORIGIN_NAMES = Object.keys(ORIGINS) as OriginName[]

function withOrigin<Name extends OriginName>(
  name: Name,
  args: Arguments,
  parse: (origin: Arguments) => NonNullable<BackendStageRequest[Name]>,
): BackendStageRequest {
  const origin = args.object(name)
  return origin === undefined ? {} : { [name]: parse(origin) }
}

function parseScalewayS3(origin: Arguments): ScalewayS3 {
  return {
    bucket_name: origin.string('bucket_name') ?? null,
    bucket_region: origin.string('bucket_region') ?? null,
    is_website: origin.boolean('is_website') ?? false,
  }
}

/** Of the optional strings, one comes back empty and the other null: recorded so. */
function parseScalewayLb(origin: Arguments): ScalewayLb {
  return {
    lbs: origin.requiredObjects('lbs').map(parseLb),
  }
}

export function parseLb(lb: Arguments): ScalewayLb['lbs'][number] {
  return {
    id: lb.requiredString('id') ?? '',
    zone: lb.requiredString('zone') ?? '',
    frontend_id: lb.requiredString('frontend_id') ?? '',
    is_ssl: lb.boolean('is_ssl') ?? false,
    domain_name: lb.string('domain_name') ?? '',
    has_websocket: lb.boolean('has_websocket') ?? false,
    private_network_id: lb.string('private_network_id') || null,
  }
}

function parseContainer(origin: Arguments): ScalewayServerlessContainer {
  return {
    region: origin.requiredString('region') ?? '',
    container_id: origin.requiredString('container_id') ?? '',
  }
}

function parseFunction(origin: Arguments): ScalewayServerlessFunction {
  return {
    region: origin.requiredString('region') ?? '',
    function_id: origin.requiredString('function_id') ?? '',
  }
}
