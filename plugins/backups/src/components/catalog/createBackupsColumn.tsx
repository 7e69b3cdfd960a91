import { lazy, Suspense } from 'react';
import type { Entity } from '@backstage/catalog-model';
import type { TableColumn } from '@backstage/core-components';

const VerdictCell = lazy(async () => ({
  default: (await import('./VerdictCell')).VerdictCell,
}));

/**
 * A column with the verdict of each entity, for `CatalogTable` and every table
 * whose rows have an `entity`. All rows that are drawn at once are one request.
 *
 * @public
 */
export function createBackupsColumn<
  Row extends { entity: Entity },
>(): TableColumn<Row> {
  return {
    title: 'Backups',
    width: 'auto',
    // The catalog sorts by what it holds itself.
    sorting: false,
    searchable: false,
    render: ({ entity }) => (
      <Suspense fallback={null}>
        <VerdictCell entity={entity} />
      </Suspense>
    ),
  };
}
