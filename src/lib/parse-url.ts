/**
 * Null where the text is no URL. `URL.canParse` is of no use here: in Node 20 it refuses names such as `bücher.example` once
 * the compiler has optimized the call.
 */
export function parseUrl(text: string, base?: string | URL): URL | null {
  try {
    return new URL(text, base)
  } catch {
    return null
  }
}
