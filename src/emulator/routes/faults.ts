import { FAULTS_PATH } from '../constants.js'
import { type Faults, parseFault } from '../faults.js'
import { jsonResponse, noContentResponse } from '../responses.js'
import { isRefused } from '../validation/refused.js'
import { readBody } from './read-body.js'
import { type App, addResource } from './resource.js'

/**
 * Adds and clears faults while the server runs. These routes are not part of the API. A gateway does not forward its
 * callers' `X-Fault` header, so these routes are the way to see how it treats a failing upstream.
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
      return jsonResponse(200, { fault: fault.text, on: fault.on, times: fault.times })
    },
    DELETE: () => {
      faults.clear()
      return noContentResponse()
    },
  })
}
