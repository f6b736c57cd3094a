/**
 * Before the first test: builds what `npm start` starts, and makes one file of it for the tests that start processes.
 * Loading the two thousand modules one by one takes each process longer than all else it does in a test.
 */
import { spawnSync } from 'node:child_process'
import { buildSync } from 'esbuild'

/** Two folders deep, as the sources are: they find package.json and schema.graphql relative to their own place. */
export const BUNDLE = 'dist/bundle/main.js'

export function setup(): void {
  const { status } = spawnSync('node_modules/.bin/tsc', ['-p', 'tsconfig.build.json'], { stdio: 'inherit' })
  if (status !== 0) throw new Error('expected the sources to build')
  buildSync({
    entryPoints: ['dist/main.js'],
    outfile: BUNDLE,
    bundle: true,
    platform: 'node',
    format: 'esm',
    // Half the text to read for each process that starts.
    minifyWhitespace: true,
    // Loads a native library from beside its own files.
    external: ['libsql'],
    // Bundled CommonJS modules require those of Node by this name.
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'\nconst require = requireFrom(import.meta.url)",
    },
    logLevel: 'warning',
  })
}
