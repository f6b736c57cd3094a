/** Starts Debian's Chromium, or another browser named by `CHROMIUM_PATH`. Nothing is downloaded. */
import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

/** These switches keep Chromium off the internet and within the resources of a container. */
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export function launchBrowser(flags: readonly string[] = []): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH || '/usr/bin/chromium'
  if (!existsSync(executablePath))
    throw new Error(
      `expected a browser at ${executablePath}: install Debian's package "chromium", or set CHROMIUM_PATH to another Chromium`,
    )
  return chromium.launch({ executablePath, args: [...FLAGS, ...flags] })
}
