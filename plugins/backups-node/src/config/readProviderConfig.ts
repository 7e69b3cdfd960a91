import type { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import type { z } from 'zod';
import { explainConfigError } from './explainConfigError';

/**
 * Reads the settings of a provider. A key that the schema does not have stops
 * start-up: it would silently change what is read.
 *
 * @param config - the whole configuration
 * @param id - of the provider
 * @param schema - of everything under `backups.providers.<id>`; use `z.strictObject`
 * @throws InputError that names the path and, for an unknown key, the nearest valid one
 *
 * @public
 */
export function readProviderConfig<T>(
  config: RootConfigService,
  id: string,
  schema: z.ZodType<T>,
): T {
  const root = `backups.providers.${id}`;
  const parsed = schema.safeParse(config.getOptional(root) ?? {});
  if (parsed.success) return parsed.data;
  throw new InputError(explainConfigError(parsed.error, schema, root));
}
