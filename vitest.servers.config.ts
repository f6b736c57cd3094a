import { defineConfig } from 'vitest/config'
import unitConfig from './vitest.config.js'

/** The suites that need nginx and Varnish on the machine: see `test/servers/support/peers.ts`. */
export default defineConfig({
  ...unitConfig,
  test: {
    ...unitConfig.test,
    include: ['test/servers/**/*.test.ts'],
    exclude: [],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
