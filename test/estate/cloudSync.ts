/** The NAS of these estates. */
export const NAS = 'pool.internal';

/** A task, and what is special about it. Times are ISO 8601. */
export interface TaskWish {
  id?: number;
  path?: string;
  schedule?: object;
  provider?: object;
  credentials?: unknown;
  bucket?: string | null;
  state?: string;
  started?: string;
  finished?: string;
  percent?: number;
  description?: string | null;
  enabled?: boolean;
  include?: string[];
  exclude?: string[];
  folder?: string;
  mode?: 'SYNC' | 'COPY' | 'MOVE';
}

function dateOf(time: string | undefined) {
  return time === undefined ? null : { $date: Date.parse(time) };
}

/** @returns a Cloud Sync task with its last run, as the API of TrueNAS gives it */
export function cloudSyncTask({
  id = 3,
  path = '/mnt/pool/pictures',
  schedule = {},
  provider = { type: 'B2', account: '********', key: '********' },
  credentials,
  bucket = 'pictures',
  state = 'SUCCESS',
  started,
  finished,
  percent = 100,
  description = 'Pictures, away',
  enabled = true,
  include = [],
  exclude = [],
  folder = '/',
  mode = 'SYNC',
}: TaskWish = {}) {
  return {
    id,
    description,
    path,
    direction: 'PUSH',
    transfer_mode: mode,
    encryption: false,
    enabled,
    snapshot: true,
    include,
    exclude,
    locked: false,
    credentials: credentials ?? { id: 2, name: 'away', provider },
    attributes: { folder, ...(bucket !== null && { bucket }) },
    schedule: {
      minute: '00',
      hour: '1',
      dom: '*',
      month: '*',
      dow: '*',
      ...schedule,
    },
    job: {
      id: 812,
      method: 'cloudsync.sync',
      arguments: [id],
      state,
      progress: { percent, description: 'Transferring', extra: null },
      error: null,
      time_started: dateOf(started),
      time_finished: dateOf(finished),
    },
  };
}

/** @returns what the NAS answers, by method */
export function nasAnswers(
  tasks: readonly unknown[],
  timezone = 'UTC',
): Record<string, unknown> {
  return { 'cloudsync.query': tasks, 'system.general.config': { timezone } };
}
