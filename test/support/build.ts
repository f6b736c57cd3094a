/** Before the first test: builds what `test/process` starts, as `npm start` does, which takes a second. */
import { spawnSync } from 'node:child_process'

export function setup(): void {
  const { status } = spawnSync('node_modules/.bin/tsc', ['-p', 'tsconfig.build.json'], { stdio: 'inherit' })
  if (status !== 0) throw new Error('expected the sources to build')
}
