import {
  type DocumentNode,
  type GraphQLError,
  type GraphQLSchema,
  NoFragmentCyclesRule,
  specifiedRules,
  validate,
} from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { LRUCache } from 'lru-cache'
import type { Limits } from '../../graphql/limits/limits.js'
import { measureDocument } from '../../graphql/limits/measure-document.js'
import { parseDocument, renameVariables } from '../../graphql/limits/parse-document.js'
import type { Metrics } from '../reporting/metrics.js'
import type { RequestContext } from '../request/request-context.js'

/** The maximum size of all cached documents together. */
const MAX_BYTES = 32 * 1024 * 1024

/** The maximum size of one cached document. A larger document is parsed again for each request. */
const MAX_DOCUMENT_BYTES = MAX_BYTES / 32

/** Measured, and rounded up: a token with its node and its location takes 265 bytes in lists of numbers, 510 in lists of fields. */
const BYTES_PER_TOKEN = 700

/**
 * Parses and validates documents within the limits, and caches the valid ones. The least recently used go first. Yoga's own cache is
 * not used, because it counts documents regardless of their size, and also keeps the errors of invalid ones.
 */
export function useDocuments(limits: Limits, { validations }: Metrics): Plugin<object, RequestContext> {
  const valid = new LRUCache<string, DocumentNode>({ maxSize: MAX_BYTES, maxEntrySize: MAX_DOCUMENT_BYTES })
  const unchecked = new WeakMap<DocumentNode, { text: string; bytes: number }>()

  const parse = (text: string) => {
    const { document, tokens } = parseDocument(text, limits)
    unchecked.set(document, { text, bytes: 2 * text.length + BYTES_PER_TOKEN * tokens })
    return document
  }

  const check = (schema: GraphQLSchema, document: DocumentNode): readonly GraphQLError[] => {
    const { isCyclic } = measureDocument(document, limits)
    validations.inc()
    const errors = validate(schema, document, isCyclic ? [NoFragmentCyclesRule] : specifiedRules)
    const parsed = unchecked.get(document)
    if (errors.length === 0 && parsed !== undefined) valid.set(parsed.text, document, { size: parsed.bytes })
    unchecked.delete(document)
    return errors
  }

  return {
    onParse({ params, setParsedDocument, setParseFn }) {
      const text = params.source.toString()
      const document = valid.get(text)
      if (document === undefined) setParseFn(() => parse(text))
      else setParsedDocument(document)
    },
    onExecute({ args }) {
      if (args.variableValues) args.variableValues = renameVariables(args.variableValues)
    },
    onValidate({ params, setResult, setValidationFn }) {
      if (unchecked.has(params.documentAST)) setValidationFn(check as typeof validate)
      else setResult([])
    },
  }
}
