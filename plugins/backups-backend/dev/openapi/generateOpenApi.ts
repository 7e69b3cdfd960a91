import { z } from 'zod';
import { RouteDefinition } from '../../src/serve/RouteDefinition';
import { ROUTES } from '../../src/serve/routes';
import { responseSchemas } from './responseSchemas';

const ERROR_SCHEMA = {
  type: 'object',
  description: 'How every Backstage backend answers when it cannot.',
  properties: {
    error: {
      type: 'object',
      properties: { name: { type: 'string' }, message: { type: 'string' } },
      required: ['name', 'message'],
    },
  },
  required: ['error'],
};

/** Express writes `:name`, OpenAPI `{name}`. */
function openApiPath(path: string): string {
  return path.replace(/:(\w+)/g, '{$1}');
}

function parametersOf(place: 'path' | 'query', schema: z.ZodObject): object[] {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, {
    io: 'input',
  });
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: required.includes(name),
    schema: property,
  }));
}

function errorsOf(route: RouteDefinition): Record<string, object> {
  const takesInput =
    Object.keys({ ...route.parameters.shape, ...route.query.shape }).length > 0;
  const inWords: Record<string, string> = {
    ...(takesInput && { 400: 'A parameter is not what it should be.' }),
    401: 'Nobody is signed in.',
    403: `Permission ${route.permission} is missing.`,
    ...(Object.keys(route.parameters.shape).length > 0 && {
      404: route.notFound ?? 'There is no such entity, or it has no such plan.',
    }),
  };
  return Object.fromEntries(
    Object.entries(inWords).map(([status, description]) => [
      status,
      {
        description,
        content: {
          'application/json': {
            schema: { $ref: '#/components/schemas/Error' },
          },
        },
      },
    ]),
  );
}

function operationOf(route: RouteDefinition): object {
  return {
    operationId: route.operationId,
    summary: route.summary,
    description: `Needs permission \`${route.permission}\`.`,
    parameters: [
      ...parametersOf('path', route.parameters),
      ...parametersOf('query', route.query),
    ],
    ...(route.body && {
      requestBody: {
        required: true,
        description: route.body,
        content: { 'application/json': { schema: {} } },
      },
    }),
    responses: {
      [route.response.status]: {
        description: route.summary,
        content: {
          'application/json': {
            schema: { $ref: `#/components/schemas/${route.response.type}` },
          },
        },
      },
      ...errorsOf(route),
    },
  };
}

/**
 * Describes the REST interface as OpenAPI 3.1, from the router's own table and
 * from the types of its answers.
 *
 * @returns the document, ready to be written as JSON
 */
export function generateOpenApi(): Record<string, unknown> {
  const routes: RouteDefinition[] = Object.values(ROUTES);
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    const path = openApiPath(route.path);
    paths[path] = { ...paths[path], [route.method]: operationOf(route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Backups in the developer portal',
      version: '1',
      description:
        'How safe the data of each catalog entity is, and how that is known. Generated: see README.md.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/api/backups' }],
    security: [{ backstage: [] }],
    paths,
    components: {
      securitySchemes: {
        backstage: {
          type: 'http',
          scheme: 'bearer',
          description: 'A Backstage token of a user or of a service.',
        },
      },
      schemas: {
        ...responseSchemas(routes.map(route => route.response.type)),
        Error: ERROR_SCHEMA,
      },
    },
  };
}
