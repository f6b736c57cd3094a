/** Tests data files that are unusable or become so: Edgeway explains each problem in one sentence, and a stop still exits with 0. */
import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Libsql from 'libsql'
import { describe, expect, it } from 'vitest'
import { openDatabase } from '../../src/emulator/store/database.js'
import { MIGRATIONS } from '../../src/emulator/store/migrations.js'
import { BUNDLE } from '../support/build.js'
import { startEdgeway } from '../support/edgeway-process.js'
import { createTemporaryFolder } from '../support/temporary-folder.js'

const ADVICE = 'Set EDGE_SERVICES_DATA to another file, or to ":memory:" to keep nothing.\n'

/** A user without full permissions: the current user, or another if the current one is root. */
const NOBODY = 65534
const isRoot = process.getuid?.() === 0
const asNobody = [
  'setpriv',
  `--reuid=${NOBODY}`,
  `--regid=${NOBODY}`,
  '--clear-groups',
  process.execPath,
  BUNDLE,
]
const canBeNobody =
  !isRoot ||
  spawnSync(asNobody[0] as string, [
    ...asNobody.slice(1, -1),
    '-e',
    `fs.readFileSync(${JSON.stringify(BUNDLE)})`,
  ]).status === 0
const command = isRoot ? asNobody : undefined

/** Gives the command a small file system of its own that no other process sees. */
const onSmallDisk = (folder: string, size = '2m') => [
  'unshare',
  '-rm',
  'sh',
  '-c',
  `mount -t tmpfs -o size=${size} tmpfs ${folder} && exec ${process.execPath} ${BUNDLE}`,
]
const hasSmallDisk = (() => {
  const folder = mkdtempSync(join(tmpdir(), 'edgeway-disk-'))
  const { status } = spawnSync('unshare', ['-rm', 'mount', '-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', folder])
  rmSync(folder, { recursive: true })
  return status === 0
})()

function ownFolder(): string {
  const folder = createTemporaryFolder()
  if (isRoot) chownSync(folder, NOBODY, NOBODY)
  return folder
}

async function failure(data: string, program?: string[]): Promise<string> {
  await using edgeway = startEdgeway({ EDGE_SERVICES_DATA: data }, program)
  expect(await edgeway.exit).toEqual({ code: 1, signal: null })
  expect(edgeway.stdout).toEqual([])
  const text = edgeway.stderr()
  expect(text.trimEnd().split('\n')).toHaveLength(1)
  expect(text).toMatch(/^Edgeway cannot start: /)
  expect(text).toContain(data)
  expect(text.endsWith(ADVICE)).toBe(true)
  return text
}

const give = (path: string, mode: number) => {
  if (isRoot) chownSync(path, NOBODY, NOBODY)
  chmodSync(path, mode)
}

describe('a start with unusable data', () => {
  it('explains that the data file is a folder', async () => {
    expect(await failure(ownFolder())).toContain('it is a folder')
  })

  it('explains that the file is of a newer version', async () => {
    const data = join(ownFolder(), 'data.db')
    openDatabase(data, [...MIGRATIONS, 'CREATE TABLE later (id TEXT)']).close()
    expect(await failure(data)).toContain('was written by a newer version of this program')
  })

  it('explains that another process holds a lock on the file', async () => {
    const data = join(ownFolder(), 'data.db')
    openDatabase(data).close()
    const other = new Libsql(data)
    other.exec('BEGIN IMMEDIATE')
    expect(await failure(data)).toContain('another process holds a lock on it')
    other.close()
  })

  it.runIf(canBeNobody)('explains that this user may not write to the file', async () => {
    const data = join(ownFolder(), 'data.db')
    openDatabase(data).close()
    give(data, 0o444)
    expect(await failure(data, command)).toContain('this user may not read and write the file')
  })

  it.runIf(canBeNobody)('explains that this user may not read the file', async () => {
    const data = join(ownFolder(), 'data.db')
    openDatabase(data).close()
    give(data, 0o000)
    expect(await failure(data, command)).toContain('this user may not read and write the file')
  })

  it.runIf(canBeNobody)('explains that this user may not write to the folder', async () => {
    const folder = ownFolder()
    const data = join(folder, 'data.db')
    openDatabase(data).close()
    give(data, 0o644)
    chmodSync(folder, 0o555)
    expect(await failure(data, command)).toContain(`this user may not write to its folder ${folder}`)
    chmodSync(folder, 0o755)
  })

  it.runIf(canBeNobody)('explains that this user may not write to the parent folder', async () => {
    const folder = ownFolder()
    chmodSync(folder, 0o555)
    expect(await failure(join(folder, 'new', 'data.db'), command)).toContain('cannot be made')
    chmodSync(folder, 0o755)
  })

  it.runIf(canBeNobody)('explains that this user may not read the write-ahead log', async () => {
    const folder = ownFolder()
    const data = join(folder, 'data.db')
    const running = openDatabase(join(folder, 'other.db'))
    running.writeNow(() => running.run("UPDATE state SET value = 'settled'"))
    for (const end of ['', '-wal']) copyFileSync(join(folder, `other.db${end}`), `${data}${end}`)
    running.close()
    give(data, 0o644)
    give(`${data}-wal`, 0o000)
    expect(await failure(data, command)).toContain(`this user may not read and write ${data}-wal`)
  })

  it.runIf(hasSmallDisk)('explains that the disk is full', async () => {
    const folder = ownFolder()
    expect(await failure(join(folder, 'data.db'), onSmallDisk(folder, '64k'))).toMatch(
      /the disk is full|the disk failed, or is full/,
    )
  })
})

