import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pageFor } from '../../src/pagination/page-window.js'
import type { Window } from '../../src/pagination/window.js'

const indexes = ({ page, pageSize }: { page: number; pageSize: number }) =>
  Array.from({ length: pageSize }, (_, offset) => (page - 1) * pageSize + offset)

const windows = fc.record({ anchor: fc.nat(5000), before: fc.nat(120), after: fc.nat(120) }).map(
  ({ anchor, before, after }): Window => ({
    anchor,
    beside: anchor,
    from: Math.max(0, anchor - before),
    to: anchor + 1 + after,
    margin: null,
  }),
)

describe('the page for a window', () => {
  it('contains the anchor and is never larger than allowed', () => {
    fc.assert(
      fc.property(windows, fc.integer({ min: 1, max: 100 }), (window, maxPageSize) => {
        const page = pageFor(window, maxPageSize)
        expect(page.pageSize).toBeLessThanOrEqual(maxPageSize)
        expect(indexes(page)).toContain(window.anchor)
      }),
    )
  })

  it('is the smallest page that contains as much of the window as possible', () => {
    fc.assert(
      fc.property(windows, fc.integer({ min: 1, max: 100 }), (window, maxPageSize) => {
        const covered = (pageSize: number) => {
          const page = { page: Math.floor(window.anchor / pageSize) + 1, pageSize }
          return indexes(page).filter((index) => window.from <= index && index < window.to).length
        }
        const sizes = Array.from({ length: maxPageSize }, (_, index) => index + 1)
        const best = Math.max(...sizes.map(covered))
        expect(pageFor(window, maxPageSize).pageSize).toBe(
          sizes.find((pageSize) => covered(pageSize) === best),
        )
      }),
    )
  })

  it('includes the margin if that leaves out nothing of the window', () => {
    expect(pageFor({ anchor: 59, beside: 60, from: 59, to: 80, margin: 58 }, 100)).toEqual({
      page: 3,
      pageSize: 27,
    })
    expect(pageFor({ anchor: 40, beside: 41, from: 40, to: 50, margin: 39 }, 100)).toEqual({
      page: 4,
      pageSize: 13,
    })
  })

  it('fits a window at the front into one page', () => {
    for (let count = 1; count <= 100; count++)
      expect(pageFor({ anchor: 0, beside: 0, from: 0, to: count, margin: null }, 100)).toEqual({
        page: 1,
        pageSize: count,
      })
  })
})
