#!/usr/bin/env node
/** The command line: one process, from its settings. */
import { run } from './app/run.js'

await run(process.env)
