import { createdAtOf, existsAt } from '../homelab/appObjects';
import { retainOf } from '../homelab/objects/replicationSource';
import { planOf } from '../homelab/story/planOf';
import { fractionOf } from '../seed/fractionOf';
import { hexOf } from '../seed/hexOf';
import { DAY, HOUR } from '../time/durations';
import { toTimestamp } from '../time/toTimestamp';
import type { DemoRepository } from './DemoRepository';
import { KOPIA_DEFAULTS, keptByKopia } from './keptByKopia';
import type { DemoRetention } from './keptByKopia';
import { Success, successesOf } from './successesOf';

const CLUSTER = 'home-1';
const MAINTENANCE = 6 * HOUR;

interface Moment {
  /** Epoch seconds. */
  now: number;
  anchor: number;
}

function sourceOf(identity: string) {
  const [userName, rest] = identity.split('@');
  const [host, path] = rest.split(':');
  return { host, userName, path };
}

function snapshotOf(
  { identity, volume }: Pick<Written, 'identity' | 'volume'>,
  success: Success,
  reasons: string[],
) {
  const seed = `${identity}@${success.startedAt}`;
  // Wherever it is copied to, it is the same volume.
  const base = 80_000_000 + Math.floor(fractionOf(volume) * 4_000_000_000);
  const days = Math.floor(success.startedAt / DAY) % 4000;
  const size =
    base + days * 90_000 + Math.floor(fractionOf(`${seed}/size`) * 3_000_000);
  const files = 800 + Math.floor(fractionOf(`${volume}/files`) * 9000);
  // The mover waits for its volume before it reads.
  const startTime = toTimestamp(
    Math.min(success.startedAt + 20, Math.floor(success.endsAt)),
  );
  return {
    id: hexOf(`${seed}/id`, 32),
    source: sourceOf(identity),
    description: '',
    startTime,
    endTime: toTimestamp(Math.floor(success.endsAt)),
    stats: {
      totalSize: size,
      fileCount: files,
      cachedFiles: files - 37,
      nonCachedFiles: 37,
      dirCount: Math.floor(files / 7),
      ignoredErrorCount: 0,
      errorCount: 0,
    },
    rootEntry: {
      name: 'data',
      type: 'd',
      mode: '0755',
      mtime: startTime,
      obj: `k${hexOf(seed, 32)}`,
      summ: {
        size,
        files,
        symlinks: 0,
        dirs: Math.floor(files / 7),
        maxTime: startTime,
        numFailed: 0,
      },
    },
    retentionReason: reasons,
  };
}

interface Written {
  identity: string;
  /** What was copied. */
  volume: string;
  successes: Success[];
  retention: DemoRetention;
  declared?: Record<string, number>;
}

/** The mover sets what the plan declares, and nothing else. */
function policyOf({ identity, declared = {} }: Written) {
  const names: Record<string, string> = {
    latest: 'keepLatest',
    hourly: 'keepHourly',
    daily: 'keepDaily',
    weekly: 'keepWeekly',
    monthly: 'keepMonthly',
    yearly: 'keepAnnual',
  };
  return {
    id: hexOf(`${identity}/policy`, 32),
    target: sourceOf(identity),
    retention: Object.fromEntries(
      Object.entries(declared).map(([key, value]) => [names[key], value]),
    ),
    files: {},
    compression: { compressorName: 'zstd-fastest' },
  };
}

function writtenTo(
  repository: DemoRepository,
  { now, anchor }: Moment,
): Written[] {
  const moment = { cluster: CLUSTER, now, anchor };
  const written = repository.writers.flatMap(({ app, plan }): Written[] => {
    const createdAt = createdAtOf(app, moment);
    if (createdAt > now || !existsAt(moment, plan, createdAt)) return [];
    const declared = retainOf(plan);
    const identity = `${plan.name}@${app.namespace}:/data`;
    const deletion = repository.deleted.find(
      deleted => deleted.identity === identity,
    );
    const deletedFrom = deletion ? anchor - deletion.ago : Infinity;
    const { yearly, ...rest } = declared;
    return [
      {
        identity,
        volume: `${app.namespace}/${plan.claim ?? app.name}`,
        declared,
        retention: {
          ...KOPIA_DEFAULTS,
          ...rest,
          ...(yearly !== undefined && { annual: yearly }),
        },
        successes: successesOf(
          planOf(CLUSTER, app, plan, createdAt, anchor),
          now,
        ).filter(
          success => now < deletedFrom || success.startedAt < deletedFrom,
        ),
      },
    ];
  });
  const retired = repository.leftBehind.map((identity): Written => {
    const last = anchor - 41 * DAY;
    return {
      identity,
      volume: identity,
      retention: KOPIA_DEFAULTS,
      successes: Array.from({ length: 20 }, (_, index) => ({
        startedAt: last - index * 3 * DAY,
        endsAt: last - index * 3 * DAY + 60,
      })),
    };
  });
  return [...written, ...retired];
}

