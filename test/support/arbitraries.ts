import fc from 'fast-check'

/** Text of a field, mostly characters and words that mean something in HTTP. */
export const text = fc
  .array(
    fc.oneof(
      fc.constantFrom('"', '\\', ',', '=', ' ', '\t', ';', '*', 'W/', 'max-age', 'no-store', '1', '-', '('),
      fc.string(),
    ),
    {
      maxLength: 30,
    },
  )
  .map((pieces) => pieces.join(''))
