/** The heads of responses on the plain path, which have the fields that node:http would send. */
import { STATUS_CODES } from 'node:http'
import { formatHttpDate } from '../http-date.js'

export class ResponseHeads {
  readonly #keepAliveLines: string
  #second = 0
  #dateLine = ''

  constructor(idleTimeoutMs: number) {
    const seconds = Math.floor(idleTimeoutMs / 1000)
    this.#keepAliveLines = `Connection: keep-alive\r\nKeep-Alive: timeout=${seconds}\r\n`
  }

  textOf(status: number, lines: string, bodyBytes: number, isLast: boolean): string {
    const connectionLines = isLast ? 'Connection: close\r\n' : this.#keepAliveLines
    // 294 has no phrase of its own. Yoga says OK for such statuses.
    const reason = STATUS_CODES[status] ?? 'OK'
    return `HTTP/1.1 ${status} ${reason}\r\n${lines}${this.#date()}${connectionLines}Content-Length: ${bodyBytes}\r\n\r\n`
  }

  #date(): string {
    const nowMs = Date.now()
    const second = Math.floor(nowMs / 1000)
    if (second !== this.#second) {
      this.#second = second
      this.#dateLine = `Date: ${formatHttpDate(nowMs)}\r\n`
    }
    return this.#dateLine
  }
}
