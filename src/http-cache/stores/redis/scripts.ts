/**
 * Lua scripts that run atomically on the server, because no purge may come between the check of the generations and the use of its result.
 *
 * The generations of a space are a hash of random tokens: `g`, which exists while stored responses count, `p…` for each purged path, and
 * `d…` for deleted keys. The responses of a URL are a hash too: `s<slot>` for each response, and under the empty name their common
 * generation. That consists of the run of the server, `g` and `p…`. Responses of another generation do not count. So a space is purged by
 * removing its generations, which needs no memory. If the server evicts the generations, or returns with data saved before a purge, no
 * purged response is used again.
 */
import { createHash } from 'node:crypto'
import { ErrorReply } from '@redis/client'
import type { Ask, Patience, Reply } from './redis-connection.js'

export type Script = { readonly source: string; readonly sha1: string }

const script = (source: string): Script => ({
  source,
  sha1: createHash('sha1').update(source).digest('hex'),
})

/**
 * Looks up the responses of a URL. KEYS: generations, responses. ARGV: run, field of purges, field of deletions, a token for `g`, the
 * lifetime of generations (ms). Returns the tokens `g`, `p…` and `d…` (empty: none), then slots and responses in turn.
 */
export const GET = script(`
local now = redis.pcall('HMGET', KEYS[1], 'g', ARGV[2], ARGV[3])
if now.err then
  redis.call('UNLINK', KEYS[1])
  now = {}
end
if not now[1] then
  redis.call('HSET', KEYS[1], 'g', ARGV[4])
  redis.call('PEXPIRE', KEYS[1], ARGV[5])
end
local answer = {now[1] or ARGV[4], now[2] or '', now[3] or ''}
local written = redis.pcall('HGET', KEYS[2], '')
if written == ARGV[1] .. ' ' .. answer[1] .. ' ' .. answer[2] then
  for position, value in ipairs(redis.call('HGETALL', KEYS[2])) do
    answer[3 + position] = value
  end
elseif redis.call('EXISTS', KEYS[2]) == 1 then
  redis.call('UNLINK', KEYS[2])
end
return answer
`)

/**
 * Stores a response. KEYS: generations, responses. ARGV: run, field of purges, field of deletions, the three tokens that GET returned,
 * slot, response, its lifetime (ms), the lifetime of generations (ms), the largest number of responses and of bytes in all, and the slot of
 * a response to remove, or nothing. An empty response only clears the slot. If there would be too many responses, others are removed, in no
 * particular order. Returns 1. Returns 0, and stores nothing, if there was a purge or deletion since GET returned the tokens.
 */
export const PUT = script(`
local now = redis.pcall('HMGET', KEYS[1], 'g', ARGV[2], ARGV[3])
if now.err or now[1] ~= ARGV[4] or (now[2] or '') ~= ARGV[5] or (now[3] or '') ~= ARGV[6] then
  return 0
end
local slot, response, lasts = 's' .. ARGV[7], ARGV[8], tonumber(ARGV[9])
local generation = ARGV[1] .. ' ' .. ARGV[4] .. ' ' .. ARGV[5]
if redis.pcall('HGET', KEYS[2], '') ~= generation then
  -- After a first write a server lets a script write on, however little memory there is.
  if redis.call('EXISTS', KEYS[2]) == 1 then
    redis.call('UNLINK', KEYS[2])
  end
elseif response == '' then
  redis.call('HDEL', KEYS[2], slot, 's' .. ARGV[13])
else
  if ARGV[13] ~= '' then
    redis.call('HDEL', KEYS[2], 's' .. ARGV[13])
  end
  lasts = math.max(lasts, redis.call('PTTL', KEYS[2]))
  local responses, bytes = 1, #response
  for _, other in ipairs(redis.call('HKEYS', KEYS[2])) do
    if other ~= '' and other ~= slot then
      local more = redis.call('HSTRLEN', KEYS[2], other)
      if responses < tonumber(ARGV[11]) and bytes + more <= tonumber(ARGV[12]) then
        responses, bytes = responses + 1, bytes + more
      else
        redis.call('HDEL', KEYS[2], other)
      end
    end
  end
end
if response ~= '' then
  redis.call('HSET', KEYS[2], '', generation, slot, response)
  redis.call('PEXPIRE', KEYS[2], lasts)
  redis.call('PEXPIRE', KEYS[1], ARGV[10])
end
return 1
`)

/**
 * Purges. KEYS: generations and, to delete the responses of a single URL, responses. ARGV: a token, the largest number of fields in the
 * generations, the fields to change. If there would be more fields, or there is no memory for them, the whole space is purged.
 */
export const FORGET = script(`
if KEYS[2] then
  redis.call('UNLINK', KEYS[2])
end
if redis.call('EXISTS', KEYS[1]) == 0 then
  return
end
for position = 3, #ARGV do
  local written = redis.pcall('HSET', KEYS[1], ARGV[position], ARGV[1])
  if type(written) == 'table' and written.err then
    redis.call('UNLINK', KEYS[1])
    return
  end
end
if redis.call('HLEN', KEYS[1]) > tonumber(ARGV[2]) then
  redis.call('UNLINK', KEYS[1])
end
`)

/** Runs a script by its digest, and sends its source only if the server does not know it. */
export async function runScript(
  ask: Ask,
  { source, sha1 }: Script,
  keys: readonly string[],
  args: readonly (string | Buffer)[],
  patience: Patience,
): Promise<Reply> {
  const rest = [String(keys.length), ...keys, ...args]
  try {
    return await ask(['EVALSHA', sha1, ...rest], patience)
  } catch (error) {
    if (!(error instanceof ErrorReply && error.message.startsWith('NOSCRIPT'))) throw error
    return ask(['EVAL', source, ...rest], patience)
  }
}
