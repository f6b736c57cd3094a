import fc from 'fast-check'

/** What a field may be made of, with what means something more often than not. */
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
