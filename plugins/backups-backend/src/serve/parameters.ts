import { stringifyEntityRef } from '@backstage/catalog-model';
import { AnyRoute } from 'backstage-plugin-backups-common';
import { z } from 'zod';
import { parseInput } from './parseInput';

const PARAMETERS = {
  kind: z.string().min(1),
  namespace: z.string().min(1),
  name: z.string().min(1),
  planId: z.string().regex(/^[0-9a-f]{16}$/),
  reportKind: z.string().regex(/^[a-z0-9-]{1,64}$/),
};

/** What the path of a request names besides an entity; empty where its route does not. */
export interface Parameters {
  planId: string;
  reportKind: string;
}

/** @returns the parameters of a route's path, in its order */
export function parametersSchema({ path }: AnyRoute): z.ZodObject {
  return z.object(
    Object.fromEntries(
      [...path.matchAll(/:(\w+)/g)].map(([, name]) => [
        name,
        PARAMETERS[name as keyof typeof PARAMETERS],
      ]),
    ),
  );
}

/**
 * @returns for instance `component:default/radarr`; empty for a route about no entity
 * @throws InputError
 */
export function entityRefOf({ scope }: AnyRoute, values: unknown): string {
  if (scope !== 'entity') return '';
  const { kind, namespace, name } = PARAMETERS;
  return stringifyEntityRef(
    parseInput(z.object({ kind, namespace, name }), values),
  );
}

/** @throws InputError that names each parameter which is not as it should be */
export function parametersOf(route: AnyRoute, values: unknown): Parameters {
  const { planId = '', reportKind = '' } = parseInput(
    parametersSchema(route),
    values,
  ) as Record<string, string | undefined>;
  return { planId, reportKind };
}
