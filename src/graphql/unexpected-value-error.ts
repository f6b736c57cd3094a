/** The API answered a value that cannot be passed on: it costs the field. The message is for the log. */
export class UnexpectedValueError extends Error {
  override readonly name = 'UnexpectedValueError'
}
