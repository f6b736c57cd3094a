/** A `BackendStageInput` for a bucket. */
export const BUCKET_STAGE = { origin: { scalewayS3: { bucketName: 'main', bucketRegion: 'fr-par' } } }
