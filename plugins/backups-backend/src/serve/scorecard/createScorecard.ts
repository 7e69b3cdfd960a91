import { AuthService, PermissionsService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { BackupsStore } from '../../keep/BackupsStore';
import { ChronicleStore } from '../../keep/chronicle/ChronicleStore';
import { ScorecardStore } from '../../keep/scorecard/ScorecardStore';
import { NotLinkedEntities } from './NotLinkedEntities';
import { ScorecardService } from './ScorecardService';
import { VisibleEntities } from './VisibleEntities';
import { ScorecardServices } from './serveScorecard';
import { ScorecardExporter } from './export/ScorecardExporter';
import { listNotLinked } from './listNotLinked';
import { ScorecardReports } from './reports/ScorecardReports';

/** Puts together what answers about many entities at once. */
export function createScorecard(options: {
  store: BackupsStore;
  scorecard: ScorecardStore;
  chronicle: ChronicleStore;
  catalog: CatalogService;
  auth: AuthService;
  permissions: PermissionsService;
}): ScorecardServices {
  const { store, scorecard, chronicle, catalog, auth, permissions } = options;
  const service = new ScorecardService({ store, scorecard, chronicle });
  const reports = new ScorecardReports({ store, scorecard });
  return {
    scorecard: service,
    reports,
    exporter: new ScorecardExporter({
      store,
      scorecard,
      chronicle,
      service,
      reports,
    }),
    visible: new VisibleEntities({
      catalog,
      auth,
      permissions,
      listRefs: () => scorecard.getRefs(),
    }),
    notLinked: new NotLinkedEntities({
      catalog,
      auth,
      permissions,
      listRefs: async () =>
        listNotLinked({
          catalog,
          auth,
          known: [
            ...(await scorecard.getRefs()),
            // The page of a System shows what its members have.
            ...(await scorecard.getFacets('all')).systems,
          ],
        }),
    }),
  };
}
