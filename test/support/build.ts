/**
 * Builds Edgeway before the first test, and bundles it into one file for the tests that start processes.
 * Otherwise each process would spend most of its test loading two thousand modules one by one.
 */
import { spawnSync } from 'node:child_process'
import { buildSync } from 'esbuild'

/** The bundle lies as deep as the sources, which find package.json and schema.graphql relative to their own folder. */
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
    // This halves the text that each new process has to read.
    minifyWhitespace: true,
    // libsql loads a native library that lies beside its own files.
    external: ['libsql'],
    // Bundled CommonJS modules require those of Node by this name.
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'\nconst require = requireFrom(import.meta.url)",
    },
    logLevel: 'warning',
  })
}
