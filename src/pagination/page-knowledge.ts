/** What an upstream makes of `page_size`, as far as its answers tell. */
import { MAX_PAGE_SIZE } from './list-source.js'
import { type Page, pageFor, type Window } from './page-window.js'

/** Lives as long as the gateway. Upstreams obey a page size, or cap it at one of their own, or have one and ignore ours. */
export class PageKnowledge {
  /** The most to ask for: what is safe to begin with, then the cap that was learned. */
  #limit = MAX_PAGE_SIZE
  /** The size of all pages, where ours is ignored. */
  #fixed: number | null = null
  /** The largest page that ever came in full: a cap is no smaller. */
  #proven = 0
  /** A size at which a longer list was cut; once there were two of them, sizes are known not to be ignored. */
  #cutAt: number | null = null
  #obeys = false

  pageFor(window: Window): Page {
    if (this.#fixed === null) return pageFor(window, this.#limit)
    return { page: Math.floor(window.anchor / this.#fixed) + 1, pageSize: this.#fixed }
  }

  /** A page came as asked for. */
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
   * Whether a page that has as many items as it should may yet be another one: cut at a cap, so that pages begin earlier.
   * It must then be a full one, and the cap is what it has.
   */
  mayBeCapped({ page, pageSize }: Page, length: number, total: number): boolean {
    const isFullPage = length > 0 && page * length <= total
    return page > 1 && length < pageSize && length >= this.#proven && isFullPage
  }

  /** The same for a size that was ignored: it must then be the last page of the upstream's larger ones. */
  mayBeIgnored({ page, pageSize }: Page, length: number, total: number): boolean {
    if (page === 1 || length === 0 || this.#obeys) return false
    const size = (total - length) / (page - 1)
    const isPossible = this.#cutAt === null ? Number.isInteger(size) : size === this.#cutAt
    return isPossible && size > length && size !== pageSize
  }
}