function maintenanceOf(repository: DemoRepository, { now, anchor }: Moment) {
  const cycle = (hours: number) => ({
    enabled: true,
    interval: hours * HOUR * 1e9,
  });
  if (repository.neglected) {
    return {
      owner: 'nobody@volsync-src-plex-b2-nrk52',
      quick: cycle(1),
      full: cycle(24),
      extendObjectLocks: false,
      schedule: {
        nextFullMaintenance: '0001-01-01T00:00:00Z',
        nextQuickMaintenance: '0001-01-01T00:00:00Z',
        runs: null,
      },
    };
  }
  const last = now - (now % MAINTENANCE);
  const age = (last - (anchor - 400 * DAY)) / DAY;
  const inUse = 20_000_000_000 + Math.floor(age * repository.growth);
  const run = (start: number, extra?: object) => ({
    start: toTimestamp(start),
    end: toTimestamp(start + 40),
    success: true,
    ...extra,
  });
  return {
    owner: 'kopia@maintenance',
    quick: cycle(1),
    full: cycle(24),
    extendObjectLocks: repository.renewsLocks,
    schedule: {
      nextFullMaintenance: toTimestamp(last + MAINTENANCE),
      nextQuickMaintenance: toTimestamp(last + HOUR),
      runs: {
        'snapshot-gc': [
          run(last, {
            extra: [
              {
                kind: 'snapshotGCStats',
                data: {
                  unreferencedContentSize: Math.floor(inUse / 190),
                  unreferencedRecentContentSize: 0,
                  inUseContentSize: inUse,
                  inUseSystemContentSize: 185_300,
                },
              },
            ],
          }),
        ],
        'full-delete-blobs': [run(last + 45), run(last + 45 - MAINTENANCE)],
        ...(repository.renewsLocks && {
          'extend-blob-retention-time': [run(last + 90)],
        }),
      },
    },
  };
}

function statusOf(repository: DemoRepository) {
  const [, endpoint, bucket, prefix] =
    /^s3:\/\/([^/]+)\/([^/]+)\/(.+)$/.exec(repository.location) ?? [];
  const blobRetention =
    repository.lockedDays > 0
      ? {
          retentionMode: 'GOVERNANCE',
          retentionPeriod: repository.lockedDays * DAY * 1e9,
        }
      : {};
  return endpoint
    ? {
        storage: {
          type: 's3',
          config: { bucket, prefix: `${prefix}/`, endpoint },
        },
        blobRetention,
      }
    : {
        storage: { type: 'filesystem', config: { path: '/repository' } },
        volume: { capacity: 21_474_836_480_000, available: 9_120_331_776_000 },
        blobRetention,
      };
}

/**
 * What Kopia's commands print of a repository of the homelab, as a job beside
 * it sends it. A pure function.
 *
 * @param options - `now`: when the job looks; `anchor`: the instant at which the stories are told
 */
export function kopiaReportAt(
  repository: DemoRepository,
  options: { now: Date; anchor: Date },
): object {
  const moment = {
    now: Math.floor(options.now.getTime() / 1000),
    anchor: Math.floor(options.anchor.getTime() / 1000),
  };
  const written = writtenTo(repository, moment);
  return {
    status: statusOf(repository),
    maintenance: maintenanceOf(repository, moment),
    policies: [
      {
        id: hexOf('global', 32),
        target: { host: '', userName: '', path: '' },
        retention: {
          keepLatest: KOPIA_DEFAULTS.latest,
          keepHourly: KOPIA_DEFAULTS.hourly,
          keepDaily: KOPIA_DEFAULTS.daily,
          keepWeekly: KOPIA_DEFAULTS.weekly,
          keepMonthly: KOPIA_DEFAULTS.monthly,
          keepAnnual: KOPIA_DEFAULTS.annual,
          ignoreIdenticalSnapshots: false,
        },
      },
      ...written.filter(({ declared }) => declared).map(policyOf),
    ],
    snapshots: written.flatMap(one => {
      const { successes, retention } = one;
      const reasons = keptByKopia(
        successes.map(({ startedAt }) => startedAt),
        retention,
      );
      return successes.flatMap(success => {
        const own = reasons.get(success.startedAt);
        return own ? snapshotOf(one, success, own) : [];
      });
    }),
  };
}
