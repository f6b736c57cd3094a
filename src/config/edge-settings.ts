/** The settings of the edge, beside where it listens: what it caches, and whom it asks. */
import { type OriginMapping, parseOrigins } from '../edge/origins/parse-origins.js'
import { parseUrl } from '../lib/parse-url.js'
import type { Settings } from './settings.js'

export type EdgeSettings = {
  /** Empty: every backend is the built-in sample origin. */
  origins: OriginMapping
  /** Null: a request whose host names no pipeline is told how to address one. */
  defaultPipelineId: string | null
  cache: EdgeCacheSettings
}

export type EdgeCacheSettings = {
  memoryBytes: number
  /** What is larger is passed on and not kept. At most half of the memory: the rest may be what bodies leave behind. */
  maxObjectBytes: number
  /** Of the Redis or Valkey that several edges share, with its credentials: `redis:` or `rediss:`. Null: memory alone. */
  url: string | null
}

const MEBIBYTE = 1024 ** 2
const DEFAULT_MEMORY = 256 * MEBIBYTE

export type ReadFile = (path: string) => string

/** @param readFile throws where it cannot be read. */
export function readEdgeSettings(settings: Settings, readFile: ReadFile): EdgeSettings {
  return {
    origins: readOrigins(settings, readFile),
    defaultPipelineId: settings.uuid('EDGE_DEFAULT_PIPELINE'),
    cache: readCacheSettings(settings),
  }
}

function readOrigins({ text, problems }: Settings, readFile: ReadFile): OriginMapping {
  const value = text('EDGE_ORIGINS')
  if (value === null) return new Map()
  const parsed = parseOrigins(value, readFile)
  if ('mapping' in parsed) return parsed.mapping
  problems.push(...parsed.problems)
  return new Map()
}

function readCacheSettings(settings: Settings): EdgeCacheSettings {
  const { text, problems } = settings
  const memory = text('EDGE_CACHE_MEMORY')
  const givenMemoryBytes = settings.bytes('EDGE_CACHE_MEMORY', '1M')
  const memoryBytes = givenMemoryBytes ?? DEFAULT_MEMORY
  const maxObjectBytes = settings.bytes('EDGE_CACHE_MAX_OBJECT', '1K')
  const isMemoryBad = memory !== null && givenMemoryBytes === null
  if (!isMemoryBad && maxObjectBytes !== null && maxObjectBytes > memoryBytes / 2)
    problems.push(
      `EDGE_CACHE_MAX_OBJECT must not be more than half of EDGE_CACHE_MEMORY (${memory === null ? '256M by default' : `"${memory}"`}), got "${text('EDGE_CACHE_MAX_OBJECT')}"`,
    )
  const url = text('EDGE_CACHE_URL')
  if (url !== null && !isCacheUrl(url))
    problems.push(
      'EDGE_CACHE_URL must be a URL of a Redis or Valkey server such as redis://127.0.0.1:6379/0 or rediss://, valkey:// or valkeys:// (its value is not shown here, since it may hold a password)',
    )
  return {
    memoryBytes,
    maxObjectBytes: maxObjectBytes ?? Math.min(32 * MEBIBYTE, memoryBytes / 2),
    // Valkey speaks the same protocol, but the client does not know its scheme.
    url: url?.replace(/^valkey/i, 'redis') ?? null,
  }
}

function isCacheUrl(value: string): boolean {
  if (parseUrl(value) === null) return false
  const { protocol, username, password, hostname, pathname, search, hash } = new URL(value)
  return (
    /^(redis|valkey)s?:$/.test(protocol) &&
    hostname !== '' &&
    /^\/?\d*$/.test(pathname) &&
    search + hash === '' &&
    canBeDecoded(username + password)
  )
}

function canBeDecoded(value: string): boolean {
  try {
    decodeURIComponent(value)
    return true
  } catch {
    return false
  }
}
