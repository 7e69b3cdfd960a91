import {
  ApiBlueprint,
  PageBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
  useRouteRef,
} from '@backstage/frontend-plugin-api';
import {
  CatalogFilterBlueprint,
  EntityCardBlueprint,
  EntityContentBlueprint,
  EntityIconLinkBlueprint,
  useEntityPermission,
} from '@backstage/plugin-catalog-react/alpha';
import BackupIcon from '@material-ui/icons/Backup';
import SettingsBackupRestoreIcon from '@material-ui/icons/SettingsBackupRestore';
import {
  BackupsClient,
  backupsRunbookReadPermission,
} from 'backstage-plugin-backups-common';
import { backupsApiRef } from './api/backupsApiRef';
import { RESTORE_ASKED } from './hooks/useRestoreChoice';
import { KINDS_WITH_BACKUPS, KINDS_WITH_DATA } from './kindsWithData';
import { backupsScorecardRouteRef, entityBackupsRouteRef } from './routes';

/** Kinds that can own data. An adopter may narrow it in `app.extensions`. */
const HAS_DATA = { kind: { $in: KINDS_WITH_DATA } };

/** These, and the kinds that are shown by their members. */
const HAS_BACKUPS = { kind: { $in: KINDS_WITH_BACKUPS } };

const backupsApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: backupsApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: ({ discoveryApi, fetchApi }) =>
        new BackupsClient({ discoveryApi, fetchApi }),
    }),
});

/**
 * The Backups tab of an entity page.
 *
 * @internal
 */
export const entityBackupsContent = EntityContentBlueprint.make({
  params: {
    path: '/backups',
    title: 'Backups',
    group: 'operation',
    routeRef: entityBackupsRouteRef,
    filter: HAS_BACKUPS,
    loader: async () => {
      const { BackupsTab } = await import('./components/tab/BackupsTab');
      return <BackupsTab />;
    },
  },
});

/**
 * The card on an entity's overview: the verdict and a chip per destination.
 *
 * @internal
 */
export const entityBackupsCard = EntityCardBlueprint.make({
  params: {
    type: 'info',
    filter: HAS_BACKUPS,
    loader: async () => {
      const { BackupsCard } = await import('./components/card/BackupsCard');
      return <BackupsCard />;
    },
  },
});

/**
 * "Restore…" among the links of an entity's About card.
 *
 * @internal
 */
export const entityRestoreLink = EntityIconLinkBlueprint.make({
  name: 'restore',
  params: {
    filter: HAS_DATA,
    useProps: () => {
      // Absent where an adopter has switched the tab off.
      const tabPath = useRouteRef(entityBackupsRouteRef);
      const { allowed } = useEntityPermission(backupsRunbookReadPermission);
      const isOffered = tabPath !== undefined && allowed;
      return {
        label: 'Restore…',
        icon: <SettingsBackupRestoreIcon />,
        disabled: !isOffered,
        href: isOffered ? `${tabPath()}?${RESTORE_ASKED}` : undefined,
      };
    },
  },
});

/**
 * A filter of the catalog by verdict.
 *
 * @internal
 */
export const catalogVerdictFilter = CatalogFilterBlueprint.make({
  name: 'verdict',
  params: {
    loader: async () => {
      const { BackupsVerdictPicker } = await import(
        './components/catalog/BackupsVerdictPicker'
      );
      return <BackupsVerdictPicker />;
    },
  },
});

/**
 * Everybody's backups, worst first.
 *
 * @internal
 */
export const backupsScorecardPage = PageBlueprint.make({
  params: {
    path: '/backups',
    title: 'Backups',
    icon: <BackupIcon fontSize="inherit" />,
    routeRef: backupsScorecardRouteRef,
    loader: async () => {
      const { ScorecardFrame } = await import(
        './components/scorecard/page/ScorecardFrame'
      );
      return <ScorecardFrame />;
    },
  },
});

/**
 * Backups in the catalog.
 *
 * @public
 */
export const backupsPlugin = createFrontendPlugin({
  pluginId: 'backups',
  title: 'Backups',
  icon: <BackupIcon fontSize="inherit" />,
  info: { packageJson: () => import('../package.json') },
  routes: {
    entityBackups: entityBackupsRouteRef,
    scorecard: backupsScorecardRouteRef,
  },
  extensions: [
    backupsApi,
    entityBackupsContent,
    entityBackupsCard,
    entityRestoreLink,
    catalogVerdictFilter,
    backupsScorecardPage,
  ],
});
