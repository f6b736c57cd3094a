/** Derives the limits on connections from the number of files that the process may have open. */
import { readFileSync } from 'node:fs'

export type ConnectionLimits = {
  /** From callers to the gateway. */
  readonly gateway: number
  /** From clients to the edge. */
  readonly edge: number
  /** From clients to the emulator, including the gateway. */
  readonly emulator: number
  /** From the gateway to the upstream. */
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

/** Shares of the files that may be open. With one origin, three sixteenths remain for everything else that the process opens. */
const SHARES: ConnectionLimits = {
  gateway: 1 / 4,
  edge: 1 / 4,
  emulator: 1 / 8,
  upstream: 1 / 16,
  perOrigin: 1 / 8,
}

/** With fewer open files, the process logs its connection limits at its start. */
export const FEW_OPEN_FILES = 4_096

/** The full limits, or lower ones if the process may have only few files open. */
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
 * The number of files and sockets that the process may have open at once. By the time of this call, Node has raised its limit as far
 * as it may. Infinity: the limit is unknown, because only Linux reports it.
 */
export function openFilesLimit(path = '/proc/self/limits'): number {
  try {
    const [, soft = ''] = /^Max open files +(\d+)/m.exec(readFileSync(path, 'utf8')) ?? []
    return soft === '' ? Number.POSITIVE_INFINITY : Number(soft)
  } catch {
    return Number.POSITIVE_INFINITY
  }
}
