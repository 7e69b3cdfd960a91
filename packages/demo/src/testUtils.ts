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
