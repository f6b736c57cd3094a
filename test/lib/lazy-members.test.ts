import { expect, it } from 'vitest'
import { lazyMembers } from '../../src/lib/lazy-members.js'

type Members = { one: { id: number }; sum: { id: number } }

function createMembers() {
  const made: string[] = []
  const create = lazyMembers<number, Members>({
    one: (source) => {
      made.push('one')
      return { id: source }
    },
    sum: (source, { one }) => {
      made.push('sum')
      return { id: one.id + source }
    },
  })
  return { create, made }
}

it('makes a member when it is first asked for, and keeps it', () => {
  const { create, made } = createMembers()
  const members = create(1)
  expect(made).toEqual([])
  expect(members.one).toBe(members.one)
  expect(made).toEqual(['one'])
})

it('makes the members that another one uses', () => {
  const { create, made } = createMembers()
  expect(create(2).sum).toEqual({ id: 4 })
  expect(made).toEqual(['one', 'sum'])
})

it('makes the members of each object for its own source', () => {
  const { create } = createMembers()
  const [first, second] = [create(1), create(2)]
  expect([first.one.id, second.one.id]).toEqual([1, 2])
})

it('has only the members that were made as own properties, and names all when it is enumerated', () => {
  const members = createMembers().create(1)
  expect(members.one.id).toBe(1)
  expect(Object.keys(members)).toEqual(['one'])
  const names: string[] = []
  for (const name in members) names.push(name)
  expect(names.toSorted()).toEqual(['one', 'sum'])
})
