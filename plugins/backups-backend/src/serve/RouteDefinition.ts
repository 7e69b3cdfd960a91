import { z } from 'zod';

/** A route as router and OpenAPI file share it. */
export interface RouteDefinition {
  method: 'get' | 'post';
  path: string;
  operationId: string;
  summary: string;
  /** Permission without which it answers 403. */
  permission: string;
  parameters: z.ZodObject;
  query: z.ZodObject;
  /** Users are refused, whatever they may. */
  onlyServices?: true;
  /** What a body has to be, in words; absent: there is none. */
  body?: string;
  /** What is missing where it answers 404. */
  notFound?: string;
  /** Name of the response's type in backstage-plugin-backups-common. */
  response: { status: 200 | 202; type: string };
}
