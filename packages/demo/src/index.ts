/**
 * A homelab that is a function of time, for demos, tests and benchmarks.
 *
 * @packageDocumentation
 */

export { catalogModuleBackupsDemo } from './catalog/catalogModuleBackupsDemo';
export { componentsFromLabels } from './catalog/componentsFromLabels';
export { homelabEntities } from './catalog/homelabEntities';
export { trialEntities } from './catalog/trialEntities';
export { backupsModuleDemoHomelab } from './files/backupsModuleDemoHomelab';
export { readManifestFolder } from './files/readManifestFolder';
export { readOrCreateAnchor } from './files/readOrCreateAnchor';
export { writeManifests } from './files/writeManifests';
export { DEMO_STATES } from './homelab/demoStates';
export type { DemoState } from './homelab/demoStates';
export { homelabManifestsAt } from './homelab/homelabManifestsAt';
export { lastExportOf } from './homelab/lastExportOf';
export { homelabOfFiftyTwo } from './scale/homelabOfFiftyTwo';
