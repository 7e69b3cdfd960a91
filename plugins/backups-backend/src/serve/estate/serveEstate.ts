import { ROUTES } from 'backstage-plugin-backups-common';
import { ServedRoutes } from '../ServedRoutes';
import { EstateService } from './EstateService';

/** Serves the routes about what belongs to no single entity. */
export function serveEstate(routes: ServedRoutes, estate: EstateService): void {
  routes.serve(ROUTES.getUncoveredItems, {
    answer: () => estate.getUncoveredItems(),
  });
  routes.serve(ROUTES.getCauses, { answer: () => estate.getCauses() });
  routes.serve(ROUTES.getDestinations, {
    answer: () => estate.getDestinations(),
  });
  routes.serve(ROUTES.getRepositories, {
    answer: () => estate.getRepositories(),
  });
  routes.serve(ROUTES.getExemptions, { answer: () => estate.getExemptions() });
  routes.serve(ROUTES.getEstateFindings, {
    answer: () => estate.getFindings(),
  });
  routes.serve(ROUTES.getLabelledApps, {
    answer: () => estate.getLabelledApps(),
  });
}
