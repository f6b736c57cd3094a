/** Runs Edgeway as a process: starts it, and stops it on a signal or an error. */
import { type Logger, pino, stdTimeFunctions } from 'pino'
import { ConfigError, readConfig } from '../config/config.js'
import { startEdgeway } from './edgeway.js'
import { toLoggedError } from './log-error.js'
import { createStdoutLog } from './log-output.js'
import { StartError } from './start-errors.js'

/** The reader of the log may take this long for the last lines. */
const LAST_LINES_MS = 1_000

/** By convention, a process that a signal ended exits with 128 and the signal's number. */
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const

/**
 * Exit codes: 0 after a first SIGTERM or SIGINT; 130 or 143 after a second one; 1 if Edgeway cannot start, with the reason on stderr, or
 * if an uncaught error was thrown, with the error in the log.
 */
export async function run(env: Readonly<Record<string, string | undefined>>): Promise<void> {
  const log = createStdoutLog()
  const logger = pino(
    {
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      formatters: { level: (level) => ({ level }) },
      serializers: { err: toLoggedError },
    },
    log,
  )
  const exit = async (code: number) => {
    await log.flush(LAST_LINES_MS)
    process.exit(code)
  }
  process.on('unhandledRejection', (error) => {
    // Nothing waits for the promise, and it left nothing half done that other code relies on.
    logger.error({ err: error }, 'a promise was rejected that nobody handles')
  })
  process.on('uncaughtException', (error) => {
    // Something may be half done, so it is safer if a supervisor starts a new process.
    logger.fatal({ err: error }, 'an error was thrown that nobody handles')
    void exit(1)
  })
  try {
    const config = readConfig(env)
    const stopper = stopOnSignal(logger, exit)
    for (const warning of config.warnings) logger.warn(warning)
    const edgeway = await startEdgeway(config, logger, log)
    stopper.shutDown = edgeway.shutDown
    logger.info(edgeway.facts, 'ready')
  } catch (error) {
    console.error(error instanceof ConfigError || error instanceof StartError ? error.message : error)
    process.exit(1)
  }
}

/** Listens for signals before Edgeway has started, because the first process of a container receives no signals without a listener. */
function stopOnSignal(logger: Logger, exit: (code: number) => Promise<void>) {
  const stopper = { shutDown: async () => {} }
  let isStopping = false
  const stop = async (signal: keyof typeof EXIT_CODES) => {
    if (isStopping) process.exit(EXIT_CODES[signal])
    isStopping = true
    logger.info({ signal }, 'stopping')
    await stopper
      .shutDown()
      .catch((error: unknown) => logger.warn({ err: error }, 'not everything could be closed'))
    logger.info('stopped')
    await exit(0)
  }
  process.on('SIGTERM', stop)
  process.on('SIGINT', stop)
  return stopper
}
