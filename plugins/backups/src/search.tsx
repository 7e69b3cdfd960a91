/**
 * Runbooks among the results of the search, for both frontend systems. They are
 * found where the backend has `backstage-plugin-search-backend-module-backups`.
 *
 * @packageDocumentation
 */

import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { createSearchResultListItemExtension } from '@backstage/plugin-search-react';
import {
  SearchFilterResultTypeBlueprint,
  SearchResultListItemBlueprint,
} from '@backstage/plugin-search-react/alpha';
import SettingsBackupRestoreIcon from '@material-ui/icons/SettingsBackupRestore';
import { backupsPlugin } from './legacy';

/** The type of document that the collator of the backend makes. */
const RUNBOOKS = 'backups-runbooks';

const isRunbook = ({ type }: { type: string }) => type === RUNBOOKS;

async function loadResult() {
  const { RunbookResult } = await import('./components/search/RunbookResult');
  return RunbookResult;
}

/**
 * Runbooks as results and as a type of results, for the search of the new
 * frontend system.
 *
 * @public
 */
export const backupsSearchModule = createFrontendModule({
  pluginId: 'search',
  extensions: [
    SearchResultListItemBlueprint.make({
      name: 'backups',
      params: {
        icon: <SettingsBackupRestoreIcon />,
        predicate: isRunbook,
        component: loadResult,
      },
    }),
    SearchFilterResultTypeBlueprint.make({
      name: 'backups',
      params: {
        value: RUNBOOKS,
        name: 'Runbooks',
        icon: <SettingsBackupRestoreIcon />,
      },
    }),
  ],
});

export { backupsSearchModule as default };

/**
 * A runbook as a result, for `SearchResult` of the old frontend system.
 *
 * @public
 */
export const BackupsSearchResultListItem = backupsPlugin.provide(
  createSearchResultListItemExtension({
    name: 'BackupsSearchResultListItem',
    component: loadResult,
    predicate: isRunbook,
  }),
);
