import DataLoader from 'dataloader'
import { toError } from './load-or-null.js'

/** Reads by any key, each at most once in an operation, whichever of its fields asks first. */
export function createMemo<Key, Value>(read: (key: Key) => Promise<Value>): DataLoader<Key, Value, string> {
  return new DataLoader<Key, Value, string>(
    (keys) => Promise.all(keys.map((key) => read(key).catch(toError))),
    { cacheKeyFn: (key) => JSON.stringify(key) },
  )
}
