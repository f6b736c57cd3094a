/** Limits connections by the number of files that the process may have open. */
import { readFileSync } from 'node:fs'

export type ConnectionLimits = {
  /** Of callers. */
  readonly gateway: number
  /** Of visitors. */
  readonly edge: number
  /** Of clients of the embedded service, the gateway included. */
  readonly emulator: number
  /** From the gateway to Edge Services. */
  readonly upstream: number
  /** From the edge to each origin. */
  readonly perOrigin: number
}

const FULL: ConnectionLimits = {
  gateway: 4_000,
  edge: 10_000,
  emulator: 1_000,
  upstream: 128,
  perOrigin: 1_024,
}

/** Of the files that may be open. With one origin, they leave three sixteenths for all else that the process opens. */
const SHARES: ConnectionLimits = {
  gateway: 1 / 4,
  edge: 1 / 4,
  emulator: 1 / 8,
  upstream: 1 / 16,
  perOrigin: 1 / 8,
}

/** With fewer, the process says at its start how many connections are left. */
export const FEW_OPEN_FILES = 4_096

/** The full limits, or fewer connections where the process may have only a few files open. */
export function connectionLimits(openFiles: number): ConnectionLimits {
  const limit = (name: keyof ConnectionLimits) =>
    Math.max(1, Math.min(FULL[name], Math.floor(openFiles * SHARES[name])))
  return {
    gateway: limit('gateway'),
    edge: limit('edge'),
    emulator: limit('emulator'),
    upstream: limit('upstream'),
    perOrigin: limit('perOrigin'),
  }
}

/**
 * Files and sockets that the process may have open at once. Node has raised its limit as far as it may by the time this is
 * called. Infinity: the system does not say, as only Linux does.
 */
export function openFilesLimit(path = '/proc/self/limits'): number {
  try {
    const [, soft = ''] = /^Max open files +(\d+)/m.exec(readFileSync(path, 'utf8')) ?? []
    return soft === '' ? Number.POSITIVE_INFINITY : Number(soft)
  } catch {
    return Number.POSITIVE_INFINITY
  }
}
