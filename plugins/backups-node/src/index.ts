/**
 * The contract a backup provider fulfils.
 *
 * @packageDocumentation
 */

export * from './config/durationToSeconds';
export * from './config/explainConfigError';
export * from './config/readProviderConfig';
export * from './destination/completeDestination';
export * from './destination/DestinationPattern';
export * from './destination/hostOf';
export * from './destination/locationOf';
export * from './destination/readDestinationPatterns';
export * from './destination/RecognisedEndpoint';
export * from './destination/recogniseEndpoint';
export * from './destination/redactText';
export * from './destination/redactUrl';
export * from './destination/redactUrlsInText';
export * from './destination/storageProducts';
export * from './destination/withoutSecrets';
export * from './finding/findingsOf';
export * from './finding/malformedFindingsOf';
export * from './item/quantityToBytes';
export * from './item/readExemption';
export * from './cron/parseRobfigCron';
export * from './notices/Notice';
export * from './notices/backupsNoticesExtensionPoint';
export * from './parse/isRecord';
export * from './parse/parseGoDuration';
export * from './parse/parseInstant';
export * from './parse/parseLeniently';
export * from './provider/BackupsProvider';
export * from './provider/backupsProvidersExtensionPoint';
export * from './provider/DatabaseCopy';
export * from './provider/Fact';
export * from './provider/RemoteReadError';
export * from './provider/RemoteSource';
export * from './provider/readJsonStream';
export * from './provider/ReportFormat';
export * from './provider/RepositoryFacts';
export * from './provider/ItemMention';
export * from './provider/ItemPart';
export * from './provider/ResourceQuery';
export * from './provider/Subject';
export * from './provider/RunbookRequest';
export * from './rbac/clusterRoleRules';
export * from './read/backupsReadersExtensionPoint';
export * from './read/ClusterReader';
export * from './read/ClusterSnapshot';
export * from './read/KubernetesObject';
export * from './read/parseManifests';
export * from './read/projectObject';
export * from './read/perObject';
export * from './read/readMetadata';
export * from './testkit/snapshotOf';
export * from './text/isTimeZone';
export * from './text/joinWords';
export * from './text/memoise';
export * from './text/sentenceOf';
export * from './runbook/aroundRestore';
export * from './runbook/inspectionPod';
export * from './runbook/keepSnapshot';
export * from './runbook/kopiaCommandLine';
export * from './runbook/kubectl';
export * from './runbook/objectName';
export * from './runbook/quantityOf';
export * from './runbook/utcText';
