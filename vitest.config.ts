import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  // There must be only one copy of graphql, as in production. Vite would load its ES module, but everything in node_modules loads the
  // CommonJS one.
  resolve: { alias: [{ find: /^graphql$/, replacement: fileURLToPath(import.meta.resolve('graphql')) }] },
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/browser/**', 'test/redis/**', 'test/servers/**', 'test/package/**'],
    globalSetup: ['test/support/build.ts'],
    // No test keeps state in a module, so each worker can load the modules only once. That makes the tests twice as fast.
    isolate: false,
    // More workers than cores, because many tests wait: for processes to start, and for limits and locks to expire.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    testTimeout: 20_000,
    hookTimeout: 20_000,
  },
})
