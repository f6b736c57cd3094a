import { jsonAnswer, noContentAnswer } from '../answers.js'
import { FAULTS_PATH } from '../constants.js'
import { parseFault } from '../fault-text.js'
import type { Faults } from '../faults.js'
import { isRefused } from '../validation/refused.js'
import { readBody } from './read-body.js'
import { type App, addResource } from './resource.js'

/**
 * Not part of the API: adds and clears faults while the server runs. A gateway forwards no header of its callers, so these
 * routes let a person see how it treats a failing upstream.
 */
export function addFaultRoutes(app: App, faults: Faults): void {
  addResource(app, FAULTS_PATH, {
    POST: async (request) => {
      const args = await readBody(request)
      const on = args.string('on')
      const times = args.positiveInteger('times')
      const text = args.requiredString('fault')
      if (on !== undefined && !isRefused(on) && !/^[A-Z]+ \//.test(on)) {
        args.refuse('on', 'format', 'value must be a method and a path, such as "GET /pipelines/:id"')
      }
      const fault = args.accept({ text, on, times })
      faults.add({
        ...parseFault(fault.text),
        ...(fault.on !== undefined && { on: fault.on }),
        ...(fault.times !== undefined && { times: fault.times }),
      })
      return jsonAnswer(200, { fault: fault.text, on: fault.on, times: fault.times })
    },
    DELETE: () => {
      faults.clear()
      return noContentAnswer()
    },
  })
}
