import {
  createExtensionInput,
  createFrontendModule,
} from '@backstage/frontend-plugin-api';
import { renderTestApp } from '@backstage/frontend-test-utils';
import { AppRootWrapperBlueprint } from '@backstage/plugin-app-react';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import {
  EntityCardBlueprint,
  EntityIconLinkBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { mockApis } from '@backstage/test-utils';
import { screen, waitFor } from '@testing-library/react';
import {
  backupsEstateReadPermission,
  backupsRunbookReadPermission,
} from 'backstage-plugin-backups-common';
import { SWRConfig } from 'swr';
import { backupsApiRef } from './api/backupsApiRef';
import backupsPlugin from './index';
import { entityBackupsContent, entityRestoreLink } from './plugin';
import { backupsScorecardRouteRef } from './routes';
import { FakeBackupsApi } from './testing/FakeBackupsApi';
import { exampleBackups } from './testing/exampleBackups';
import { exampleEntity } from './testing/exampleEntity';
import { exampleScorecardPage } from './testing/exampleScorecard';

// A whole portal is rendered for each test, which takes long on a busy machine.
jest.setTimeout(180_000);

type Authorize = NonNullable<
  Parameters<typeof mockApis.permission>[0]
>['authorize'];
type Result = Extract<Authorize, string>;

/** A user who may do everything but that. `asked`: what was to be allowed. */
function withoutPermission(name: string) {
  const asked: string[] = [];
  const api = mockApis.permission({
    authorize: ({ permission }) => {
      asked.push(permission.name);
      return (permission.name === name ? 'DENY' : 'ALLOW') as Result;
    },
  });
  return { asked, api };
}

/**
 * Forgets what an earlier test was allowed: `usePermission` answers from a cache
 * of the whole process, and asks again only two seconds after the last question.
 */
const ownAnswers = createFrontendModule({
  pluginId: 'app',
  extensions: [
    AppRootWrapperBlueprint.make({
      name: 'own-answers',
      params: {
        component: ({ children }) => (
          <SWRConfig value={{ provider: () => new Map() }}>
            {children}
          </SWRConfig>
        ),
      },
    }),
  ],
});

describe('users are offered only what they may open', () => {
  function renderScorecard(denied: string) {
    const user = withoutPermission(denied);
    const backups = new FakeBackupsApi(exampleBackups());
    backups.scorecard = () => exampleScorecardPage();
    renderTestApp({
      features: [ownAnswers, backupsPlugin],
      apis: [
        [backupsApiRef, backups],
        [permissionApiRef, user.api],
      ],
      mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      initialRouteEntries: ['/backups'],
    });
    return user;
  }

  const tabs = () => screen.getAllByRole('tab').map(tab => tab.textContent);

  it.each([
    ['something else', true],
    [backupsEstateReadPermission.name, false],
  ])('tabs about the whole estate, without %s: %s', async (denied, offered) => {
    const user = renderScorecard(denied);
    await screen.findByRole('tab', { name: 'Apps' }, { timeout: 60_000 });
    await waitFor(() =>
      expect(user.asked).toContain(backupsEstateReadPermission.name),
    );
    const ofEstate = ['Destinations', 'Unprotected', 'Exemptions', 'Sources'];
    await waitFor(() =>
      expect(ofEstate.filter(title => tabs().includes(title))).toEqual(
        offered ? ofEstate : [],
      ),
    );
    expect(tabs()).toEqual(expect.arrayContaining(['Apps', 'Drills']));
  });

  /** Draws the links of an entity's About card. */
  const aboutCard = EntityCardBlueprint.makeWithOverrides({
    name: 'about',
    inputs: {
      links: createExtensionInput(
        [
          EntityIconLinkBlueprint.dataRefs.useProps,
          EntityIconLinkBlueprint.dataRefs.filterExpression.optional(),
          EntityIconLinkBlueprint.dataRefs.filterFunction.optional(),
        ],
        { replaces: [{ id: 'entity-card:catalog/about', input: 'iconLinks' }] },
      ),
    },
    factory: (original, { inputs }) => {
      function Links() {
        const [input] = inputs.links;
        const useProps = input.get(EntityIconLinkBlueprint.dataRefs.useProps);
        const { label, href, disabled } = useProps();
        return disabled ? (
          <p>{label} is not offered</p>
        ) : (
          <a {...{ href }}>{label}</a>
        );
      }
      return original({ loader: async () => <Links /> });
    },
  });

  it.each([
    ['something else', true],
    [backupsRunbookReadPermission.name, false],
  ])('the link to restore, without %s: %s', async (denied, offered) => {
    const user = withoutPermission(denied);
    renderTestApp({
      features: [ownAnswers],
      extensions: [
        createTestEntityPage({ entity: exampleEntity }),
        aboutCard,
        entityBackupsContent,
        entityRestoreLink,
      ],
      apis: [
        [backupsApiRef, new FakeBackupsApi(exampleBackups())],
        [permissionApiRef, user.api],
      ],
      mountedRoutes: { '/backups': backupsScorecardRouteRef },
    });
    expect(
      await screen.findByText(offered ? 'Restore…' : 'Restore… is not offered'),
    ).toBeVisible();
    await waitFor(() =>
      expect(user.asked).toContain(backupsRunbookReadPermission.name),
    );
    expect(screen.queryByRole('link', { name: 'Restore…' }) !== null).toBe(
      offered,
    );
  });
});
