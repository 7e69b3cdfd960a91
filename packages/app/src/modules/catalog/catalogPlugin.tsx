import { coreExtensionData } from '@backstage/frontend-plugin-api';
import catalog from '@backstage/plugin-catalog/alpha';

/**
 * Backstage has no extension for columns of the catalog, so a portal that
 * wants one draws the page itself.
 */
const catalogPage = catalog.getExtension('page:catalog').override({
  factory: (original, { inputs }) =>
    original({
      params: {
        loader: async () => {
          const { CatalogPage } = await import('./CatalogPage');
          return (
            <CatalogPage
              filters={
                <>
                  {inputs.filters.map(filter =>
                    filter.get(coreExtensionData.reactElement),
                  )}
                </>
              }
            />
          );
        },
      },
    }),
});

/** The catalog, with the verdict of backups as a column. */
export const catalogPlugin = catalog.withOverrides({
  extensions: [catalogPage],
});
