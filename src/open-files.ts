import { readFileSync } from 'node:fs'

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
