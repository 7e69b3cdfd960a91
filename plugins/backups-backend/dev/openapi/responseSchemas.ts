import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { createGenerator } from 'ts-json-schema-generator';

/** Definitions refer to each other this way in JSON Schema, and that way in OpenAPI. */
const DEFINITIONS = '#/definitions/';
const COMPONENTS = '#/components/schemas/';

function withComponentReferences(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withComponentReferences);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, child]) => [
      key,
      key === '$ref' && typeof child === 'string'
        ? child.replace(DEFINITIONS, COMPONENTS)
        : withComponentReferences(child),
    ]),
  );
}

/**
 * Derives schemas from the types that backend and clients share.
 *
 * @param types - names of types exported by backstage-plugin-backups-common
 * @returns schemas of these types and of everything they refer to, by name
 */
export function responseSchemas(
  types: readonly string[],
): Record<string, unknown> {
  const common = resolvePackagePath('backstage-plugin-backups-common');
  const generator = createGenerator({
    path: `${common}/src/index.ts`,
    tsconfig: `${common}/../../tsconfig.json`,
    // Types are checked by tsc; here they are only read.
    skipTypeCheck: true,
  });
  const { definitions } = generator.createSchema([...types]);
  return withComponentReferences(definitions) as Record<string, unknown>;
}
