import {
  PageBlueprint,
  createExtensionInput,
  createFrontendPlugin,
} from '@backstage/frontend-plugin-api';
import { renderTestApp } from '@backstage/frontend-test-utils';
import {
  SearchFilterResultTypeBlueprint,
  SearchResultListItemBlueprint,
} from '@backstage/plugin-search-react/alpha';
import { renderInTestApp } from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import { BackupsSearchResultListItem, backupsSearchModule } from './search';

const RESULT = {
  title: 'Restore radarr',
  text: '# Restore radarr from NAS',
  location: '/catalog/default/component/radarr/backups?restore=asked',
};

const HIGHLIGHT = {
  preTag: '<b>',
  postTag: '</b>',
  fields: { text: 'get secret <b>radarr</b>-secret' },
};

describe('a runbook among the results of the search', () => {
  it('leads to the restore view, and shows what was found', async () => {
    await renderInTestApp(
      <BackupsSearchResultListItem result={RESULT} highlight={HIGHLIGHT} />,
    );
    expect(
      await screen.findByRole('link', { name: 'Restore radarr' }),
    ).toHaveAttribute('href', RESULT.location);
    expect(screen.getByText('radarr').tagName).toBe('MARK');
    expect(screen.queryByText(/from NAS/)).not.toBeInTheDocument();
  });

  it('is a result and a type of results of the new frontend system', async () => {
    const search = createFrontendPlugin({
      pluginId: 'search',
      extensions: [
        PageBlueprint.makeWithOverrides({
          inputs: {
            items: createExtensionInput([
              SearchResultListItemBlueprint.dataRefs.item,
            ]),
            resultTypes: createExtensionInput([
              SearchFilterResultTypeBlueprint.dataRefs.resultType,
            ]),
          },
          factory: (original, { inputs }) =>
            original({
              path: '/',
              loader: async () => {
                const [item] = inputs.items.map(input =>
                  input.get(SearchResultListItemBlueprint.dataRefs.item),
                );
                const [type] = inputs.resultTypes.map(input =>
                  input.get(
                    SearchFilterResultTypeBlueprint.dataRefs.resultType,
                  ),
                );
                const isOurs = item.predicate?.({
                  type: type.value,
                  document: RESULT,
                });
                return (
                  <>
                    <h2>{type.name}</h2>
                    {isOurs && <item.component result={RESULT} />}
                  </>
                );
              },
            }),
        }),
      ],
    });
    renderTestApp({ features: [search, backupsSearchModule] });
    expect(
      await screen.findByRole('heading', { name: 'Runbooks' }),
    ).toBeVisible();
    expect(
      await screen.findByRole('link', { name: 'Restore radarr' }),
    ).toBeVisible();
  });
});
