/** The way an upstream treats `page_size`, judging by the pages that were read. */
import { MAX_PAGE_SIZE } from './list-source.js'
import { type Page, pageFor } from './page-window.js'
import type { Window } from './window.js'

/** Lives as long as the gateway. An upstream obeys the page size, caps it, or ignores it and has a fixed one of its own. */
export class PageKnowledge {
  /** The largest page size to ask for: the safe one at first, then the upstream's cap once it is known. */
  #limit = MAX_PAGE_SIZE
  /** The upstream's own page size, if it ignores ours. */
  #fixed: number | null = null
  /** The size of the largest page that came back full. A cap cannot be smaller. */
  #proven = 0
  /** A page size at which the first page of a longer list ended. A second such size proves that the upstream obeys sizes. */
  #cutAt: number | null = null
  #obeys = false

  pageFor(window: Window): Page {
    if (this.#fixed === null) return pageFor(window, this.#limit)
    return { page: Math.floor(window.anchor / this.#fixed) + 1, pageSize: this.#fixed }
  }

  /** Records that a page came back as asked for. */
  noteObeyed({ page, pageSize }: Page, length: number, total: number): void {
    if (length !== pageSize) return
    this.#proven = Math.max(this.#proven, pageSize)
    if (page !== 1 || total <= pageSize || this.#obeys) return
    if (this.#cutAt !== null && this.#cutAt !== pageSize) this.#obeys = true
    this.#cutAt = pageSize
  }

  noteCap(size: number): void {
    this.#limit = Math.min(this.#limit, size)
    this.#fixed = null
    this.#proven = size
    this.#cutAt = size
    this.#obeys = false
  }

  noteFixed(size: number): void {
    this.#fixed = size
    this.#proven = size
    this.#cutAt = size
    this.#obeys = false
  }

  /**
   * Whether a page with the expected number of items may still be the wrong page, because the upstream caps page sizes and its
   * pages start earlier. The page must then be full, and its length is the cap.
   */
  mayBeCapped({ page, pageSize }: Page, length: number, total: number): boolean {
    const isFullPage = length > 0 && page * length <= total
    return page > 1 && length < pageSize && length >= this.#proven && isFullPage
  }

  /** Whether a page may be the wrong one because the upstream ignores page sizes. It must then be the last of larger pages. */
  mayBeIgnored({ page, pageSize }: Page, length: number, total: number): boolean {
    if (page === 1 || length === 0 || this.#obeys) return false
    const size = (total - length) / (page - 1)
    const isPossible = this.#cutAt === null ? Number.isInteger(size) : size === this.#cutAt
    return isPossible && size > length && size !== pageSize
  }
}
