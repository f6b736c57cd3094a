/** GraphiQL's files, with hashed names. They are compressed once and kept compressed. */
import { createHash } from 'node:crypto'
import { createRequire } from 'node:module'
import { promisify } from 'node:util'
import { brotliCompress, brotliDecompress, constants, gzip } from 'node:zlib'
import type * as GraphiQLPackage from '@graphql-yoga/render-graphiql/graphiql'
import type { ContentCoding } from '../request/negotiation.js'
import { pageScript, pageStyle } from './graphiql-page.js'

/** The files of the package, and two of our own. */
type AssetName = 'graphiql' | 'style' | 'editorWorker' | 'jsonWorker' | 'graphqlWorker' | 'page' | 'pageStyle'

export type Asset = {
  contentType: string
  /** The bytes in a coding; null: uncompressed. */
  body(coding: ContentCoding | null): Promise<Buffer<ArrayBuffer>>
}

export type GraphiQLAssets = {
  /** The file name of each asset, without a folder. */
  names: Readonly<Record<AssetName, string>>
  get(fileName: string): Asset | undefined
}

const SCRIPT = 'text/javascript; charset=utf-8'
const STYLE = 'text/css; charset=utf-8'

/**
 * Takes some 100 ms, because the package is 9 MB of source, so call it only when somebody opens the page. Compression takes about
 * two seconds more. It runs in the background, one file after another, so that it does not hold up other users of the thread pool.
 */
export function loadGraphiQLAssets(): GraphiQLAssets {
  const { js, css, editorWorkerService, jsonWorker, graphqlWorker } = readPackage()
  const assets = new Map<string, Asset>()
  let turn: Promise<unknown> = Promise.resolve()
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const result = turn.then(work)
    turn = result
    return result
  }
  const add = (contentType: string, extension: string, text: string): string => {
    const content = Buffer.from(text)
    const hash = createHash('sha256').update(content).digest('hex').slice(0, 20)
    const fileName = `${hash}.${extension}`
    assets.set(fileName, createAsset(contentType, compress(content, inTurn)))
    return fileName
  }
  const packaged = {
    style: add(STYLE, 'css', css),
    graphiql: add(SCRIPT, 'js', js),
    editorWorker: add(SCRIPT, 'js', editorWorkerService),
    graphqlWorker: add(SCRIPT, 'js', graphqlWorker),
    jsonWorker: add(SCRIPT, 'js', jsonWorker),
  }
  const names = {
    ...packaged,
    pageStyle: add(STYLE, 'css', pageStyle),
    page: add(SCRIPT, 'js', pageScript(packaged)),
  }
  return { names, get: (fileName) => assets.get(fileName) }
}

/** Drops the module from the cache of `require`, where it would stay in memory. Its files are kept compressed, at a quarter of the size. */
function readPackage(): typeof GraphiQLPackage {
  const require = createRequire(import.meta.url)
  const path = require.resolve('@graphql-yoga/render-graphiql/graphiql')
  const parts = require(path)
  delete require.cache[path]
  return parts
}

type Codings = Record<ContentCoding, Promise<Buffer<ArrayBuffer>>>

/** Not a part of `createAsset`, whose closure would keep `content` in memory. */
function compress(
  content: Buffer,
  inTurn: (work: () => Promise<Buffer<ArrayBuffer>>) => Promise<Buffer<ArrayBuffer>>,
): Codings {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 9,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  }
  return {
    br: inTurn(() => promisify(brotliCompress)(content, { params })),
    gzip: inTurn(() => promisify(gzip)(content, { level: 9 })),
  }
}

function createAsset(contentType: string, codings: Codings): Asset {
  return {
    contentType,
    body: async (coding) =>
      coding === null ? promisify(brotliDecompress)(await codings.br) : await codings[coding],
  }
}
