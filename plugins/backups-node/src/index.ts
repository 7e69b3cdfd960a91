/**
 * The contract a backup provider fulfils.
 *
 * @packageDocumentation
 */

export * from './destination/completeDestination';
export * from './destination/DestinationPattern';
export * from './destination/hostOf';
export * from './destination/readDestinationPatterns';
export * from './destination/RecognisedEndpoint';
export * from './destination/recogniseEndpoint';
export * from './destination/redactText';
export * from './destination/redactUrl';
export * from './destination/redactUrlsInText';
export * from './destination/withoutSecrets';
export * from './provider/BackupsProvider';
export * from './provider/backupsProvidersExtensionPoint';
export * from './provider/Fact';
export * from './provider/ResourceQuery';
export * from './rbac/clusterRoleRules';
export * from './read/backupsReadersExtensionPoint';
export * from './read/ClusterReader';
export * from './read/ClusterSnapshot';
export * from './read/KubernetesObject';
export * from './testkit/snapshotOf';
