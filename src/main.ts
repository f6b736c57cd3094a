#!/usr/bin/env node
/** The command `edgeway`: runs one process from its settings. */
import { readCommandLine } from './app/command-line.js'
import { run } from './app/run.js'

const command = readCommandLine(process.argv.slice(2), process.env)
if (command.kind === 'run') await run(command.env)
else {
  const { text, exitCode } = command
  const output = exitCode === 0 ? process.stdout : process.stderr
  output.write(text)
  process.exitCode = exitCode
}
