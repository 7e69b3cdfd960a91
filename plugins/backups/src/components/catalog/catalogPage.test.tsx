import type { Entity } from '@backstage/catalog-model';
import { Table } from '@backstage/core-components';
import { MockEntityListContextProvider } from '@backstage/plugin-catalog-react/testUtils';
import { TestApiProvider, renderInTestApp } from '@backstage/test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { EntityFilter } from '@backstage/plugin-catalog-react';
import { backupsApiRef } from '../../api/backupsApiRef';
import { BackupsVerdictPicker, createBackupsColumn } from '../../legacy';
import { FakeBackupsApi } from '../../testing/FakeBackupsApi';
import { exampleBackups } from '../../testing/exampleBackups';
import {
  exampleRow,
  exampleScorecardPage,
} from '../../testing/exampleScorecard';

function component(name: string, namespace = 'default'): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace },
  };
}

const [RADARR, SONARR] = [
  exampleRow({ entityRef: 'component:default/radarr', verdict: 'at-risk' }),
  exampleRow({ entityRef: 'component:default/sonarr', verdict: 'protected' }),
];

function fakeApi() {
  const api = new FakeBackupsApi(exampleBackups());
  api.scorecard = ({ entity, verdict }) => {
    const entities = [RADARR, SONARR].filter(
      row =>
        (!entity || entity.includes(row.entityRef)) &&
        (!verdict || verdict.includes(row.verdict)),
    );
    return exampleScorecardPage({ entities, total: entities.length });
  };
  return api;
}

describe('the column of the catalog', () => {
  it('shows the verdict of each row from one request, and nothing where there is none', async () => {
    const api = fakeApi();
    await renderInTestApp(
      <TestApiProvider apis={[[backupsApiRef, api]]}>
        <Table
          columns={[
            { title: 'Name', render: row => row.entity.metadata.name },
            createBackupsColumn<{ entity: Entity; id: number }>(),
          ]}
          data={['radarr', 'sonarr', 'notes'].map((name, id) => ({
            entity: component(name),
            id,
          }))}
        />
      </TestApiProvider>,
    );
    const rowOf = (name: string) => screen.getByText(name).closest('tr')!;
    expect(
      await within(rowOf('radarr')).findByText('At risk'),
    ).toBeInTheDocument();
    expect(rowOf('sonarr')).toHaveTextContent('sonarrProtected');
    expect(rowOf('notes')).toHaveTextContent(/^notes$/);
    expect(api.scorecardRequests).toEqual([
      {
        entity: [
          'component:default/radarr',
          'component:default/sonarr',
          'component:default/notes',
        ],
        limit: 3,
      },
    ]);
  });

  it('says so where the verdicts could not be read', async () => {
    const api = fakeApi();
    api.scorecard = () => new Error('the backend is away');
    const column = createBackupsColumn<{ entity: Entity }>();
    await renderInTestApp(
      <TestApiProvider apis={[[backupsApiRef, api]]}>
        {column.render?.({ entity: component('radarr') }, 'row')}
      </TestApiProvider>,
    );
    expect(await screen.findByText('could not be read')).toHaveAttribute(
      'title',
      'the backend is away',
    );
  });
});

describe('the filter of the catalog', () => {
  async function renderPicker(
    api: FakeBackupsApi,
    queryParameters: Record<string, string> = {},
  ) {
    const filters: (EntityFilter | undefined)[] = [];
    await renderInTestApp(
      <TestApiProvider apis={[[backupsApiRef, api]]}>
        <MockEntityListContextProvider
          value={{
            queryParameters,
            updateFilters: changed =>
              filters.push((changed as { backups?: EntityFilter }).backups),
          }}
        >
          <BackupsVerdictPicker />
        </MockEntityListContextProvider>
      </TestApiProvider>,
    );
    await screen.findByRole('button', { name: /Verdict/ });
    return filters;
  }

  it('asks nothing until a verdict is chosen, then leaves what has it', async () => {
    const api = fakeApi();
    const filters = await renderPicker(api);
    expect(api.scorecardRequests).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: /Verdict/ }));
    await userEvent.click(await screen.findByLabelText('At risk'));
    await waitFor(() => expect(filters.at(-1)).toBeDefined());
    const filter = filters.at(-1);
    expect(filter?.getCatalogFilters?.()).toEqual({
      'metadata.name': ['radarr'],
    });
    expect(filter?.filterEntity?.(component('radarr'))).toBe(true);
    // It only has the same name.
    expect(filter?.filterEntity?.(component('radarr', 'test'))).toBe(false);
    expect(filter?.toQueryValue?.()).toEqual(['at-risk']);
  });

  it('finds nothing, rather than everything, where nothing has the verdict', async () => {
    const filters = await renderPicker(fakeApi(), { backups: 'cannot-tell' });
    await waitFor(() => expect(filters.at(-1)).toBeDefined());
    expect(filters.at(-1)?.getCatalogFilters?.()).toEqual({
      'metadata.name': ['-'],
    });
    expect(filters.at(-1)?.filterEntity?.(component('radarr'))).toBe(false);
  });

  it('says how many it leaves out where there are too many for one address', async () => {
    const api = fakeApi();
    api.scorecard = () =>
      exampleScorecardPage({ entities: [RADARR], total: 512 });
    await renderPicker(api, { backups: 'at-risk' });
    expect(await screen.findByRole('status')).toHaveTextContent(
      'The 200 worst of 512',
    );
  });
});
