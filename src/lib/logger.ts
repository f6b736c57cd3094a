/** A logger with pino's signatures. Functions should ask for `Pick<Logger, …>` of the levels that they use. */
export type Logger = Record<'error' | 'warn' | 'info', (details: object, message: string) => void>
