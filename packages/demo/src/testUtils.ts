/**
 * What tests of other packages share with the demo's own.
 *
 * @packageDocumentation
 */

export type { ContractCluster } from './contract/ContractCluster';
export { LoopbackContractCluster } from './contract/LoopbackContractCluster';
export { describeReading } from './contract/describeReading';
export {
  NOW,
  OBJECTS,
  PROVIDERS,
  QUERIES,
  factsOf,
} from './contract/homelabReading';
export type { ContractKopiaServer } from './kopia/ContractKopiaServer';
export { describeKopiaServer } from './kopia/describeKopiaServer';
export type {
  KopiaRetentionWish,
  KopiaSnapshotWish,
} from './kopia/KopiaContents';
export type { PrintedManifest } from './runbooks/printedManifests';
export { printedManifests } from './runbooks/printedManifests';
export type { PrintedRunbook } from './runbooks/printedRunbooks';
export { printedRunbooks } from './runbooks/printedRunbooks';
export { OTHER_DATABASES } from './runbooks/runbookObjects';
export { demoRepositories } from './repositories/DemoRepository';
export { kopiaReportAt } from './repositories/kopiaReportAt';
export { startDemoKubernetes } from './loopback/startDemoKubernetes';
