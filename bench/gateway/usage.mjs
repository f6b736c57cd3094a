/** Loaded into a server before its own program: answers what the process has used, where there is no `/proc` to read it from. */
process.on('message', (question) => {
  if (question !== 'usage') return
  const { user, system } = process.cpuUsage()
  process.send({ cpuMicros: user + system, rssBytes: process.memoryUsage.rss() })
})
process.channel?.unref()
