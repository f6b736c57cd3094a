import { defineConfig } from 'vitest/config'
import unitConfig from './vitest.config.js'

/** Packs and installs Edgeway, which needs the npm registry. */
export default defineConfig({
  ...unitConfig,
  test: {
    ...unitConfig.test,
    include: ['test/package/**/*.test.ts'],
    exclude: [],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
})
