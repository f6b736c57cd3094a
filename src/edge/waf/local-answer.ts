/** An answer in the place of an origin's. */
import type { Fields, OriginCall, OriginHandler } from '../../http-cache/message.js'

export type LocalAnswer = {
  readonly status: number
  readonly fields: Fields
  /** Null: none, as for `HEAD`. */
  readonly body: Buffer | null
}

/** Tells the handler, after this has returned, and as it pauses and resumes. */
export function answerLocally({ status, fields, body }: LocalAnswer, handler: OriginHandler): OriginCall {
  const steps = [
    () => handler.onHead(status, fields),
    ...(body === null ? [] : [() => handler.onData(body)]),
    () => handler.onEnd(),
  ]
  let isPaused = false
  let isScheduled = false
  const takeSteps = () => {
    isScheduled = false
    while (!isPaused && steps.length > 0) steps.shift()?.()
  }
  const schedule = () => {
    if (isScheduled) return
    isScheduled = true
    queueMicrotask(takeSteps)
  }
  schedule()
  return {
    pause() {
      isPaused = true
    },
    resume() {
      isPaused = false
      schedule()
    },
    abort() {
      steps.length = 0
    },
  }
}
