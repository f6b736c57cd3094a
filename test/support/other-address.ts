/** Another address of loopback, by which a client counts as another visitor. */
export const OTHER_ADDRESS = '127.0.0.2'

/** macOS has 127.0.0.1 alone: tests that need more visitors are skipped there. */
export const HAS_OTHER_ADDRESSES = process.platform !== 'darwin'
