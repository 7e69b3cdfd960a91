import { DEMO_TASKS, DemoTask } from './demoTasks';
import { TaskRun, isLockedAt, taskRunAt } from './taskRunAt';

/** Who may log in to the demo's NAS. It opens nothing but made-up tasks. */
export const NAS_USER = 'backstage';
export const NAS_KEY = '1-demo-key';

const MASKED = '********';

function date(seconds: number) {
  return { $date: seconds * 1000 };
}

function stateOf({ finishedAt, error }: TaskRun): string {
  if (finishedAt === undefined) return 'RUNNING';
  return error === undefined ? 'SUCCESS' : 'FAILED';
}

function jobOf(task: DemoTask, run: TaskRun) {
  const { startedAt, finishedAt, error, dryRun } = run;
  const running = finishedAt === undefined;
  return {
    id: running ? 4400 + task.id : null,
    message_ids: [],
    method: 'cloudsync.sync',
    arguments: dryRun ? [task.id, { dry_run: true }] : [task.id],
    transient: false,
    description: null,
    abortable: true,
    logs_path: running ? `/var/log/jobs/${4400 + task.id}.log` : null,
    logs_excerpt: error ?? 'INFO  : Transferred: 1.204 GiB / 1.204 GiB, 100%',
    progress: {
      percent: running ? 37 : 100,
      description: 'Transferred: 1.204 GiB',
      extra: null,
    },
    result: null,
    result_encoding_error: null,
    error: error ?? null,
    exception:
      error === undefined ? null : 'Traceback (most recent call last):',
    exc_info:
      error === undefined
        ? null
        : { repr: `CallError(${error})`, type: 'CallError', errno: 14 },
    state: stateOf(run),
    time_started: date(startedAt),
    time_finished: running ? null : date(finishedAt),
    credentials: null,
  };
}

function taskAt(task: DemoTask, now: number, anchor: number) {
  const run = taskRunAt(task, now, anchor);
  return {
    id: task.id,
    description: task.description,
    path: `/mnt/storage0/${task.folder}`,
    credentials: {
      id: 2,
      name: 'Backblaze',
      provider: { type: 'B2', account: MASKED, key: MASKED },
    },
    attributes: {
      bucket: task.bucket,
      folder: `/${task.folder}`,
      fast_list: true,
      chunk_size: 96,
    },
    schedule: {
      minute: '00',
      hour: String(task.hour),
      dom: '*',
      month: '*',
      dow: '*',
    },
    pre_script: '',
    post_script: '',
    snapshot: task.direction === 'PUSH',
    include: [],
    exclude: task.exclude ?? [],
    args: '',
    enabled: task.enabled,
    job: run ? jobOf(task, run) : null,
    locked: isLockedAt(task, now, anchor),
    bwlimit: [],
    transfers: null,
    direction: task.direction,
    transfer_mode: task.mode,
    encryption: false,
    filename_encryption: false,
    encryption_password: MASKED,
    encryption_salt: MASKED,
    create_empty_src_dirs: false,
    follow_symlinks: false,
    dataset: `storage0/${task.folder}`,
    relative_path: '',
  };
}

function alertsAt(tasks: readonly DemoTask[], now: number, anchor: number) {
  return tasks.flatMap(task => {
    const run = taskRunAt(task, now, anchor);
    if (run?.error === undefined) return [];
    const locked = isLockedAt(task, now, anchor);
    const text = locked
      ? `CloudSync task "/mnt/storage0/${task.folder}" will not be executed because it uses a locked dataset.`
      : `Cloud sync task "${task.description}" failed.`;
    return [
      {
        uuid: `00000000-0000-4000-8000-00000000000${task.id}`,
        id: `00000000-0000-4000-8000-00000000000${task.id}`,
        source: '',
        klass: locked ? 'TaskLocked' : 'CloudSyncTaskFailed',
        args: locked
          ? { type: 'CloudSync', identifier: task.folder, id: task.id }
          : { id: task.id, name: task.description },
        node: 'A',
        key: String(task.id),
        datetime: date(run.startedAt),
        last_occurrence: date(run.startedAt),
        dismissed: false,
        mail: null,
        text,
        level: locked ? 'WARNING' : 'ERROR',
        formatted: text,
        one_shot: true,
      },
    ];
  });
}

/** What a call leads to. */
export type NasAnswer =
  | { result: unknown }
  | { error: { code: number; message: string; data?: object } };

/**
 * What the homelab's NAS answers at an instant, as TrueNAS 25.10 does. A pure
 * function of time. Only Cloud Sync is there.
 *
 * @param options - `now`, `anchor`: as for the manifests of the homelab; `tasks`:
 * that it has, those of the demo's NAS when absent
 */
export function nasAnswersAt(
  method: string,
  params: readonly unknown[],
  options: { now: Date; anchor: Date; tasks?: readonly DemoTask[] },
): NasAnswer {
  const { tasks = DEMO_TASKS } = options;
  const now = Math.floor(options.now.getTime() / 1000);
  const anchor = Math.floor(options.anchor.getTime() / 1000);
  switch (method) {
    case 'auth.login_ex': {
      const [login] = params as [
        { mechanism?: string; username?: string; api_key?: string }?,
      ];
      const known =
        login?.mechanism === 'API_KEY_PLAIN' &&
        login.username === NAS_USER &&
        login.api_key === NAS_KEY;
      return {
        result: {
          response_type: known ? 'SUCCESS' : 'AUTH_ERR',
          user_info: null,
          authenticator: 'LEVEL_1',
        },
      };
    }
    case 'cloudsync.query':
      return { result: tasks.map(task => taskAt(task, now, anchor)) };
    case 'alert.list':
      return { result: alertsAt(tasks, now, anchor) };
    case 'system.general.config':
      return { result: { timezone: 'Pacific/Auckland', language: 'en' } };
    // Whoever is no administrator sees none of the others' jobs.
    case 'core.get_jobs':
      return { result: [] };
    default:
      return {
        error: {
          code: -32601,
          message: 'Method does not exist',
        },
      };
  }
}
