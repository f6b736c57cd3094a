import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  // Vite would take the ES module of graphql, everything in node_modules takes the other one: as in production, there must
  // be only one.
  resolve: { alias: [{ find: /^graphql$/, replacement: fileURLToPath(import.meta.resolve('graphql')) }] },
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/browser/**', 'test/redis/**', 'test/servers/**', 'test/package/**'],
    globalSetup: ['test/support/build.ts'],
    // No test keeps state in a module, so that the modules need to be loaded but once for each worker: twice as fast.
    isolate: false,
    // More workers than cores, because many tests wait: for processes that start, for limits and locks to pass.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
})
