import { ExemptionRule } from './exemptionConfig';
import { ReportsConfig } from './reportsConfig';

import type { RunbookTemplate } from './runbooksConfig';
import { Level } from 'backstage-plugin-backups-common';
import { LevelsConfig } from './levelsConfig';
import { CollectorConfig } from './collectorConfig';
import { NoticesConfig } from './noticesConfig';

/** Durations are seconds. */

/**
 * A folder of manifests that stands for a cluster.
 *
 * @public
 */
export interface FolderConfig {
  cluster: string;
  /** Absolute, or relative to the working directory of the backend. */
  path: string;
  /** `live`: something keeps writing it. `dump`: a picture of one moment. */
  mode: 'live' | 'dump';
  intervalSeconds: number;
  /** Epoch seconds of a dump; absent: when its newest file was written. */
  asOf?: number;
  /** A kind without any object in the folder does not exist in the cluster. */
  complete: boolean;
}

/**
 * A cluster that is read directly, without the Kubernetes plugin.
 *
 * @public
 */
export interface KubeconfigConfig {
  cluster: string;
  /** Where the credentials are: a kubeconfig file, or the pod's own account. */
  from:
    | { kind: 'file'; path: string; context?: string; skipTLSVerify: boolean }
    | { kind: 'in-cluster' };
}

/**
 * How a cluster is treated, whichever way it is read.
 *
 * @public
 */
export interface ClusterConfig {
  /**
   * - `full`: what nothing copies is unprotected
   * - `plans-only`: only what a plan copies is judged
   * - `off`: it is not read
   */
  judge: 'full' | 'plans-only' | 'off';
  /** Only these are read. Absent: all. */
  namespaces?: string[];
}

/**
 * What is expected of an entity that names this tier.
 *
 * @public
 */
export interface TierConfig {
  rpoSeconds?: number;
  offsiteRpoSeconds?: number;
  rtoSeconds?: number;
  /** Labels of the destinations that must hold a copy. */
  expect: string[];
  /** What its entities should survive. */
  level?: Level;
}

/**
 * `backups` of app-config, checked.
 *
 * @public
 */
export interface BackupsConfig {
  /** Seconds between two cycles. */
  intervalSeconds: number;
  folders: FolderConfig[];
  /** The clusters of the Kubernetes plugin. */
  kubernetes: { enabled: boolean };
  kubeconfigs: KubeconfigConfig[];
  /** By name of the cluster. */
  clusters: Record<string, ClusterConfig>;
  tiers: Record<string, TierConfig>;
  /** What needs no backup; the first that fits counts. */
  exemptions: ExemptionRule[];
  /** Who may report what. */
  reports: ReportsConfig;
  /** Runbooks of the operator's own. */
  runbooks: RunbookTemplate[];
  /** How levels are judged. */
  levels: LevelsConfig;
  /** Who is told what. */
  notices: NoticesConfig;
  collector: CollectorConfig;
  /** Failure domain of items by storage class. */
  storageClasses: Record<string, { failureDomain?: string }>;
}

export type { RunbookTemplate } from './runbooksConfig';
