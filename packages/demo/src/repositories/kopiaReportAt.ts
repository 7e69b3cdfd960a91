import { hexOf } from '../seed/hexOf';
import { DAY, HOUR } from '../time/durations';
import { toTimestamp } from '../time/toTimestamp';
import { contentOf } from './contentOf';
import type { DemoRepository } from './DemoRepository';
import { KOPIA_DEFAULTS, keptByKopia } from './keptByKopia';
import type { Success } from './successesOf';
import { writtenTo } from './writtenTo';
import type { ReportMoment, Written } from './writtenTo';

const MAINTENANCE = 6 * HOUR;

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
  const { startedAt } = success;
  const content = contentOf({ identity, volume, startedAt });
  const { id, root } = content;
  const share = success.shrunk ? 1 / 40 : 1;
  const size = Math.floor(content.size * share);
  const files = Math.floor(content.files * share);
  const failed = success.failedFiles ?? 0;
  // The mover waits for its volume before it reads.
  const startTime = toTimestamp(
    Math.min(success.startedAt + 20, Math.floor(success.endsAt)),
  );
  return {
    id,
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
      errorCount: failed,
    },
    rootEntry: {
      name: 'data',
      type: 'd',
      mode: '0755',
      mtime: startTime,
      obj: root,
      summ: {
        size,
        files,
        symlinks: 0,
        dirs: Math.floor(files / 7),
        maxTime: startTime,
        numFailed: failed,
      },
    },
    retentionReason: reasons,
  };
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

function maintenanceOf(
  repository: DemoRepository,
  { now, anchor }: ReportMoment,
) {
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
