/**
 * Error bodies. `type` names the class of the error. An error may also come as a bare `{"message": …}`, as anything else, or
 * without a body. So the HTTP status decides, and `type` refines it.
 */
import Type, { type Static } from 'typebox'
import { optional } from './values.js'

export const ErrorBody = Type.Object({ message: Type.String(), type: optional(Type.String()) })
export type ErrorBody = Static<typeof ErrorBody>

/** 400. `reason` is `unknown`, `required`, `format` or `constraint`. */
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

/** 401. `method` is `unknown_method`, `jwt` or `api_key`. */
export const DeniedAuthenticationBody = Type.Object({
  type: Type.Literal('denied_authentication'),
  message: Type.String(),
  method: Type.String(),
  reason: Type.String(),
})
export type DeniedAuthenticationBody = Static<typeof DeniedAuthenticationBody>

/** 404 with the resource named. Edge Services itself sends a bare `{"message":"Not Found"}`. */
export const NotFoundBody = Type.Object({
  type: Type.Literal('not_found'),
  message: Type.String(),
  resource: Type.String(),
  resource_id: Type.String(),
})
export type NotFoundBody = Static<typeof NotFoundBody>
