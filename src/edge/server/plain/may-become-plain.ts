/** Tells partial heads that are worth waiting for. */

const CR = 0x0d
const LF = 0x0a

const STARTS = ['GET /', 'HEAD /'].map((text) => Buffer.from(text))

/** Whether to wait for the rest here. Heads that node:http would refuse by now, or reads anyway, are for node:http. */
export function mayBecomePlainHead(bytes: Buffer, maxHeadBytes: number): boolean {
  if (bytes.length > maxHeadBytes || !STARTS.some((start) => isBeginning(bytes, start))) return false
  for (let end = bytes.indexOf(LF); end >= 0; end = bytes.indexOf(LF, end + 1))
    if (bytes[end - 1] !== CR) return false
  return true
}

function isBeginning(bytes: Buffer, start: Buffer): boolean {
  const length = Math.min(bytes.length, start.length)
  return bytes.subarray(0, length).equals(start.subarray(0, length))
}
