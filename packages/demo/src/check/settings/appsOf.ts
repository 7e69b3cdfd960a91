import type { Entity } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { isRecord } from 'backstage-plugin-backups-node';

function textsIn(value: unknown): Record<string, string> {
  if (!isRecord(value)) return {};
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, text]) =>
      text === undefined || text === null || typeof text === 'object'
        ? []
        : [[key, String(text)]],
    ),
  );
}

/** @param path - where it stands, for the error */
function appOf(value: unknown, path: string): Entity {
  const app = typeof value === 'string' ? { name: value } : value;
  const metadata = isRecord(app) && isRecord(app.metadata) ? app.metadata : app;
  if (!isRecord(app) || !isRecord(metadata) || !metadata.name) {
    throw new InputError(
      `${path} names no app. Write a name, { name, annotations }, or an entity of the catalog.`,
    );
  }
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: typeof app.kind === 'string' ? app.kind : 'Component',
    metadata: {
      name: String(metadata.name),
      namespace:
        typeof metadata.namespace === 'string' ? metadata.namespace : 'default',
      annotations: textsIn(metadata.annotations),
      ...(typeof metadata.title === 'string' && { title: metadata.title }),
    },
    // What the catalog relates is read from here.
    ...(isRecord(app.spec) && { spec: app.spec as Entity['spec'] }),
  };
}

/**
 * Apps as a case or a configuration names them.
 *
 * @param value - a list of names, of `{ name, annotations }`, or of entities of
 * the catalog; absent: none is named
 * @param path - where they stand, for the error
 * @throws InputError when it is something else
 */
export function appsOf(value: unknown, path: string): Entity[] | undefined {
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value)) {
    throw new InputError(`${path} is not a list.`);
  }
  return value.map((app, index) => appOf(app, `${path}[${index}]`));
}
