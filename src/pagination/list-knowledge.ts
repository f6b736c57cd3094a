import { MAX_PAGE_SIZE, type PageSizeLimit } from './list-source.js'

/** What has been learned about the upstream's pages, one limit for each kind of list. Lives as long as the gateway. */
export type PageSizeLimits = { of(list: string): PageSizeLimit }

export function createPageSizeLimits(): PageSizeLimits {
  const limits = new Map<string, PageSizeLimit>()
  return {
    of(list) {
      const limit = limits.get(list) ?? { current: MAX_PAGE_SIZE }
      limits.set(list, limit)
      return limit
    },
  }
}
