import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const ROOT = join(import.meta.dirname, '../../src/emulator')

const sourceFiles = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => join(ROOT, file))

it('the stand-in shares nothing with the gateway but wire types and helpers', () => {
  const imports = sourceFiles.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/from '((?:\.\.\/)+)([a-z-]+)\//g)].flatMap(
      ([, up = '', folder = '']) => {
        const depth = file.slice(ROOT.length + 1).split('/').length
        return up.length / 3 === depth ? [folder] : []
      },
    ),
  )
  expect(new Set(imports)).toEqual(new Set(['wire', 'lib']))
})

it('only one file of it knows the database library', () => {
  const users = sourceFiles.filter((file) => /^import (?!type).*'libsql'/m.test(readFileSync(file, 'utf8')))
  expect(users.map((file) => file.slice(ROOT.length + 1))).toEqual(['store/database.ts'])
})

it('of what it serves to an edge in the same process, the edge knows the types', () => {
  const EDGE = join(ROOT, '../edge')
  const imports = readdirSync(EDGE, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap(
      (file) =>
        readFileSync(join(EDGE, file), 'utf8').match(/^import [^']*'[^']*edge-services-server\/[^']*'/gm) ??
        [],
    )
  expect(imports).not.toEqual([])
  for (const line of imports) {
    expect(line).toMatch(/^import type [^']* from '(?:\.\.\/)+edge-services-server\/pipeline-source\.js'$/)
  }
})
