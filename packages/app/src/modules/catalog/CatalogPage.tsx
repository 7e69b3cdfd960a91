import type { ReactNode } from 'react';
import {
  CatalogTable,
  type CatalogTableColumnsFunc,
} from '@backstage/plugin-catalog';
import {
  CatalogFilterLayout,
  EntityListProvider,
} from '@backstage/plugin-catalog-react';
import { Container } from '@backstage/ui';
import { createBackupsColumn } from 'backstage-plugin-backups/legacy';

const columns: CatalogTableColumnsFunc = context => [
  ...CatalogTable.defaultColumnsFunc(context),
  createBackupsColumn(),
];

/** Props of {@link CatalogPage}. */
export interface CatalogPageProps {
  /** The filters that plugins add, the verdict among them. */
  filters: ReactNode;
}

/** The catalog with a column for the verdict of backups. */
export function CatalogPage({ filters }: CatalogPageProps) {
  return (
    <EntityListProvider pagination>
      <Container>
        <CatalogFilterLayout>
          <CatalogFilterLayout.Filters>{filters}</CatalogFilterLayout.Filters>
          <CatalogFilterLayout.Content>
            <CatalogTable columns={columns} />
          </CatalogFilterLayout.Content>
        </CatalogFilterLayout>
      </Container>
    </EntityListProvider>
  );
}
