/**
 * Error bodies as the API's gateway family sends them. `type` selects the class; an error may also come as a bare
 * `{"message": …}`, as anything else, or with no body at all, so the HTTP status is what decides and `type` refines it.
 */
import Type, { type Static } from 'typebox'
import { optional } from './values.js'

export const ErrorBody = Type.Object({ message: Type.String(), type: optional(Type.String()) })
export type ErrorBody = Static<typeof ErrorBody>

/** 400. `reason` is one of `unknown`, `required`, `format`, `constraint`. */
export const InvalidArgumentsBody = Type.Object({
  type: Type.Literal('invalid_arguments'),
  message: Type.String(),
  details: Type.Array(
    Type.Object({
      argument_name: Type.String(),
      reason: Type.String(),
      help_message: optional(Type.String()),
    }),
  ),
})
export type InvalidArgumentsBody = Static<typeof InvalidArgumentsBody>

/** 401. `method` is one of `unknown_method`, `jwt`, `api_key`. */
export const DeniedAuthenticationBody = Type.Object({
  type: Type.Literal('denied_authentication'),
  message: Type.String(),
  method: Type.String(),
  reason: Type.String(),
})
export type DeniedAuthenticationBody = Static<typeof DeniedAuthenticationBody>

/** 404 with the resource named. Edge Services itself answers a bare `{"message":"Not Found"}`. */
export const NotFoundBody = Type.Object({
  type: Type.Literal('not_found'),
  message: Type.String(),
  resource: Type.String(),
  resource_id: Type.String(),
})
export type NotFoundBody = Static<typeof NotFoundBody>
