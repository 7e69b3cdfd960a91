import { BUCKET, STORE } from './volSync';
import { NAMESPACE } from './volumes';

/** A snapshot, and what is special about it. Times are ISO 8601. */
export interface SnapshotWish {
  app?: string;
  host?: string;
  path?: string;
  start: string;
  /** Default: like the start. */
  end?: string;
  bytes?: number;
  files?: number;
  incomplete?: string;
  failedFiles?: number;
}

/** @returns a snapshot as `kopia snapshot list --json` writes it */
export function kopiaSnapshot({
  app = 'diary',
  host = NAMESPACE,
  path = '/data',
  start,
  end = start,
  bytes = 640_212_000,
  files = 1804,
  incomplete,
  failedFiles = 0,
}: SnapshotWish) {
  return {
    id: `snapshot-${app}-${start}`,
    source: { host, userName: app, path },
    description: '',
    startTime: start,
    endTime: end,
    ...(incomplete && { incomplete }),
    stats: {
      totalSize: bytes,
      fileCount: files,
      cachedFiles: 0,
      nonCachedFiles: files,
      dirCount: 3,
      errorCount: failedFiles,
      ignoredErrorCount: 0,
    },
    rootEntry: {
      name: 'data',
      type: 'd',
      mtime: start,
      obj: `k${start.replaceAll(/\D/g, '')}`,
      summ: {
        size: bytes,
        files,
        symlinks: 0,
        dirs: 3,
        numFailed: failedFiles,
      },
    },
    retentionReason: ['latest-1'],
  };
}

/** One run of maintenance. */
export interface MaintenanceRun {
  start: string;
  error?: string;
}

/** What a Kopia report holds besides snapshots. */
export interface ReportWish {
  app?: string;
  bucket?: string;
  owner?: string;
  /** Of full maintenance, the newest first. */
  fullRuns?: MaintenanceRun[];
}

/** @returns a report as the job beside a repository sends it */
export function kopiaReport(
  snapshots: readonly ReturnType<typeof kopiaSnapshot>[],
  {
    app = 'diary',
    bucket = BUCKET,
    owner = 'maintenance@volsync',
    fullRuns = [{ start: '2026-10-13T20:00:00Z' }],
  }: ReportWish = {},
) {
  const runs = fullRuns.map(({ start, error }) => ({
    start,
    end: start,
    ...(error ? { error } : { success: true }),
  }));
  return {
    snapshots,
    status: {
      configFile: '/config',
      uniqueIDHex: 'b7',
      clientOptions: { hostname: 'job', username: 'report', readonly: true },
      storage: {
        type: 's3',
        config: { bucket, prefix: `${app}/`, endpoint: STORE },
      },
    },
    maintenance: {
      owner,
      quick: { enabled: true, interval: 3_600_000_000_000 },
      full: { enabled: true, interval: 86_400_000_000_000 },
      schedule: {
        nextFullMaintenance: '2026-10-14T20:00:00Z',
        nextQuickMaintenance: '2026-10-14T10:00:00Z',
        runs: { 'full-delete-blobs': runs, 'snapshot-gc': runs },
      },
    },
    policies: [
      {
        id: 'global',
        target: { host: '', userName: '', path: '' },
        policy: { retention: { keepLatest: 10, keepHourly: 48, keepDaily: 7 } },
      },
    ],
  };
}
