/** Parses and validates each document once, and keeps it while there is room. */
import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  NoFragmentCyclesRule,
  specifiedRules,
  validate,
} from 'graphql'
import { LRUCache } from 'lru-cache'
import { createExecutor, type Executor } from '../../graphql/execution/executor.js'
import type { Limits } from '../../graphql/limits/limits.js'
import { measureDocument } from '../../graphql/limits/measure-document.js'
import { parseDocument } from '../../graphql/limits/parse-document.js'
import { PreparedOperation } from './prepared-operation.js'

/** For all kept documents together. */
const MAX_BYTES = 32 * 1024 * 1024

/** The part of it for invalid documents. */
const MAX_INVALID_BYTES = MAX_BYTES / 32

/** An invalid document that takes more is validated for each request. */
const MAX_INVALID_DOCUMENT_BYTES = MAX_INVALID_BYTES / 16

/** Rounded up, with its message and its stack. */
const BYTES_PER_ERROR = 4_000

/** A document that takes more, including its plans and costs, is prepared for each request. */
const MAX_DOCUMENT_BYTES = MAX_BYTES / 8

/** The same for the document alone. */
const MAX_OWN_BYTES = MAX_BYTES / 32

/** Measured: a token with its node and its location takes 265 bytes in lists of numbers, 510 in lists of fields. Rounded up. */
const BYTES_PER_TOKEN = 700

/** Has only operations that exist, so a caller cannot fill it with made-up names. */
export class PreparedDocument {
  readonly #operations = new Map<string | null, PreparedOperation>()
  #last: PreparedOperation | undefined
  /** The bytes that the cache counts for the document. */
  countedBytes = 0
  /** The reasons why the document is invalid. Null: it has not been validated. */
  errors: readonly GraphQLError[] | null = null

  constructor(
    private readonly executor: Executor,
    private readonly schema: GraphQLSchema,
    readonly text: string,
    readonly document: DocumentNode,
    private readonly ownBytes: number,
    private readonly limits: Limits,
  ) {}

  /** The memory of the document, including its plans and costs so far. */
  get bytes(): number {
    let bytes = this.ownBytes
    if (this.#operations.size === 1) return bytes + (this.#last?.bytes ?? 0)
    for (const operation of this.#operations.values()) bytes += operation.bytes
    return bytes
  }

  /** @throws GraphQLError if the document has no such operation, or several and no name is given. */
  operation(name: string | null): PreparedOperation {
    const known = this.#operations.get(name)
    if (known !== undefined) return known
    const operation = new PreparedOperation(this.executor, this.schema, this.document, name, this.limits)
    this.#operations.set(name, operation)
    this.#last = operation
    return operation
  }
}

export type Documents = {
  /** @throws GraphQLError if the text is not a document, or QUERY_LIMIT_EXCEEDED. */
  prepare(text: string): PreparedDocument
  /** Validates the document, unless that was done before. @returns the reasons why the document is invalid. Empty: it is valid. */
  validate(prepared: PreparedDocument): readonly GraphQLError[]
  /** Must be called after each execution, because the document may take more memory than before. */
  remeasure(prepared: PreparedDocument): void
}

export type DocumentsOptions = {
  schema: GraphQLSchema
  limits: Limits
  /** Called for each document that is validated. */
  onValidate: () => void
}

/**
 * The least recently used documents are forgotten first. Invalid ones have little room of their own: enough for the outdated
 * documents of a few clients, which ask for them again and again.
 */
export function createDocuments({ schema, limits, onValidate }: DocumentsOptions): Documents {
  const executor = createExecutor(schema)
  const valid = new LRUCache<string, PreparedDocument>({
    maxSize: MAX_BYTES - MAX_INVALID_BYTES,
    maxEntrySize: MAX_DOCUMENT_BYTES,
  })
  const invalid = new LRUCache<string, PreparedDocument>({
    maxSize: MAX_INVALID_BYTES,
    maxEntrySize: MAX_INVALID_DOCUMENT_BYTES,
  })
  const keep = (prepared: PreparedDocument) => {
    const { text, bytes } = prepared
    // Otherwise the cache would keep the old size of a document that it has already.
    valid.delete(text)
    valid.set(text, prepared, { size: bytes })
    prepared.countedBytes = bytes
  }
  return {
    prepare(text) {
      const kept = valid.get(text) ?? invalid.get(text)
      if (kept !== undefined) return kept
      const { document, tokens } = parse(text, limits)
      const bytes = 2 * text.length + BYTES_PER_TOKEN * tokens
      return new PreparedDocument(executor, schema, text, document, bytes, limits)
    },
    validate(prepared) {
      if (prepared.errors !== null) return prepared.errors
      const { document, text, bytes } = prepared
      const { isCyclic } = measureDocument(document, limits)
      onValidate()
      const errors = validate(schema, document, isCyclic ? [NoFragmentCyclesRule] : specifiedRules)
      for (const error of errors) error.extensions.code = 'GRAPHQL_VALIDATION_FAILED'
      prepared.errors = errors
      if (errors.length > 0) invalid.set(text, prepared, { size: bytes + errors.length * BYTES_PER_ERROR })
      else if (bytes <= MAX_OWN_BYTES) keep(prepared)
      return errors
    },
    remeasure(prepared) {
      if (prepared.bytes !== prepared.countedBytes && valid.peek(prepared.text) === prepared) keep(prepared)
    },
  }
}

function parse(text: string, limits: Limits): ReturnType<typeof parseDocument> {
  try {
    return parseDocument(text, limits)
  } catch (error) {
    if (error instanceof GraphQLError) error.extensions.code ??= 'GRAPHQL_PARSE_FAILED'
    throw error
  }
}
