import type { Logger } from 'pino'
import type { Metrics } from './metrics.js'

/** A value told once is known; so many are plenty, should an upstream make up a new one each time. */
const MAX_REMEMBERED = 1_000

/** Counts each enum value that the gateway has never heard of, and logs the first of each. */
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
