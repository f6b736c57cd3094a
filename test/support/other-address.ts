/** Another address of loopback, which makes a connection count as another client's. */
export const OTHER_ADDRESS = '127.0.0.2'

/** macOS only has 127.0.0.1, so tests that need several clients are skipped there. */
export const HAS_OTHER_ADDRESSES = process.platform !== 'darwin'
