import {
  PageBlueprint,
  createExtensionInput,
  createFrontendPlugin,
} from '@backstage/frontend-plugin-api';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { SidebarItem } from '@backstage/core-components';
import { identityApiRef } from '@backstage/core-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { HomePageWidgetBlueprint } from '@backstage/plugin-home-react/alpha';
import { TestApiProvider, renderInTestApp } from '@backstage/test-utils';
import { screen, within } from '@testing-library/react';
import type { NeedView } from 'backstage-plugin-backups-common';
import { backupsApiRef } from './api/backupsApiRef';
import { BackupsNavIcon } from './components/nav/BackupsNavIcon';
import { BACKUPS_NAV_DESCRIPTION } from './components/nav/backupsNavDescription';
import { HomePageBackupsCard, backupsHomeModule } from './home';
import { backupsScorecardRouteRef } from './routes';
import { FakeBackupsApi } from './testing/FakeBackupsApi';
import { exampleBackups } from './testing/exampleBackups';

const OWNERS = ['user:default/anna', 'group:default/media'];

function identity(ownershipEntityRefs: string[]) {
  return {
    getBackstageIdentity: async () => ({
      type: 'user' as const,
      userEntityRef: 'user:default/anna',
      ownershipEntityRefs,
    }),
    getProfileInfo: async () => ({}),
    getCredentials: async () => ({}),
    signOut: async () => {},
  };
}

function need(cause: string, fields: Partial<NeedView> = {}): NeedView {
  return {
    cause,
    kind: { type: 'state', state: 'failing' },
    verdict: 'at-risk',
    title: `The copy of ${cause} fails`,
    entities: 1,
    atRisk: 1,
    examples: [{ entityRef: `component:default/${cause}`, title: cause }],
    ...fields,
  };
}

function fakeApi(needs: NeedView[]) {
  const api = new FakeBackupsApi(exampleBackups());
  api.needs = needs;
  return api;
}

const ROUTES = {
  '/catalog/:namespace/:kind/:name': entityRouteRef,
  '/backups': backupsScorecardRouteRef,
};

async function render(content: JSX.Element, api: FakeBackupsApi) {
  await renderInTestApp(
    <TestApiProvider
      apis={[
        [backupsApiRef, api],
        [identityApiRef, identity(OWNERS)],
      ]}
    >
      {content}
    </TestApiProvider>,
    { mountedRoutes: ROUTES },
  );
}

describe('the card of the home page', () => {
  it('shows what needs my groups, worst first, and leads to the apps and to the rest', async () => {
    const api = fakeApi(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map(n => need(n)));
    await render(<HomePageBackupsCard />, api);
    const list = await screen.findByRole('list', { name: 'What needs you' });
    const rows = within(list).getAllByRole('listitem');
    expect(rows).toHaveLength(5);
    expect(rows[0]).toHaveTextContent('The copy of a fails');
    expect(screen.getByText('7 need you now')).toBeVisible();
    expect(within(rows[0]).getByRole('link', { name: 'a' })).toHaveAttribute(
      'href',
      '/catalog/default/component/a/backups',
    );
    expect(screen.getByRole('link', { name: '2 more' })).toHaveAttribute(
      'href',
      '/backups?owner=user%3Adefault%2Fanna%2Cgroup%3Adefault%2Fmedia',
    );
    expect(api.needsAskedFor).toEqual([OWNERS]);
  });

  it('says that nothing needs me, of how many apps', async () => {
    await render(<HomePageBackupsCard />, fakeApi([]));
    expect(
      await screen.findByText('Nothing needs you: 4 apps looked at.'),
    ).toBeVisible();
  });

  it('is a widget of the new frontend system, too', async () => {
    const home = createFrontendPlugin({
      pluginId: 'home',
      extensions: [
        PageBlueprint.makeWithOverrides({
          inputs: {
            widgets: createExtensionInput([
              HomePageWidgetBlueprint.dataRefs.widget,
            ]),
          },
          factory: (original, { inputs }) =>
            original({
              path: '/',
              loader: async () => (
                <>
                  {inputs.widgets.map(widget => {
                    const { title, component, name } = widget.get(
                      HomePageWidgetBlueprint.dataRefs.widget,
                    );
                    return (
                      <section key={name} aria-label={title}>
                        {component}
                      </section>
                    );
                  })}
                </>
              ),
            }),
        }),
      ],
    });
    renderTestApp({
      features: [home, backupsHomeModule],
      apis: [
        [backupsApiRef, fakeApi([need('radarr')])],
        [identityApiRef, identity(OWNERS)],
      ],
      mountedRoutes: ROUTES,
    });
    const widget = within(
      await screen.findByRole('region', { name: 'Backups that need you' }),
    );
    expect(await widget.findByRole('list')).toHaveTextContent(
      'The copy of radarr fails',
    );
  });
});

describe('the icon of the side bar', () => {
  it('counts what needs me now, each thing to do once', async () => {
    await render(
      <BackupsNavIcon />,
      fakeApi([
        need('radarr'),
        need('sonarr'),
        need('notes', { verdict: 'needs-attention' }),
      ]),
    );
    expect(await screen.findByText('2 need you')).toBeInTheDocument();
  });

  it('tells the number to screen readers as the description of its item', async () => {
    await render(
      <SidebarItem
        icon={BackupsNavIcon}
        to="/backups"
        text="Backups"
        aria-describedby={BACKUPS_NAV_DESCRIPTION}
      />,
      fakeApi([need('radarr')]),
    );
    await screen.findByText('1 needs you');
    const item = screen.getByRole('link', { name: 'Backups' });
    expect(item).toHaveAccessibleDescription('1 needs you');
  });

  it('stays an icon where the number cannot be had', async () => {
    const api = fakeApi([]);
    api.getScorecardNeeds = async () => {
      throw new Error('away');
    };
    await render(<BackupsNavIcon />, api);
    expect(screen.queryByText(/need you/)).not.toBeInTheDocument();
  });
});
