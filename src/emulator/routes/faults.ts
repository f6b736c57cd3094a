import { jsonAnswer, noContentAnswer } from '../answers.js'
import { FAULTS_PATH } from '../constants.js'
import { parseFault } from '../fault-text.js'
import type { Faults } from '../faults.js'
import { readBody } from './read-body.js'
import { type App, addResource } from './resource.js'

/**
 * Not of the API: adds and clears faults while the server runs. A gateway forwards no header of its callers, so this is
 * how a person sees through it what a failing upstream does.
 */
export function addFaultRoutes(app: App, faults: Faults): void {
  addResource(app, FAULTS_PATH, {
    POST: async (request) => {
      const args = await readBody(request)
      const on = args.string('on')
      const times = args.positiveInteger('times')
      const text = args.requiredString('fault') ?? ''
      if (on !== undefined && !/^[A-Z]+ \//.test(on)) {
        args.refuse('on', 'format', 'value must be a method and a path, such as "GET /pipelines/:id"')
      }
      args.assertValid()
      faults.add({
        ...parseFault(text),
        ...(on !== undefined && { on }),
        ...(times !== undefined && { times }),
      })
      return jsonAnswer(200, { fault: text, on, times })
    },
    DELETE: () => {
      faults.clear()
      return noContentAnswer()
    },
  })
}
