/** The pipeline that a build returns for the payload. */
import type { Pipeline } from '../wire/pipeline.js'

export type BuiltPipeline = {
  pipeline: Pipeline
  /** Whether all of it was read after the pipeline was complete. */
  isRead: boolean
}

/**
 * The known facts about a pipeline that could not be read after it was complete. The response to its create has the fields that
 * do not change with its stages. The status is unknown, the list of errors holds the reason why the pipeline could not be
 * read, and the moment of the last change is the last one known.
 */
export function withKnownFacts(created: Pipeline, failure: Error): BuiltPipeline {
  const pipeline = Object.defineProperties(
    {},
    {
      ...Object.getOwnPropertyDescriptors(created),
      status: { value: 'unknown_status', enumerable: true },
      // GraphQL reports an error in a list as an item that failed.
      errors: { value: [failure], enumerable: true },
    },
  ) as Pipeline
  return { pipeline, isRead: false }
}
