import { z } from 'zod'
import { EXPORT_FORMATS, EXPORT_TYPES } from '#app/services/itineraries/export/export-itinerary.ts'
import { LISTS, type ListOperation } from './operations.ts'
import { type ParameterName, parameters } from './query.ts'
import { components, problem } from './schemas/common.ts'
import { itinerary, tripRequest } from './schemas/itinerary.ts'

/** OpenAPI 3.1 of everything under `/api/v1`, made from the schemas that check the requests. */
export function openApiDocument(publicOrigin: string): Record<string, unknown> {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Meguri',
      version: '1',
      description: 'Places of works, protected food and guided tours in Japan, and plans that join them.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: publicOrigin }],
    paths: {
      ...Object.fromEntries(LISTS.map((list) => [list.path, { get: listOperation(list) }])),
      '/api/v1/itineraries': { post: planOperation() },
      '/api/v1/itineraries/{id}': { get: itineraryOperation() },
      ...Object.fromEntries(
        EXPORT_FORMATS.map((format) => [`/api/v1/itineraries/{id}.${format}`, { get: fileOperation(format) }]),
      ),
      '/api/v1/openapi.json': { get: documentOperation() },
    },
    components: { schemas: componentSchemas() },
  }
}

function listOperation(list: ListOperation) {
  return {
    operationId: list.id,
    summary: list.summary,
    parameters: list.parameters.map(parameterOf),
    responses: {
      200: { ...answerOf(list.answer, list.contentType), headers: ETAG },
      304: NOT_MODIFIED,
      400: PROBLEM,
      ...ALWAYS,
    },
  }
}

function planOperation() {
  return {
    operationId: 'createItinerary',
    summary: 'Plans a trip',
    parameters: [parameterOf('lang')],
    requestBody: { required: true, content: { 'application/json': { schema: reference(tripRequest) } } },
    responses: {
      201: { ...answerOf(itinerary, 'application/json'), headers: { Location: { schema: { type: 'string' } } } },
      ...Object.fromEntries([400, 403, 411, 413, 415, 422].map((status) => [status, PROBLEM])),
      ...ALWAYS,
    },
  }
}

function itineraryOperation() {
  return {
    operationId: 'getItinerary',
    summary: 'A plan by its id',
    parameters: [ID_PARAMETER],
    responses: {
      200: { ...answerOf(itinerary, 'application/json'), headers: ETAG },
      304: NOT_MODIFIED,
      400: PROBLEM,
      404: PROBLEM,
      ...ALWAYS,
    },
  }
}

function fileOperation(format: (typeof EXPORT_FORMATS)[number]) {
  const type = EXPORT_TYPES[format].split(';')[0]!
  const schema = format === 'geojson' ? { type: 'object', required: ['type', 'features'] } : { type: 'string' }
  return {
    operationId: `getItinerary${format[0]!.toUpperCase()}${format.slice(1)}`,
    summary: `A plan as .${format}`,
    parameters: [ID_PARAMETER, parameterOf('lang')],
    responses: {
      200: { description: 'The file.', content: { [type]: { schema } }, headers: ETAG },
      304: NOT_MODIFIED,
      400: PROBLEM,
      404: PROBLEM,
      ...ALWAYS,
    },
  }
}

function documentOperation() {
  const schema = { type: 'object', required: ['openapi', 'paths'] }
  return {
    operationId: 'getDocument',
    summary: 'This document',
    responses: {
      200: { description: 'The document.', content: { 'application/json': { schema } }, headers: ETAG },
      304: NOT_MODIFIED,
      ...ALWAYS,
    },
  }
}

const ID_PARAMETER = { name: 'id', in: 'path', required: true, schema: { type: 'string' } }
const ETAG = { ETag: { schema: { type: 'string' } } }
const NOT_MODIFIED = { description: 'Unchanged since the ETag that was sent.' }
const PROBLEM = answerOf(problem, 'application/problem+json')
/** Whoever calls too often, and when the database is busy. */
const ALWAYS = { 429: PROBLEM, 500: PROBLEM, 503: PROBLEM }

function answerOf(schema: z.ZodType, contentType: string) {
  const description = components.get(schema)?.description ?? components.get(schema)!.id
  return { description, content: { [contentType]: { schema: reference(schema) } } }
}

function reference(schema: z.ZodType) {
  return { $ref: `#/components/schemas/${components.get(schema)!.id}` }
}

function parameterOf(name: ParameterName) {
  const { $schema, description, ...schema } = z.toJSONSchema(parameters[name].schema, { io: 'input' })
  // Lists of numbers are written with commas: `bbox=135.7,34.8,135.9,35.0`.
  const isList = schema.type === 'array'
  return {
    name,
    in: 'query',
    required: false,
    description,
    schema,
    ...(isList ? { style: 'form', explode: false } : {}),
  }
}

function componentSchemas() {
  const uri = (id: string) => `#/components/schemas/${id}`
  const answers = z.toJSONSchema(components, { uri, io: 'output' }).schemas
  const asked = z.toJSONSchema(components, { uri, io: 'input' }).schemas
  // In a request what has a default may be left out; in an answer it is there.
  const schemas = { ...answers, TripRequest: asked.TripRequest }
  return Object.fromEntries(
    Object.entries(schemas).map(([id, schema]) => {
      const { $schema, $id, ...rest } = schema as Record<string, unknown>
      return [id, rest]
    }),
  )
}
