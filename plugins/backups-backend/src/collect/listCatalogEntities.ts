import { AuthService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { CatalogEntity } from '../match/CatalogEntity';

const PAGE = 500;

/** Kinds that can own data. */
const KINDS = ['Component', 'Resource', 'System', 'API'];

/** Annotations that matching and judging read; the rest is not kept. */
const PREFIXES = ['backups/', 'backstage.io/kubernetes-'];

function project(entity: Entity): CatalogEntity {
  const annotations = Object.entries(entity.metadata.annotations ?? {}).filter(
    ([name]) => PREFIXES.some(prefix => name.startsWith(prefix)),
  );
  return {
    ref: stringifyEntityRef(entity),
    kind: entity.kind.toLocaleLowerCase('en-US'),
    name: entity.metadata.name,
    annotations: Object.fromEntries(annotations),
  };
}

/**
 * Reads the catalog page by page, keeping only what matching needs.
 *
 * @returns each entity once, even when the catalog changes while it is read
 */
export async function listCatalogEntities(options: {
  catalog: CatalogService;
  auth: AuthService;
  signal: AbortSignal;
}): Promise<CatalogEntity[]> {
  const credentials = await options.auth.getOwnServiceCredentials();
  const byRef = new Map<string, CatalogEntity>();
  let cursor: string | undefined;
  do {
    options.signal.throwIfAborted();
    const page = await options.catalog.queryEntities(
      cursor
        ? { cursor, limit: PAGE }
        : {
            filter: KINDS.map(kind => ({ kind })),
            fields: [
              'kind',
              'metadata.name',
              'metadata.namespace',
              'metadata.annotations',
            ],
            limit: PAGE,
          },
      { credentials },
    );
    for (const entity of page.items) {
      const projected = project(entity);
      byRef.set(projected.ref, projected);
    }
    cursor = page.pageInfo.nextCursor;
  } while (cursor);
  return [...byRef.values()];
}
