import type { CronJob } from '../read/CronJob';

/** Label or annotation for jobs whose script cannot be seen: `sync-to`, `maintenance`. */
export const JOB_MARK = 'backups/kopia-job';

/** Annotation that says which repository a job works on: where it is. */
export const REPOSITORY_MARK = 'backups/kopia-repository';

/** What a job does with a repository. */
export type KopiaCommand =
  | {
      kind: 'sync-to';
      /** `s3`, `b2`, `filesystem` …, where the command says it. */
      provider?: string;
      /** Flags of the command with literal values; variables are not known. */
      flags: Record<string, string>;
    }
  | { kind: 'maintenance' };

const SYNC = /\brepo(?:sitory)?\s+sync-to\s+([a-z0-9-]+)?/;
const MAINTENANCE = /\bmaintenance\s+run\b/;
const FLAG = /--([a-z-]+)[=\s]+["']?([^\s"'\\]+)["']?/g;

/** Names a place; everything else may be a key. */
const KEPT_FLAGS = new Set(['bucket', 'endpoint', 'prefix', 'path']);

function containersOf(cronJob: CronJob) {
  return cronJob.spec.jobTemplate?.spec?.template?.spec?.containers ?? [];
}

/** @returns names of Secrets that its containers take their variables from */
export function secretNamesOf(cronJob: CronJob): string[] {
  return containersOf(cronJob).flatMap(({ envFrom }) =>
    (envFrom ?? []).flatMap(({ secretRef }) => secretRef?.name ?? []),
  );
}

/**
 * Recognises what a job does by what it runs, or by its mark.
 *
 * @param marks - its labels and annotations
 */
export function kopiaCommandOf(
  cronJob: CronJob,
  marks: Readonly<Record<string, string>>,
): KopiaCommand | undefined {
  const script = containersOf(cronJob)
    .map(({ command = [], args = [] }) =>
      // Comments run nothing, and a line may go on in the next.
      [...command, ...args]
        .map(part => part.replace(/\\\n/g, ' ').replace(/^\s*#.*$/gm, ''))
        .join(' '),
    )
    .join('\n');
  const runsKopia = /\bkopia\b/.test(script);
  const sync = runsKopia ? SYNC.exec(script) : null;
  if (sync || marks[JOB_MARK] === 'sync-to') {
    const flags: Record<string, string> = {};
    const rest = sync ? script.slice(sync.index).split('\n')[0] : '';
    for (const [, name, value] of rest.matchAll(FLAG)) {
      if (KEPT_FLAGS.has(name) && !value.includes('$')) flags[name] = value;
    }
    return { kind: 'sync-to', provider: sync?.[1], flags };
  }
  if (
    (runsKopia && MAINTENANCE.test(script)) ||
    marks[JOB_MARK] === 'maintenance'
  ) {
    return { kind: 'maintenance' };
  }
  return undefined;
}
