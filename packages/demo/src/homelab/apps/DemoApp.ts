import type { Rhythm } from '../../time/Cadence';
import type { DemoPolicy } from '../kopiur/DemoPolicy';
import type { Chapter } from '../story/Chapter';

/** Where the homelab copies to. */
export type DemoDestination = 'nas' | 'b2' | 'r2';

/** A volume in a pod template. */
export type DemoVolume =
  | {
      kind: 'claim';
      name: string;
      size: string;
      mountPath: string;
      storageClass?: string;
      /** Reason for needing no backup; it is exempt for `exemptDays` after the anchor. */
      exempt?: string;
      exemptDays?: number;
    }
  /** Belongs to another workload, which declares it. */
  | {
      kind: 'shared-claim';
      name: string;
      mountPath: string;
      readOnly?: boolean;
    }
  | { kind: 'claim-template'; name: string; size: string; mountPath: string }
  | {
      kind: 'nfs';
      path: string;
      mountPath: string;
      readOnly: boolean;
      /** The NAS that all apps share when absent. */
      server?: string;
    }
  | { kind: 'host-path'; path: string; mountPath: string; readOnly: boolean }
  | { kind: 'scratch'; name: string; mountPath: string };

/** A workload of an app. */
export interface DemoWorkload {
  kind: 'Deployment' | 'StatefulSet' | 'DaemonSet' | 'CronJob';
  name: string;
  image: string;
  /** What it runs, where that matters. */
  command?: string[];
  /** For CronJobs: when it runs, or the schedule it would run on. */
  schedule?:
    | {
        rhythm: Rhythm;
        minute: number;
        /** Since that many seconds before the anchor each of its Jobs fails. */
        failsAgo?: number;
      }
    | { suspendedCron: string };
  extraLabels?: Record<string, string>;
  /** How many pods it asks for, and has; one when absent. Of no DaemonSet. */
  replicas?: number;
  /** Secrets from which it takes its variables. */
  secrets?: string[];
  volumes: DemoVolume[];
}

/** A ReplicationSource of an app. */
export interface DemoPlan {
  name: string;
  destination: DemoDestination;
  claim: string;
  mover: 'kopia' | 'restic' | 'rclone';
  rhythm: Rhythm;
  minute: number;
  /** How long a run takes, give or take. */
  typicalSeconds: number;
  firstRunSeconds?: number;
  /** Seconds before the anchor; the app's age when absent. */
  createdAgo?: number;
  /** Deleted that many seconds before the anchor. */
  removedAgo?: number;
  /** What it declares to keep; the homelab's usual rules when absent. */
  retain?: Record<string, number>;
  copyMethod?: 'Snapshot' | 'Clone' | 'unset';
  chapters: Chapter[];
}

/** A restore somebody made by hand. */
export interface DemoRestore {
  name: string;
  claim: string;
  destination: DemoDestination;
  /** Seconds before the anchor. */
  finishedAgo: number;
}

/** One app of the homelab. */
export interface DemoApp {
  name: string;
  namespace: string;
  daysOld: number;
  /** User and group the movers run as. */
  userId: number;
  workloads: DemoWorkload[];
  /** Claims that no Deployment, StatefulSet, DaemonSet or CronJob mounts. */
  looseClaims: { name: string; size: string }[];
  plans: DemoPlan[];
  /** What Kopiur copies of it. */
  policies?: DemoPolicy[];
  /** Size of the volume its `-dst` destination restores; absent: it has none. */
  restoreSize?: string;
  restores: DemoRestore[];
  /** Repositories whose maintenance never succeeded. */
  neglectedRepositories: DemoDestination[];
  /** The store refuses its credentials since that many seconds before the anchor. */
  credentialsLostAgo?: number;
  /** Whose credentials those are; all of its destinations when absent. */
  credentialsLostOf?: DemoDestination;
}
