/** Runs all measurements of this folder in turn, each in its own process. Stops at the first that fails. */
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

for (const file of readdirSync(import.meta.dirname).toSorted()) {
  if (!file.endsWith('.ts') || file === 'main.ts') continue
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', join(import.meta.dirname, file)], {
    stdio: 'inherit',
  })
  if (status !== 0) {
    process.exitCode = status ?? 1
    break
  }
}
