/**
 * Returns null if the text is not a URL. `URL.canParse` cannot be used: in Node 20 it rejects names such as `bücher.example` once
 * the compiler has optimized the call.
 */
export function parseUrl(text: string, base?: string | URL): URL | null {
  try {
    return new URL(text, base)
  } catch {
    return null
  }
}
