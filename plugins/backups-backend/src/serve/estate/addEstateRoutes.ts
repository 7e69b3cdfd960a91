import { Request, Router } from 'express';
import { EstateService } from './EstateService';
import { ESTATE_ROUTES } from './estateRoutes';

/** What the routes about the estate need. */
export interface EstateRouteOptions {
  estate: EstateService;
  /** @throws NotAllowedError without `backups.estate.read` */
  authorize(request: Request): Promise<void>;
}

/** Adds the routes about what belongs to no single entity. */
export function addEstateRoutes(
  router: Router,
  { estate, authorize }: EstateRouteOptions,
): void {
  const answers: Record<keyof typeof ESTATE_ROUTES, () => Promise<unknown>> = {
    uncoveredItems: () => estate.getUncoveredItems(),
    causes: () => estate.getCauses(),
    destinations: () => estate.getDestinations(),
    repositories: () => estate.getRepositories(),
    exemptions: () => estate.getExemptions(),
    estateFindings: () => estate.getFindings(),
    labelledApps: () => estate.getLabelledApps(),
  };
  for (const [name, { method, path }] of Object.entries(ESTATE_ROUTES)) {
    router[method](path, async (request, response) => {
      await authorize(request);
      response.json(await answers[name as keyof typeof ESTATE_ROUTES]());
    });
  }
}
