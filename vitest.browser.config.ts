import { defineConfig } from 'vitest/config'
import unitConfig from './vitest.config.js'

/** The suites that need a browser on the machine: see `test/browser/support/browser.ts`. */
export default defineConfig({
  ...unitConfig,
  test: {
    ...unitConfig.test,
    include: ['test/browser/**/*.test.ts'],
    exclude: [],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
