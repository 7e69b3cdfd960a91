/**
 * The pipeline without a backend around it: for simulations, benchmarks and
 * tests of other packages.
 *
 * @packageDocumentation
 */

export { Collector } from './collect/Collector';
export type { CollectorOptions, CycleSummary } from './collect/Collector';
export { readBackupsConfig } from './config/readBackupsConfig';
export { storesOf } from './keep/openStores';
export type { Stores } from './keep/openStores';
export type { TierConfig } from './config/BackupsConfig';
export { Chronicle } from './keep/chronicle/Chronicle';
export { startCollector } from './collect/thread/startCollector';
export type {
  StartCollectorOptions,
  StartedCollector,
} from './collect/thread/startCollector';
export { projectEntity } from './read/catalog/projectEntity';
export { BackupsStore } from './keep/BackupsStore';
export { ChronicleStore } from './keep/chronicle/ChronicleStore';
export { EstateStore } from './keep/estate/EstateStore';
export { ScorecardStore } from './keep/scorecard/ScorecardStore';
export { sqliteDatabase } from './keep/sqliteDatabase';
export { DrillStore } from './keep/DrillStore';
export { ReportStore } from './keep/ReportStore';
export { ReportReceiver } from './receive/ReportReceiver';
export type { CatalogEntity } from './read/catalog/CatalogEntity';
export { WorkloadsProvider } from './observe/workloads/WorkloadsProvider';
export { DirectTransport } from './read/DirectTransport';
export { FolderClusterReader } from './read/FolderClusterReader';
export { KubernetesApiReader } from './read/KubernetesApiReader';
export type { KubernetesApiReaderOptions } from './read/KubernetesApiReader';
export { KubernetesPluginReaders } from './read/KubernetesPluginReaders';
export type {
  KubernetesResponse,
  KubernetesTransport,
} from './read/KubernetesTransport';
export { ProxyTransport } from './read/ProxyTransport';
export { BackupsService } from './serve/BackupsService';
export { ScorecardReports } from './serve/scorecard/reports/ScorecardReports';
export { ScorecardExporter } from './serve/scorecard/export/ScorecardExporter';
export { ScorecardService } from './serve/scorecard/ScorecardService';
export { RestoreService } from './serve/restore/RestoreService';
export { createForesight } from './serve/foresight/createForesight';
export { EstateService } from './serve/estate/EstateService';
