import { AuthService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { CatalogEntity } from './CatalogEntity';
import { KINDS_WITH_DATA } from './kindsWithData';
import { projectEntity } from './projectEntity';

const PAGE = 500;

/**
 * Reads the catalog page by page, keeping only what matching needs.
 *
 * @returns each entity once, even when the catalog changes while it is read
 */
export async function listCatalogEntities(options: {
  catalog: Pick<CatalogService, 'queryEntities'>;
  auth: Pick<AuthService, 'getOwnServiceCredentials'>;
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
            filter: KINDS_WITH_DATA.map(kind => ({ kind })),
            fields: [
              'kind',
              'metadata.name',
              'metadata.namespace',
              'metadata.title',
              'metadata.annotations',
              'spec.owner',
              'spec.system',
              'spec.lifecycle',
              'relations',
            ],
            limit: PAGE,
          },
      { credentials },
    );
    for (const entity of page.items) {
      const projected = projectEntity(entity);
      byRef.set(projected.ref, projected);
    }
    cursor = page.pageInfo.nextCursor;
  } while (cursor);
  return [...byRef.values()];
}
