import { z } from 'zod';
import { AnyRoute, ROUTES } from 'backstage-plugin-backups-common';
import { parametersSchema } from '../../src/serve/parameters';
import { QUERIES } from '../../src/serve/queries';
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

function queryOf(name: string): z.ZodObject | undefined {
  return (QUERIES as Record<string, z.ZodObject | undefined>)[name];
}

function errorsOf(name: string, route: AnyRoute): Record<string, object> {
  const takesInput = route.path.includes(':') || queryOf(name) !== undefined;
  const inWords: Record<string, string> = {
    ...(takesInput && { 400: 'A parameter is not what it should be.' }),
    401: 'Nobody is signed in.',
    403: `Permission ${route.permission.name} is missing.`,
    ...(route.path.includes(':') && {
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

function operationOf(name: string, route: AnyRoute): object {
  const query = queryOf(name);
  return {
    operationId: `${name[0].toUpperCase()}${name.slice(1)}`,
    summary: route.summary,
    description: `Needs permission \`${route.permission.name}\`.`,
    parameters: [
      ...parametersOf('path', parametersSchema(route)),
      ...(query ? parametersOf('query', query) : []),
    ],
    ...(route.body && {
      requestBody: {
        required: true,
        description: route.body.text,
        content: { 'application/json': { schema: {} } },
      },
    }),
    responses: {
      [route.status]: {
        description: route.summary,
        content: {
          'application/json': {
            schema: { $ref: `#/components/schemas/${route.answer}` },
          },
        },
      },
      ...errorsOf(name, route),
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
  const routes = Object.entries<AnyRoute>(ROUTES);
  const paths: Record<string, Record<string, object>> = {};
  for (const [name, route] of routes) {
    const path = openApiPath(route.path);
    paths[path] = { ...paths[path], [route.method]: operationOf(name, route) };
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
        ...responseSchemas(routes.map(([, { answer }]) => answer)),
        Error: ERROR_SCHEMA,
      },
    },
  };
}
