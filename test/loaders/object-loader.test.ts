/** Objects that came along with others are at hand, and the others are read. */
import { expect, it } from 'vitest'
import { UnreadableValue } from '../../src/lib/unreadable.js'
import { ObjectLoader } from '../../src/loaders/object-loader.js'

type Thing = { id: string; from: string }

const byId = ({ id }: Thing) => id
const thing = (id: string, from: string): Thing => ({ id, from })

function createLoader() {
  const read: string[] = []
  const noted: string[] = []
  const loader = new ObjectLoader<string, Thing>({
    readMany: async (keys) => {
      read.push(...keys)
      return keys.map((key) => thing(key, 'read'))
    },
    cacheKeyFn: (key) => key,
    note: (id) => void noted.push(id),
  })
  return { loader, read, noted }
}

it('an object of a list that came along is at hand without a promise and without a read', () => {
  const { loader, read } = createLoader()
  const listed = thing('a', 'list')
  loader.keepAll([thing('b', 'list'), listed], byId)
  expect(loader.get('a')).toBe(listed)
  expect(read).toEqual([])
})

it('an object that no list held is read', async () => {
  const { loader, read } = createLoader()
  loader.keepAll([thing('a', 'list')], byId)
  expect(await loader.get('b')).toEqual(thing('b', 'read'))
  expect(read).toEqual(['b'])
})

it('of the same object in several lists, the first is at hand', () => {
  const { loader } = createLoader()
  loader.keepAll([thing('a', 'first')], byId)
  loader.keepAll([thing('a', 'second')], byId)
  loader.keep('a', thing('a', 'third'))
  expect(loader.get('a')).toEqual(thing('a', 'first'))
})

it('an object whose read was begun before it came along is the one that was read', async () => {
  const { loader, read } = createLoader()
  const reading = loader.load('a')
  loader.keepAll([thing('a', 'list')], byId)
  expect(await loader.get('a')).toBe(await reading)
  expect(read).toEqual(['a'])
})

it('the ids of a list are noted when the list comes, except those of unreadable items', () => {
  const { loader, noted } = createLoader()
  const unreadable = new UnreadableValue('expected an object', null) as never
  loader.keepAll([thing('a', 'list'), unreadable, thing('b', 'list')], byId)
  expect(noted).toEqual(['a', 'b'])
  expect(loader.get('b')).toEqual(thing('b', 'list'))
})

it.each([true, false])(
  'no list is at hand after clearing, whether or not an object was asked for (%s)',
  async (asks) => {
    const { loader, read } = createLoader()
    loader.keepAll([thing('a', 'list'), thing('b', 'list')], byId)
    if (asks) loader.get('a')
    loader.clearAll()
    expect(await loader.get('b')).toEqual(thing('b', 'read'))
    expect(read).toEqual(['b'])
  },
)
