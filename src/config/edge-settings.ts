/** Reads the settings of the edge, except its address: its origins and its cache. */
import { type OriginMapping, parseOrigins } from '../edge/origins/parse-origins.js'
import { parseUrl } from '../lib/parse-url.js'
import type { SettingsReader } from './settings.js'

export type EdgeSettings = {
  /** Empty: every backend is the built-in sample origin. */
  origins: OriginMapping
  /** The pipeline for hosts that name none. Null: the response to such a request explains how to name one. */
  defaultPipelineId: string | null
  cache: EdgeCacheSettings
}

export type EdgeCacheSettings = {
  memoryBytes: number
  /** A larger body is passed on but not stored. At most half of the memory, because the other half may be garbage of earlier bodies. */
  maxObjectBytes: number
  /** The `redis:` or `rediss:` URL, with credentials, of the Redis or Valkey server that several edges share. Null: memory only. */
  url: string | null
}

const MEBIBYTE = 1024 ** 2
const DEFAULT_MEMORY = 256 * MEBIBYTE

export type ReadFile = (path: string) => string

/** @param readFile throws if the file cannot be read. */
export function readEdgeSettings(settings: SettingsReader, readFile: ReadFile): EdgeSettings {
  return {
    origins: readOrigins(settings, readFile),
    defaultPipelineId: settings.uuid('EDGE_DEFAULT_PIPELINE'),
    cache: readCacheSettings(settings),
  }
}

function readOrigins({ text, problems }: SettingsReader, readFile: ReadFile): OriginMapping {
  const value = text('EDGE_ORIGINS')
  if (value === null) return new Map()
  const parsed = parseOrigins(value, readFile)
  if ('mapping' in parsed) return parsed.mapping
  problems.push(...parsed.problems)
  return new Map()
}

function readCacheSettings(settings: SettingsReader): EdgeCacheSettings {
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
