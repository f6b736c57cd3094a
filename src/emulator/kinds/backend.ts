import type {
  BackendStageRequest,
  ScalewayLb,
  ScalewayS3,
  ScalewayServerlessContainer,
  ScalewayServerlessFunction,
} from '../../wire/backend-stage.js'
import type { Arguments } from '../validation/arguments.js'
import { combine, isRefused, type Refused, unlessRefused } from '../validation/refused.js'
import type { EmulatedKind } from './kind.js'
import { readLink } from './links.js'

/** Exactly one origin, under the key of its kind. */
type BackendStageSettings = BackendStageRequest

export const backendStages = {
  kind: 'backend',
  filters: {
    bucket_name: "settings ->> '$.scaleway_s3.bucket_name' = ?",
    bucket_region: "settings ->> '$.scaleway_s3.bucket_region' = ?",
    lb_id: "EXISTS (SELECT 1 FROM json_each(settings, '$.scaleway_lb.lbs') WHERE value ->> '$.id' = ?)",
  },
  isSearchable: true,
  isNamedInErrors: true,
  // All recordings of serverless origins show this, and no recordings of other origins do.
  creationTouchesPipeline: (settings) =>
    settings.scaleway_serverless_container !== undefined ||
    settings.scaleway_serverless_function !== undefined,
  /** An update replaces the whole origin: it cannot change a part of it. */
  parse(args, current, context) {
    const pipelineId = args.uuid('pipeline_id')
    // The Go SDK sends `pipeline_id` with every update, empty if it is not set. A create has the pipeline in its path.
    if (current !== null && !isRefused(pipelineId) && pipelineId && pipelineId !== context.pipelineId)
      args.refuse('pipeline_id', 'constraint', 'a stage cannot move to another pipeline')
    const names = ORIGIN_NAMES.filter((name) => args.has(name))
    if (names.length > 1 || (names.length === 0 && current === null)) {
      for (const name of names.length === 0 ? ORIGIN_NAMES : names) {
        const reason = names.length === 0 ? 'required' : 'constraint'
        args.refuse(name, reason, `exactly one of ${ORIGIN_NAMES.join(', ')} must be set`)
      }
    }
    const [name] = names
    const settings = name === undefined ? (current?.settings ?? {}) : readOrigin(args, name)
    return args.accept({ settings, link: readLink(args, 'backend', null, context) })
  },
} satisfies EmulatedKind<BackendStageSettings>

type OriginName = keyof BackendStageRequest

const ORIGINS: {
  readonly [Name in OriginName]-?: (origin: Arguments) => BackendStageRequest[Name] | Refused
} = {
  scaleway_s3: readScalewayS3,
  scaleway_lb: readScalewayLb,
  scaleway_serverless_container: readContainer,
  scaleway_serverless_function: readFunction,
}

const ORIGIN_NAMES = Object.keys(ORIGINS) as OriginName[]

function readOrigin(args: Arguments, name: OriginName): BackendStageRequest | Refused {
  return unlessRefused(
    args.object<BackendStageRequest[OriginName] | Refused>(name, ORIGINS[name]),
    (origin) => ({
      [name]: origin,
    }),
  )
}

function readScalewayS3(origin: Arguments): ScalewayS3 | Refused {
  return combine({
    bucket_name: origin.string('bucket_name') ?? null,
    bucket_region: origin.string('bucket_region') ?? null,
    is_website: origin.boolean('is_website') ?? false,
  })
}

function readScalewayLb(origin: Arguments): ScalewayLb | Refused {
  return combine({ lbs: origin.requiredObjects('lbs', readLb) })
}

/** If left out, `domain_name` is an empty string and `private_network_id` is null, as in recordings of the live API. */
export function readLb(lb: Arguments): ScalewayLb['lbs'][number] | Refused {
  return combine({
    id: lb.requiredString('id'),
    zone: lb.requiredString('zone'),
    frontend_id: lb.requiredString('frontend_id'),
    is_ssl: lb.boolean('is_ssl') ?? false,
    domain_name: lb.string('domain_name') ?? '',
    has_websocket: lb.boolean('has_websocket') ?? false,
    private_network_id: lb.string('private_network_id') || null,
  })
}

function readContainer(origin: Arguments): ScalewayServerlessContainer | Refused {
  return combine({
    region: origin.requiredString('region'),
    container_id: origin.requiredString('container_id'),
  })
}

function readFunction(origin: Arguments): ScalewayServerlessFunction | Refused {
  return combine({
    region: origin.requiredString('region'),
    function_id: origin.requiredString('function_id'),
  })
}
