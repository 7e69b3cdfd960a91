import { AuthService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { KINDS_WITH_DATA } from '../../read/catalog/kindsWithData';

const PAGE = 1000;

/**
 * Reads the catalog with the backend's own credentials: who may see what of
 * the answer is decided by whoever asks for it.
 *
 * @param known - entities that already have backup data
 * @returns references of entities that could have data and of which nothing was found, sorted
 */
export async function listNotLinked(options: {
  catalog: CatalogService;
  auth: AuthService;
  known: readonly string[];
}): Promise<string[]> {
  const credentials = await options.auth.getOwnServiceCredentials();
  const known = new Set(options.known);
  const refs: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await options.catalog.queryEntities(
      cursor
        ? { cursor, limit: PAGE }
        : {
            filter: KINDS_WITH_DATA.map(kind => ({ kind })),
            fields: ['kind', 'metadata.name', 'metadata.namespace'],
            limit: PAGE,
          },
      { credentials },
    );
    refs.push(
      ...page.items
        .map(entity => stringifyEntityRef(entity))
        .filter(ref => !known.has(ref)),
    );
    cursor = page.pageInfo.nextCursor;
  } while (cursor);
  return refs.sort();
}
