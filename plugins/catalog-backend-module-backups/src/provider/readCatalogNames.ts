import type { AuthService } from '@backstage/backend-plugin-api';
import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';

const PAGE = 500;

/** Where everything this module makes comes from. */
export const LABELS_ORIGIN = 'backups:labels';

/** What the catalog calls its components. */
export interface CatalogNames {
  /** References of those that this module made. */
  own: ReadonlySet<string>;
  /** Names of those, by the place of the app; see `placeOf`. */
  kept: ReadonlyMap<string, string>;
  /** Names of all others in the namespace. */
  taken: readonly string[];
}

/**
 * @param namespace - of the catalog, where components are made
 * @throws what asking the catalog throws
 */
export async function readCatalogNames(
  catalog: Pick<CatalogService, 'queryEntities'>,
  auth: AuthService,
  namespace: string,
): Promise<CatalogNames> {
  const credentials = await auth.getOwnServiceCredentials();
  const own = new Set<string>();
  const kept = new Map<string, string>();
  const taken: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await catalog.queryEntities(
      cursor
        ? { cursor, limit: PAGE }
        : {
            filter: { kind: 'Component' },
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
      const { name, annotations = {} } = entity.metadata;
      const here = (entity.metadata.namespace ?? 'default') === namespace;
      if (annotations[ANNOTATION_ORIGIN_LOCATION] === LABELS_ORIGIN) {
        own.add(stringifyEntityRef(entity));
        const place = annotations[ANNOTATION_LOCATION]?.replace('backups:', '');
        if (here && place) kept.set(place, name);
      } else if (here) {
        taken.push(name);
      }
    }
    cursor = page.pageInfo.nextCursor;
  } while (cursor);
  return { own, kept, taken };
}
