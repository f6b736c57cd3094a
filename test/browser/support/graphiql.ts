/** Drives GraphiQL as a person does. */
import type { Browser, ViewportSize } from 'playwright-core'

const SCREENSHOTS = 'screenshots'

export async function openGraphiQL(
  browser: Browser,
  url: string,
  viewport: ViewportSize = { width: 1280, height: 800 },
) {
  const context = await browser.newContext({
    viewport,
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  const elsewhere: string[] = []
  const complaints: string[] = []
  context.on('request', (request) => {
    const wanted = new URL(request.url())
    if (wanted.protocol.startsWith('http') && wanted.origin !== new URL(url).origin)
      elsewhere.push(wanted.href)
  })
  const page = await context.newPage()
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  /** Waits until GraphiQL has read the schema. */
  const visit = async (address: string) => {
    await Promise.all([
      page.waitForResponse((response) => response.request().method() === 'POST'),
      page.goto(address),
    ])
    await page.locator('.graphiql-query-editor .view-lines').waitFor()
  }
  await visit(url)
  /** Pastes the text, because the editor closes brackets and quotes that are typed. */
  const fill = async (tool: string, text: string) => {
    await page.locator('.graphiql-editor-tools').getByRole('button', { name: tool, exact: true }).click()
    await page.locator('.graphiql-editor-tool .graphiql-editor:not(.hidden) .monaco-editor').click()
    await page.keyboard.press('ControlOrMeta+A')
    await page.evaluate((pasted) => navigator.clipboard.writeText(pasted), text)
    await page.keyboard.press('ControlOrMeta+V')
  }

  return {
    page,
    visit,
    /** URLs that the page requested outside the gateway. `data:` and `blob:` URLs stay within the page and do not count. */
    elsewhere,
    /** Errors and warnings that the page wrote to the console. */
    complaints,
    tabs: () => page.locator('.graphiql-tab-button').allTextContents(),
    activeTab: () => page.locator('.graphiql-tab-active .graphiql-tab-button').textContent(),
    /** Waits until GraphiQL has noted which tab is open, because the play button runs that tab's operation. */
    async openTab(name: string) {
      await page.locator('.graphiql-tab-button').getByText(name, { exact: true }).click()
      await page.waitForFunction((title) => {
        const { tabs, activeTabIndex } = JSON.parse(
          localStorage.getItem('graphiql:tabState') ?? '{"tabs":[]}',
        )
        return tabs[activeTabIndex]?.title === title
      }, name)
    },
    setVariables: (variables: object) => fill('Variables', JSON.stringify(variables)),
    setHeaders: (headers: object) => fill('Headers', JSON.stringify(headers)),
    /** Returns everything that the page has stored in the browser, as text to search in. */
    stored: () =>
      page.evaluate(async () => {
        const databases = await indexedDB.databases()
        return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, databases, document.cookie])
      }),
    /** Resolves once no storage of the page contains the text. GraphiQL writes its tabs half a second after a change. */
    forgotten: (text: string) =>
      page.waitForFunction(
        (secret) => !JSON.stringify([{ ...localStorage }, { ...sessionStorage }]).includes(secret),
        text,
      ),
    async setHeaderPersistence(choice: 'On' | 'Off') {
      await page.getByRole('button', { name: 'Open settings dialog' }).click()
      await page.locator('.graphiql-dialog').getByRole('button', { name: choice, exact: true }).click()
      await page.keyboard.press('Escape')
      await page.locator('.graphiql-dialog').waitFor({ state: 'detached' })
    },
    /** Presses the play button, and returns the answer once the page shows `text` from it. */
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
