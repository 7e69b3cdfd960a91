// Of packages of a portal, which this one does not depend on.
/* eslint-disable @backstage/no-undeclared-imports */
// packages/app/src/components/catalog/CatalogPage.tsx
import {
  CatalogIndexPage,
  CatalogTable,
  CatalogTableColumnsFunc,
} from '@backstage/plugin-catalog';
import { DefaultFilters } from '@backstage/plugin-catalog-react';
import {
  BackupsVerdictPicker,
  createBackupsColumn,
} from 'backstage-plugin-backups/legacy';

const columns: CatalogTableColumnsFunc = context => [
  ...CatalogTable.defaultColumnsFunc(context),
  createBackupsColumn(),
];

export const catalogPage = (
  <CatalogIndexPage
    columns={columns}
    filters={
      <>
        <DefaultFilters />
        <BackupsVerdictPicker />
      </>
    }
  />
);
