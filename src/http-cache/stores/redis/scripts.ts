/**
 * What is done on the server at one go, in Lua: the question what has been forgotten and the answer to it must not come apart.
 *
 * The generations of a space are a hash of random tokens. `g` is there as long as anything stored counts, `p…` for a path
 * that was purged, `d…` for keys that were deleted. The responses of a URL are a hash as well: `s<slot>` for each, and in the
 * field without a name the generation that all of them are of: the run of the server, `g` and `p…`. What is of another one
 * counts as nothing. So a space is purged by removing its generations, which needs no memory; and where the server evicts
 * them, or has come back with what it had saved before a purge, nothing that was purged is seen again.
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
 * KEYS: generations, responses. ARGV: run, field of purges, field of deletions, a token for `g`, how long generations last (ms).
 * Answers the tokens `g`, `p…` and `d…` (empty: there is none), then a slot and a response in turn.
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
 * KEYS: generations, responses. ARGV: run, field of purges, field of deletions, the tokens that a GET answered (3), slot,
 * response, how long it lasts (ms), how long generations last (ms), how many responses and how many bytes there may be in all, and the
 * slot of a response that goes, or nothing.
 * An empty response only removes what the slot had. Where there would be too many, others go, in no particular order.
 * Answers 1; 0 where something was forgotten since the tokens, and nothing is kept.
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
 * KEYS: generations and, where only those of one URL are to go, responses. ARGV: a token, how many fields generations may
 * have, the fields that change. Where there would be more fields, or no memory for them, all of the space is forgotten.
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

/** Sends the script itself only to a server that does not know it. */
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
