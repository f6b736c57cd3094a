/** Installs the peers from their lock file, unless they are installed already. No package's script runs. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PEERS } from './servers.js'

export function installPeers(): void {
  const marker = join(PEERS, 'node_modules/.installed')
  const wanted = createHash('sha256')
    .update(readFileSync(join(PEERS, 'package-lock.json')))
    .digest('hex')
  if (existsSync(marker) && readFileSync(marker, 'utf8') === wanted) return
  console.error('Installing the peers …')
  const { status } = spawnSync(
    'npm',
    ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd: PEERS,
      stdio: ['ignore', 2, 2],
    },
  )
  if (status !== 0) throw new Error('the peers could not be installed')
  writeFileSync(marker, wanted)
}
