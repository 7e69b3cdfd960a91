import { z } from 'zod';
import type { RouteDefinition } from '../RouteDefinition';

const entityPath = z.object({
  kind: z.string().min(1),
  namespace: z.string().min(1),
  name: z.string().min(1),
});

/** Routes about what is ahead. */
export const FORESIGHT_ROUTES = {
  foresight: {
    method: 'get',
    path: '/entities/by-name/:kind/:namespace/:name/foresight',
    operationId: 'GetForesight',
    summary:
      'What is ahead of an entity: what comes back, to which moment, how fast, until when.',
    permission: 'backups.read',
    parameters: entityPath,
    query: z.object({}),
    response: { status: 200, type: 'ForesightView' },
  },
} as const satisfies Record<string, RouteDefinition>;
