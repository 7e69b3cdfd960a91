import { HOMELAB_CLUSTERS } from '../demoClusters';
import type { DemoApp, DemoPlan } from '../homelab/apps/DemoApp';
import { appsOf } from '../homelab/apps/appsOf';
import type { DemoPolicy } from '../homelab/kopiur/DemoPolicy';
import { BUCKETS, NAS } from '../homelab/objects/backends';
import { DAY } from '../time/durations';

/** A plan of a cluster of the homelab. */
export interface DemoWriter {
  cluster: string;
  app: DemoApp;
  plan: DemoPlan;
}

/** A repository of the homelab that is reported. */
export interface DemoRepository {
  /** Where it is, as reports name it. */
  location: string;
  writers: DemoWriter[];
  /** What Kopiur writes to it. */
  policies: { app: DemoApp; policy: DemoPolicy }[];
  /** Names whose app is gone. */
  leftBehind: string[];
  /** `user@host:/path` whose snapshots somebody deleted, and when, in seconds before the anchor. */
  deleted: { identity: string; ago: number }[];
  /** Nobody has ever maintained it. */
  neglected: boolean;
  /** Days for which the bucket locks what is written; 0: it locks nothing. */
  lockedDays: number;
  /** Its upkeep renews locks; else only what is new is locked. */
  renewsLocks: boolean;
  /** Bytes that grow a day. */
  growth: number;
}

function writersOf(
  fits: (app: DemoApp, plan: DemoPlan) => boolean,
): DemoWriter[] {
  return HOMELAB_CLUSTERS.flatMap(cluster =>
    appsOf(cluster).flatMap(app =>
      app.plans
        .filter(plan => plan.mover === 'kopia' && fits(app, plan))
        .map(plan => ({ cluster, app, plan })),
    ),
  );
}

/** Apps whose bucket has an object lock. */
const LOCKED: ReadonlySet<string> = new Set(['radarr', 'audiobookshelf']);

/** Those whose upkeep renews its locks. */
const RENEWED: ReadonlySet<string> = new Set(['audiobookshelf']);

function bucketOf(name: string): DemoRepository {
  const { endpoint, bucket } = BUCKETS.b2;
  return {
    location: `s3://${endpoint}/${bucket}/${name}`,
    writers: writersOf(
      (app, plan) => app.name === name && plan.destination === 'b2',
    ),
    policies: [],
    leftBehind: [],
    deleted: [],
    neglected: appsOf('home-1').some(
      app => app.name === name && app.neglectedRepositories.includes('b2'),
    ),
    lockedDays: LOCKED.has(name) ? 30 : 0,
    renewsLocks: RENEWED.has(name),
    growth: 40_000_000,
  };
}

/**
 * Repositories beside which a job reports: the NAS that all apps of both clusters
 * share, and three of the buckets that belong to one app each.
 */
export function demoRepositories(): DemoRepository[] {
  return [
    {
      location: `nfs://${NAS.server}${NAS.path}`,
      writers: writersOf((_, plan) => plan.destination === 'nas'),
      policies: appsOf('home-1').flatMap(app =>
        (app.policies ?? []).map(policy => ({ app, policy })),
      ),
      // Retired long ago, and retention runs only when something is written.
      leftBehind: ['bookshelf@downloads:/data'],
      deleted: [{ identity: 'prowlarr@downloads:/data', ago: 2 * DAY }],
      neglected: false,
      lockedDays: 0,
      renewsLocks: false,
      growth: 900_000_000,
    },
    bucketOf('radarr'),
    bucketOf('plex'),
    bucketOf('audiobookshelf'),
  ];
}
