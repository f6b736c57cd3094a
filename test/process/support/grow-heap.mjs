/** Preloaded into a process: on SIGUSR2 it fills the heap with garbage, and logs how large it let the heap grow before it collected. */
import { setImmediate } from 'node:timers/promises'
import { getHeapStatistics } from 'node:v8'

const MIB = 1024 ** 2

process.on('SIGUSR2', async () => {
  const kept = Array.from({ length: 120 }, oneMebibyte)
  const recent = Array.from({ length: 20 }, oneMebibyte)
  globalThis.gc()
  const before = getHeapStatistics().used_heap_size
  let most = before
  for (let made = 0; made < 900; made++) {
    // Kept for a while, so that only a full collection finds it.
    recent[made % recent.length] = oneMebibyte()
    // V8 collects in steps between tasks too.
    await setImmediate()
    most = Math.max(most, getHeapStatistics().used_heap_size)
  }
  console.log(JSON.stringify({ level: 'info', msg: 'grown', before, most, kept: kept.length }))
})

/** In the old space at once, as an array this large is. */
function oneMebibyte() {
  return new Array(MIB / 8).fill(0.5)
}
