import type { BackendStageRequest } from '../../wire/backend-stage.js'
import type { StageTable } from './stage-tables.js'

/** The one origin, under the key of its kind. */
export type BackendStageSettings = BackendStageRequest

export const backendStages: StageTable<BackendStageSettings> = {
  kind: 'backend',
  filters: {
    bucket_name: "settings ->> '$.scaleway_s3.bucket_name' = ?",
    bucket_region: "settings ->> '$.scaleway_s3.bucket_region' = ?",
    lb_id: "EXISTS (SELECT 1 FROM json_each(settings, '$.scaleway_lb.lbs') WHERE value ->> '$.id' = ?)",
  },
  // In all recordings of serverless origins, and of no other.
  creationTouchesPipeline: (settings) =>
    settings.scaleway_serverless_container !== undefined ||
    settings.scaleway_serverless_function !== undefined,
}
