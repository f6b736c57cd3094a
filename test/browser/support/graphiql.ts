/** GraphiQL as a person uses it, in a window without an internet behind it. */
import type { Browser } from 'playwright-core'

const SCREENSHOTS = 'screenshots'

export async function openGraphiQL(browser: Browser, url: string) {
  const context = await browser.newContext({
    viewport: { width: 1400, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  const elsewhere: string[] = []
  const complaints: string[] = []
  await context.route('**', (route) => {
    const wanted = new URL(route.request().url())
    if (wanted.origin === new URL(url).origin) return route.continue()
    elsewhere.push(wanted.href)
    return route.abort()
  })
  const page = await context.newPage()
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  /** Until GraphiQL has read the schema. */
  const visit = async (address: string) => {
    await Promise.all([
      page.waitForResponse((response) => response.request().method() === 'POST'),
      page.goto(address),
    ])
    await page.locator('.graphiql-query-editor .view-lines').waitFor()
  }
  await visit(url)

  return {
    page,
    visit,
    /** URLs that the page asked for beyond the gateway. What is within the page, `data:` and `blob:`, asks nobody. */
    elsewhere,
    /** What the page wrote to the console as an error or a warning. */
    complaints,
    tabs: () => page.locator('.graphiql-tab-button').allTextContents(),
    activeTab: () => page.locator('.graphiql-tab-active .graphiql-tab-button').textContent(),
    /** Until GraphiQL has noted which tab is open: only then would the play button run its operation. */
    async openTab(name: string) {
      await page.locator('.graphiql-tab-button').getByText(name, { exact: true }).click()
      await page.waitForFunction((title) => {
        const { tabs, activeTabIndex } = JSON.parse(
          localStorage.getItem('graphiql:tabState') ?? '{"tabs":[]}',
        )
        return tabs[activeTabIndex]?.title === title
      }, name)
    },
    /** Pasted, since the editor closes brackets and quotes that are typed. */
    async setVariables(variables: object) {
      await page.locator('.graphiql-editor-tool .monaco-editor').first().click()
      await page.keyboard.press('ControlOrMeta+A')
      await page.evaluate((text) => navigator.clipboard.writeText(text), JSON.stringify(variables))
      await page.keyboard.press('ControlOrMeta+V')
    },
    /** Presses the play button; the answer, once the page shows `text` of it. */
    async run(text: string) {
      const [response] = await Promise.all([
        page.waitForResponse((candidate) => candidate.request().method() === 'POST'),
        page.locator('.graphiql-execute-button').click(),
      ])
      await page.locator('.graphiql-response .view-lines', { hasText: text }).waitFor()
      return response.json()
    },
    screenshot: (name: string) => page.screenshot({ path: `${SCREENSHOTS}/${name}.png` }),
    [Symbol.asyncDispose]: () => context.close(),
  }
}
