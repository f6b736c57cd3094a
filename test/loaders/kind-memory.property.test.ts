/** The kinds of ids that were seen under one credential, while generations of ids come and go. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createKindMemory, type NodeType } from '../../src/loaders/known-kinds.js'
import { runs } from '../support/extent.js'

const SIZE = 4
const KINDS: readonly NodeType[] = ['Pipeline', 'CacheStage', 'BackendStage']

/** An id has the same kind whenever it is noted. */
const kindOf = (id: number) => KINDS[id % KINDS.length] as NodeType

const steps = fc.array(
  fc.record({
    credential: fc.constantFrom('a', 'b'),
    /** Views last as long as an operation, and several operations run at once. */
    view: fc.integer({ min: 0, max: 2 }),
    id: fc.integer({ min: 0, max: 12 }),
    asks: fc.boolean(),
  }),
  { maxLength: 60 },
)

it('an id is known to every operation of its credential, until enough others were seen, and to no other credential', () => {
  fc.assert(
    fc.property(steps, (taken) => {
      const memory = createKindMemory(SIZE)
      const views = new Map<string, ReturnType<typeof memory.under>>()
      /** Of both credentials, the ids that were noted or found, the latest last. */
      let recent: string[] = []
      const noted = new Set<string>()
      for (const { credential, view, id, asks } of taken) {
        const name = `${credential} ${view}`
        const kinds = views.get(name) ?? memory.under(credential)
        views.set(name, kinds)
        const entry = `${credential} ${id}`
        if (asks) {
          const found = kinds.of(String(id))
          if (!noted.has(entry)) expect(found).toBeUndefined()
          else if (found !== undefined) expect(found).toBe(kindOf(id))
          if (recent.slice(-SIZE).includes(entry)) expect(found).toBe(kindOf(id))
          if (found === undefined) continue
        } else {
          kinds.note(String(id), kindOf(id))
          noted.add(entry)
          expect(memory.under(credential).of(String(id))).toBe(kindOf(id))
        }
        recent = [...recent.filter((other) => other !== entry), entry]
      }
    }),
    { numRuns: runs(2_000) },
  )
})
