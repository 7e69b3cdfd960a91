import { AuthService, PermissionsService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { BackupsProvider } from 'backstage-plugin-backups-node';
import { RunbookTemplate } from '../config/runbooksConfig';
import { Stores } from '../keep/openStores';
import { BackupsService } from './BackupsService';
import { RouterOptions } from './createRouter';
import { EntityAnswers } from './EntityAnswers';
import { createForesight } from './foresight/createForesight';
import { EstateService } from './estate/EstateService';
import { RestoreService } from './restore/RestoreService';
import { createScorecard } from './scorecard/createScorecard';

/** What answers the router's questions, from what is kept. */
export function createServices(options: {
  stores: Stores;
  providers: readonly BackupsProvider[];
  /** Runbooks of the operator's own. */
  templates: readonly RunbookTemplate[];
  catalog: CatalogService;
  auth: AuthService;
  permissions: PermissionsService;
}): Pick<
  RouterOptions,
  'service' | 'answers' | 'estate' | 'scorecard' | 'restore' | 'foresight'
> {
  const { stores, providers, templates, catalog, auth, permissions } = options;
  const { backups: store, chronicle, drills, estate, reports } = stores;
  const { scorecard } = stores;
  const service = new BackupsService({
    estate,
    store,
    chronicle,
    drills,
    reports,
  });
  const foresight = createForesight(stores);
  return {
    service,
    answers: new EntityAnswers({ service, store }),
    estate: new EstateService({ store, estate, repositories: reports }),
    scorecard: createScorecard({
      store,
      scorecard,
      chronicle,
      catalog,
      auth,
      permissions,
    }),
    foresight,
    restore: new RestoreService({
      store,
      causes: estate,
      points: reports,
      facts: stores.restoreFacts,
      drills,
      foresight,
      providers,
      templates,
      listRefs: () => scorecard.getRefs(),
    }),
  };
}
