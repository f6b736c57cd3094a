import DataLoader from 'dataloader'
import { toError } from './load-or-null.js'

/** Reads each key at most once per operation. Keys are compared as JSON. */
export function createMemo<Key, Value>(read: (key: Key) => Promise<Value>): DataLoader<Key, Value, string> {
  return new DataLoader<Key, Value, string>(
    (keys) => Promise.all(keys.map((key) => read(key).catch(toError))),
    { cacheKeyFn: (key) => JSON.stringify(key) },
  )
}
