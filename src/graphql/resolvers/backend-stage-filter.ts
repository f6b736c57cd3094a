/** The filter of backend stage lists, as the API takes it and as it is applied to stages that are at hand. */
import type { BackendStage } from '../../wire/backend-stage.js'
import type { BackendStageFilter } from '../__generated__/resolvers.js'
import { optionalUuid } from '../ids.js'

type WireFilter = { bucket_name?: string; bucket_region?: string; lb_id?: string }

/** @throws BAD_USER_INPUT when the Load Balancer's id is no UUID. */
export function toBackendStageFilter(filter: BackendStageFilter | null | undefined): WireFilter {
  const { bucketName, bucketRegion, lbId } = filter ?? {}
  const uuid = optionalUuid('filter.lbId', lbId)
  return {
    ...(typeof bucketName === 'string' && { bucket_name: bucketName }),
    ...(typeof bucketRegion === 'string' && { bucket_region: bucketRegion }),
    ...(uuid !== undefined && { lb_id: uuid }),
  }
}

export function matchesBackendStageFilter(stage: BackendStage, filter: WireFilter): boolean {
  const { bucket_name, bucket_region, lb_id } = filter
  return (
    (bucket_name === undefined || stage.scaleway_s3?.bucket_name === bucket_name) &&
    (bucket_region === undefined || stage.scaleway_s3?.bucket_region === bucket_region) &&
    (lb_id === undefined || stage.scaleway_lb?.lbs.some(({ id }) => id === lb_id) === true)
  )
}
