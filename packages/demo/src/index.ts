/**
 * A homelab and a company that are functions of time, for demos, tests and benchmarks.
 *
 * @packageDocumentation
 */

export { catalogModuleBackupsDemo } from './catalog/catalogModuleBackupsDemo';
export { componentsFromLabels } from './catalog/componentsFromLabels';
export { homelabEntities } from './catalog/homelabEntities';
export { trialEntities } from './catalog/trialEntities';
export { readManifestFolder } from './files/readManifestFolder';
export { readOrCreateAnchor } from './files/readOrCreateAnchor';
export { DEMO_STATES } from './homelab/demoStates';
export type { DemoState } from './homelab/demoStates';
export { homelabManifestsAt } from './homelab/homelabManifestsAt';
export { lastExportOf } from './homelab/lastExportOf';
export { backupsModuleDemoHomelab } from './loopback/backupsModuleDemoHomelab';
export type { LoopbackClusterOptions } from './loopback/cluster/LoopbackCluster';
export type { LoopbackResource } from './loopback/discovery/LoopbackResource';
export type { LoopbackFault } from './loopback/fault/LoopbackFault';
export type { RecordedRequest } from './loopback/request/RequestLog';
export { startLoopbackKubernetes } from './loopback/startLoopbackKubernetes';
export type { LoopbackKubernetes } from './loopback/startLoopbackKubernetes';
export { entitiesOf, estateOf } from './scale/estateOf';
export { homelabOfFiftyTwo } from './scale/homelabOfFiftyTwo';
export { memoryNas } from './nas/memoryNas';
export type { LoopbackTrueNas, NasFault } from './nas/LoopbackTrueNas';
export { startLoopbackTrueNas } from './nas/startLoopbackTrueNas';
