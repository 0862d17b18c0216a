import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { expect } from 'vitest'
import type { Listening } from '#app/http/server/listen.ts'
import { openApiDocument } from '#app/routes/api/openapi-document.ts'

export const ORIGIN = 'http://meguri.example'

type Answer = { content?: Record<string, object> }
type Operation = { operationId: string; responses: Record<string, Answer> }
export const document = openApiDocument(ORIGIN) as { paths: Record<string, Record<string, Operation>> }

/** Every operation with its path and method, in the order of the document. */
export const OPERATIONS = Object.entries(document.paths).flatMap(([template, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({ template, method: method.toUpperCase(), ...operation })),
)

const ajv = new Ajv2020({ strict: false, allErrors: true })
addFormats.default(ajv)
ajv.addSchema({ $id: 'doc', ...document })
const validators = new Map<string, ValidateFunction>()

/** Asks a server, and holds each answer against what the document says of that operation and status. */
export class DocumentedServer {
  /** `operationId status` of everything that was answered. */
  readonly seen = new Set<string>()
  readonly #server: Listening

  constructor(server: Listening) {
    this.#server = server
  }

  ask(path: string, init?: RequestInit): Promise<Response> {
    return fetch(`http://127.0.0.1:${this.#server.port}${path}`, init)
  }

  async askDocumented(template: string, path: string, init: RequestInit = {}) {
    const response = await this.ask(path, init)
    const method = (init.method ?? 'GET').toLowerCase()
    const { operationId, responses } = document.paths[template]![method]!
    this.seen.add(`${operationId} ${response.status}`)
    const described = responses[response.status]
    expect(described, `${path} answered ${response.status}`).toBeDefined()
    const type = (response.headers.get('content-type') ?? '').split(';')[0]!
    const text = await response.text()
    const body = type.endsWith('json') ? JSON.parse(text) : undefined
    if (described!.content) {
      expect(Object.keys(described!.content)).toContain(type)
      if (body !== undefined)
        expectValid([template, method, 'responses', String(response.status), 'content', type], body)
    } else {
      expect(text).toBe('')
    }
    return { response, text, body }
  }

  close(): Promise<void> {
    return this.#server.close()
  }
}

function expectValid(way: string[], body: unknown): void {
  const escaped = (part: string) =>
    part.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('{', '%7B').replaceAll('}', '%7D')
  const pointer = ['paths', ...way, 'schema'].map(escaped).join('/')
  const validate = validators.get(pointer) ?? ajv.compile({ $ref: `doc#/${pointer}` })
  validators.set(pointer, validate)
  expect(validate(body) ? [] : validate.errors, way.join(' ')).toEqual([])
}
