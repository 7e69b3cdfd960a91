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
