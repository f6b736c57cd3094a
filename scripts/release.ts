/**
 * Makes a release: `npm run release -- <version>`, with a version such as 0.2.0. Run this script on a clean `main`. It moves the
 * entries under "Unreleased" in CHANGELOG.md to the new version with today's date, sets the version in package.json and its lock file,
 * commits, and tags the commit. It pushes and publishes nothing.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'

const [version = ''] = process.argv.slice(2)
const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8' }).trim()

function fail(problem: string): never {
  console.error(`No release was made: ${problem}.`)
  process.exit(1)
}

if (!/^\d+\.\d+\.\d+$/.test(version)) fail(`expected a version such as 0.2.0, got "${version}"`)
if (git('status', '--porcelain') !== '') fail('there are changes that are not committed')
if (git('tag', '--list', `v${version}`) !== '') fail(`v${version} exists already`)

const changelog = readFileSync('CHANGELOG.md', 'utf8')
const [, changes] = /^## Unreleased\n(.*?)(?=^## |$(?![\s\S]))/ms.exec(changelog) ?? []
if (changes === undefined || changes.trim() === '') fail('CHANGELOG.md has nothing under "Unreleased"')

const today = new Date().toISOString().slice(0, 10)
writeFileSync(
  'CHANGELOG.md',
  changelog.replace('## Unreleased\n', `## Unreleased\n\n## ${version} – ${today}\n`),
)
execFileSync('npm', ['version', version, '--no-git-tag-version', '--allow-same-version'], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
})
git('commit', '--all', '--message', `Release ${version}`)
git('tag', `v${version}`)
console.log(`v${version} is committed and tagged. Next: git push --follow-tags origin main, and npm publish.`)
