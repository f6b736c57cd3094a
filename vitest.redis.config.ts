import { defineConfig } from 'vitest/config'
import unitConfig from './vitest.config.js'

/** The suites that need a Redis or Valkey server on the machine: see `test/redis/support/redis-server.ts`. */
export default defineConfig({
  ...unitConfig,
  test: {
    ...unitConfig.test,
    include: ['test/redis/**/*.test.ts'],
    exclude: [],
  },
})
