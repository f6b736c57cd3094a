/** Parses the text of a fault, as in the `X-Fault` header, such as `latency=200; status=429; retry-after=2`. */
import { MalformedBody } from './errors.js'
import { FAULT_EFFECTS, type Fault, type FaultEffect } from './faults.js'

const NUMBERED = /^(latency|status|retry-after)\s*=\s*(\d{1,7})$/

/**
 * @throws MalformedBody, which lists the directives, if the text is not a fault. A fault that silently did nothing would mislead its user.
 */
export function parseFault(text: string): Fault {
  const numbers = new Map<string, number>()
  const effects: FaultEffect[] = []
  for (const directive of text.split(';').map((part) => part.trim())) {
    const effect = FAULT_EFFECTS.find((name) => name === directive)
    const [, name = '', digits] = NUMBERED.exec(directive) ?? []
    if (effect !== undefined) effects.push(effect)
    else if (digits !== undefined) numbers.set(name, Number(digits))
    else throw unreadable(text)
  }
  const status = numbers.get('status')
  const latency = numbers.get('latency')
  const retryAfter = numbers.get('retry-after')
  const [effect] = effects
  const isContradictory = effects.length > 1 || (status !== undefined && effect !== undefined)
  const isStatus = status === undefined || (status >= 200 && status <= 599)
  if (isContradictory || !isStatus || (retryAfter !== undefined && status === undefined))
    throw unreadable(text)
  return {
    ...(latency !== undefined && { latencyMs: latency }),
    ...(effect !== undefined && { effect }),
    ...(status !== undefined && { status }),
    ...(retryAfter !== undefined && { retryAfterSeconds: retryAfter }),
  }
}

function unreadable(text: string): MalformedBody {
  return new MalformedBody(
    `expected a fault as latency=<ms>, with one of status=<200-599> (and retry-after=<seconds>), ${FAULT_EFFECTS.join(', ')}; ` +
      `got ${JSON.stringify(text)}`,
  )
}
