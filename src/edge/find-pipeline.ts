/** The pipelines that the edge serves, and the pipeline that a request's host names. */
import { parseHost } from '../http/authority.js'
import type { FoundPipeline, ServedPipeline } from '../wire/served-pipeline.js'

export type HostMeaning =
  /** `dnsStageId` is the DNS stage that has the name. Null: the host names the pipeline by its id. */
  | { readonly kind: 'pipeline'; readonly pipelineId: string; readonly dnsStageId: string | null }
  /** The id belongs to no pipeline. The default pipeline does not apply. */
  | { readonly kind: 'unknown-pipeline'; readonly pipelineId: string }
  /** The host has nothing to do with pipelines, such as `localhost`. */
  | { readonly kind: 'none' }
  /** The text is not a host. */
  | { readonly kind: 'invalid' }

/** The names that every pipeline has by its id. */
const NAMED_BY_ID =
  /^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\.(?:localhost|svc\.edge\.scw\.cloud)$/

/**
 * Finds the pipeline for a host. `<id>.localhost` and `<id>.svc.edge.scw.cloud` name a pipeline by its id, and its DNS stages do not
 * matter. Any other name is looked up in the DNS stages. The result stays valid until the version of the pipelines changes.
 */
export function resolveHost(
  text: string,
  pipelines: Pick<PipelineSource, 'get' | 'findByFqdn'>,
): HostMeaning {
  const host = parseHost(text)
  if (host === null) return { kind: 'invalid' }
  const [, pipelineId] = NAMED_BY_ID.exec(host) ?? []
  if (pipelineId !== undefined) {
    const isKnown = pipelines.get(pipelineId) !== null
    return isKnown
      ? { kind: 'pipeline', pipelineId, dnsStageId: null }
      : { kind: 'unknown-pipeline', pipelineId }
  }
  const found = pipelines.findByFqdn(host)
  return found === null ? { kind: 'none' } : { kind: 'pipeline', ...found }
}

/** The edge's port to the pipelines that it serves. The emulator in the same process implements it. */
export type PipelineSource = {
  /**
   * A number that changes with every change to any pipeline. It is cheap enough to read at each request. A write by another process may
   * show only after 100 ms.
   */
  version(): number
  /** Null: no pipeline has this id. */
  get(id: string): ServedPipeline | null
  /** Finds a pipeline by a host name in lower case, without a dot at its end. Null: no pipeline has the name. */
  findByFqdn(fqdn: string): FoundPipeline | null
}
