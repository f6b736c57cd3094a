/** A log, as pino has it. Take `Pick<Logger, …>` of the levels that are used. */
export type Logger = Record<'error' | 'warn' | 'info', (details: object, message: string) => void>
