/** Logs when an origin fails, and when it responds again. */
import type { FetchFromOrigin, Fields, OriginError, OriginHandler } from '../../http-cache/message.js'
import type { Backend } from './backend.js'

type Logger = {
  info(details: object, message: string): void
  warn(details: object, message: string): void
}

/** Logs the first failure, and the first success after it. Other requests between the two are not logged. */
export function reportingFailures(
  backend: Backend,
  fetchFromOrigin: FetchFromOrigin,
  logger: Logger,
): FetchFromOrigin {
  const details = { pipelineId: backend.pipelineId, backendStageId: backend.stageId }
  let isFailing = false
  const report: Report = {
    answered() {
      if (!isFailing) return
      isFailing = false
      logger.info(details, 'an origin answers again')
    },
    failed({ status, reason }) {
      if (isFailing || status < 500) return
      isFailing = true
      logger.warn({ ...details, reason }, 'an origin fails')
    },
  }
  return (request, handler) => fetchFromOrigin(request, new ReportingHandler(handler, report))
}

type Report = { answered(): void; failed(error: OriginError): void }

class ReportingHandler implements OriginHandler {
  constructor(
    private readonly handler: OriginHandler,
    private readonly report: Report,
  ) {}

  onInterim(status: number, fields: Fields): void {
    this.handler.onInterim?.(status, fields)
  }

  onHead(status: number, fields: Fields): void {
    this.handler.onHead(status, fields)
  }

  onData(chunk: Buffer): void {
    this.handler.onData(chunk)
  }

  onEnd(): void {
    this.report.answered()
    this.handler.onEnd()
  }

  onError(error: OriginError): void {
    this.report.failed(error)
    this.handler.onError(error)
  }
}
