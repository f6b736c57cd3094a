/** The targets of a backend stage, and their names in `EDGE_ORIGINS` and for people. */
import type { BackendStageRequest } from '../../wire/backend-stage.js'

export type Backend = {
  readonly stageId: string
  readonly pipelineId: string
  /** The stage's settings: one of the four kinds. */
  readonly settings: BackendStageRequest
}

/** One target of a backend stage: a bucket, a container, a function, or a load balancer. */
export type BackendTarget = {
  /** The key in `EDGE_ORIGINS`. Empty: the stage names nothing. */
  readonly key: string
  /** For people: `bucket shop-assets`. */
  readonly name: string
  /** Whether to use TLS if the mapping leaves it open. */
  readonly isSsl: boolean
  /** The host to send to a load balancer instead of the client's. Null: none. */
  readonly domainName: string | null
  /** Whether the client's host is passed on if there is no `domainName`. If false, the origin's own host is sent. */
  readonly passesHost: boolean
}

/** The targets of a stage, in its order. There is at least one. */
export function targetsOf({ settings, stageId }: Backend): readonly [BackendTarget, ...BackendTarget[]] {
  const { scaleway_s3, scaleway_lb, scaleway_serverless_container, scaleway_serverless_function } = settings
  if (scaleway_s3?.bucket_name) return [toTarget('s3', 'bucket', scaleway_s3.bucket_name)]
  if (scaleway_serverless_container?.container_id)
    return [toTarget('container', 'container', scaleway_serverless_container.container_id.toLowerCase())]
  if (scaleway_serverless_function?.function_id)
    return [toTarget('function', 'function', scaleway_serverless_function.function_id.toLowerCase())]
  const [first, ...others] = (scaleway_lb?.lbs ?? []).map(
    ({ id, is_ssl, domain_name }): BackendTarget => ({
      key: `lb:${id.toLowerCase()}`,
      name: `load balancer ${id.toLowerCase()}`,
      isSsl: is_ssl ?? false,
      domainName: domain_name || null,
      passesHost: true,
    }),
  )
  if (first !== undefined) return [first, ...others]
  return [{ ...toTarget('', 'backend stage', stageId), key: '' }]
}

function toTarget(prefix: string, kind: string, id: string): BackendTarget {
  return { key: `${prefix}:${id}`, name: `${kind} ${id}`, isSsl: false, domainName: null, passesHost: false }
}