describe.runIf(hasSmallDisk)('a disk that becomes full', () => {
  it('fails writes as a whole with a clear log line, still reads, and exits with 0 after SIGTERM', async () => {
    const folder = ownFolder()
    const data = join(folder, 'data.db')
    await using edgeway = startEdgeway({ EDGE_SERVICES_DATA: data }, onSmallDisk(folder))
    const { edgeServices } = await edgeway.logged('ready')
    const call = async (method: string, path: string, body?: object) => {
      const response = await fetch(`${edgeServices}/edge-services/v1beta1${path}`, {
        method,
        headers: { 'X-Auth-Token': 'x' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      return { status: response.status, body: (await response.json()) as { total_count: number } }
    }
    const project_id = 'aaaaaaaa-0000-4000-8000-000000000001'
    const list = `/pipelines?project_id=${project_id}`
    let made = 0
    let status = 200
    for (; status === 200 && made < 2000; made += status === 200 ? 1 : 0)
      ({ status } = await call('POST', '/pipelines', {
        project_id,
        name: 'n',
        description: 'd'.repeat(20_000),
      }))
    expect(status).toBe(503)
    expect(made).toBeGreaterThan(0)
    expect(await edgeway.logged('the data of Edge Services cannot be used')).toMatchObject({
      level: 'error',
      data,
      problem: expect.stringMatching(/the disk is full|the disk failed, or is full/),
    })
    expect(await call('GET', list)).toMatchObject({ status: 200, body: { total_count: made } })
    edgeway.kill('SIGTERM')
    expect(await edgeway.exit).toEqual({ code: 0, signal: null })
    expect(edgeway.stderr()).toBe('')
    expect(JSON.parse(edgeway.stdout.at(-1) ?? '')).toMatchObject({ msg: 'stopped' })
  })
})

it.runIf(process.platform !== 'win32')(
  'fails and stops the same way at a limit on the size of files',
  async () => {
    const folder = ownFolder()
    const data = join(folder, 'data.db')
    const program = ['sh', '-c', `ulimit -f 4000; exec ${process.execPath} ${BUNDLE}`]
    await using edgeway = startEdgeway({ EDGE_SERVICES_DATA: data }, program)
    const { edgeServices } = await edgeway.logged('ready')
    let status = 200
    for (let made = 0; status === 200 && made < 2000; made++) {
      const response = await fetch(`${edgeServices}/edge-services/v1beta1/pipelines`, {
        method: 'POST',
        headers: { 'X-Auth-Token': 'x' },
        body: JSON.stringify({
          project_id: 'aaaaaaaa-0000-4000-8000-000000000001',
          name: 'n',
          description: 'd'.repeat(20_000),
        }),
      })
      status = response.status
      await response.text()
    }
    expect(status).toBe(503)
    expect(
      (await fetch(`${edgeServices}/edge-services/v1beta1/pipelines`, { headers: { 'X-Auth-Token': 'x' } }))
        .status,
    ).toBe(200)
    edgeway.kill('SIGTERM')
    expect(await edgeway.exit).toEqual({ code: 0, signal: null })
  },
)
