import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** By convention, the exit code is 128 plus the number of the signal. */
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const

/**
 * Creates a folder, which is deleted when the process exits. From now on, SIGINT and SIGTERM also run the `exit` listeners, some
 * of which stop child processes.
 */
export function temporaryFolder(prefix: string): string {
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => process.exit(EXIT_CODES[signal]))
  const folder = mkdtempSync(join(tmpdir(), prefix))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}
