import type { Logger } from 'pino'
import type { Metrics } from './metrics.js'

/** Bounds the memory and the log, in case an upstream sends a new value each time. */
const MAX_REMEMBERED = 1_000

/** Creates a function that counts enum values which the gateway does not know, and logs each value once. */
export function createUnknownValueReporter(logger: Logger, { unknownValues }: Metrics) {
  const told = new Set<string>()
  return (enumName: string, value: string): void => {
    unknownValues.inc({ enum: enumName })
    const key = `${enumName} ${value}`
    if (told.has(key) || told.size >= MAX_REMEMBERED) return
    told.add(key)
    logger.warn(
      { enum: enumName, value },
      'the API answered an enum value this version does not know: UNKNOWN',
    )
  }
}
