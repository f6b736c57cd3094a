/** A pipeline that was built, for the payload. */
import type { Pipeline } from '../wire/pipeline.js'

export type BuiltPipeline = {
  pipeline: Pipeline
  /** Whether all of it is as the API answered it once it stood. */
  isRead: boolean
}

/**
 * The pipeline where it could not be read once it stood. The answer to its creation tells what does not change with its
 * stages. Of the rest, the status is unknown, the list of errors holds the reason why it could not be read, and the moment
 * of the last change is the last that is known.
 */
export function asFarAsKnown(created: Pipeline, failure: Error): BuiltPipeline {
  const pipeline = Object.defineProperties(
    {},
    {
      ...Object.getOwnPropertyDescriptors(created),
      status: { value: 'unknown_status', enumerable: true },
      // GraphQL takes an error in a list for an item that failed.
      errors: { value: [failure], enumerable: true },
    },
  ) as Pipeline
  return { pipeline, isRead: false }
}
