import type { Entity } from '@backstage/catalog-model';
import type { LabelledApp } from 'backstage-plugin-backups-common';
import type { LabelsConfig } from '../config/readLabelsConfig';
import { componentsOfApps } from '../naming/componentsOfApps';
import type { CatalogNames } from './readCatalogNames';

function objectsOf({ workloads, loose }: LabelledApp): string[] {
  return workloads.length > 0
    ? workloads
    : loose.map(key => key.slice(key.lastIndexOf('/') + 1));
}

/**
 * Which components there should be: of apps that have data and that nobody else
 * stands for. One that is there stays while anything of its app exists, so that
 * a volume which is being restored does not take its page away.
 *
 * @returns each with the place of its app, by which it is known again
 */
export function componentsOfLabelledApps(
  apps: readonly LabelledApp[],
  config: LabelsConfig,
  { own, kept, taken }: CatalogNames,
): { place: string; entity: Entity }[] {
  const ruleOf = ({ namespace }: { namespace: string }) =>
    config.rules.find(({ namespaces }) => namespaces.includes(namespace));
  const offered = apps.filter(
    app =>
      !ruleOf(app)?.ignore &&
      app.entities.every(ref => own.has(ref)) &&
      (app.mounted.length + app.loose.length > 0 || kept.has(app.key)),
  );
  return componentsOfApps(
    offered.map(app => ({
      place: app.key,
      name: app.name,
      cluster: app.cluster,
      namespace: app.namespace,
      selector: app.selector,
      objects: objectsOf(app),
      items: app.loose,
    })),
    app => {
      const rule = ruleOf(app);
      return {
        owner: rule?.owner ?? config.owner,
        system: rule?.system ?? config.system,
        namespace: config.namespace,
      };
    },
    { kept, taken },
  ).map(({ app, entity }) => ({ place: app.place, entity }));
}
