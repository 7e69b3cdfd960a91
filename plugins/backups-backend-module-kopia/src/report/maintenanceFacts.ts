import { instantToIso, run } from 'backstage-plugin-backups-common';
import type {
  Evidence,
  Finding,
  LockRenewal,
} from 'backstage-plugin-backups-common';
import type {
  FindingFact,
  MaintenanceFact,
  ReportContext,
} from 'backstage-plugin-backups-node';
import { commandInText } from 'backstage-plugin-backups-node';
import { garbageSchema } from '../read/Maintenance';
import type { Maintenance, MaintenanceRun } from '../read/Maintenance';
import { repositoryObject } from './repositoryObject';

const DAY = 86_400;

/** Longer errors are cut. */
const LONGEST_ERROR = 400;

/** Tasks of a full maintenance that come after everything that can fail. */
const FULL = /^full-/;

/** A mover's pod: whoever created the repository in it is gone with it. */
const POD = /@volsync-(src|dst)-|-[a-z0-9]{8,10}-[a-z0-9]{5}$/;

function runsOf(
  maintenance: Maintenance,
  fits: (task: string) => boolean,
): (MaintenanceRun & { task: string })[] {
  return Object.entries(maintenance.schedule?.runs ?? {})
    .filter(([task]) => fits(task))
    .flatMap(([task, runs]) => (runs ?? []).map(one => ({ ...one, task })))
    .filter(({ start }) => start !== undefined)
    .sort((a, b) => (b.start ?? 0) - (a.start ?? 0));
}

/** What collecting garbage measured last, in bytes. */
export interface RepositorySize {
  sizeBytes: number;
  garbageBytes: number;
  measuredAt: number;
}

/** @returns the size of a repository as its own upkeep measured it */
export function sizeOf(maintenance: Maintenance): RepositorySize | undefined {
  for (const gc of runsOf(maintenance, task => task === 'snapshot-gc')) {
    const stats = gc.extra?.find(extra => extra.kind === 'snapshotGCStats');
    const parsed = garbageSchema.safeParse(stats?.data);
    if (!parsed.success || parsed.data.inUseContentSize === undefined) continue;
    const { data } = parsed;
    const garbageBytes =
      (data.unreferencedContentSize ?? 0) +
      (data.unreferencedRecentContentSize ?? 0);
    return {
      sizeBytes:
        (data.inUseContentSize ?? 0) +
        (data.inUseSystemContentSize ?? 0) +
        garbageBytes,
      garbageBytes,
      measuredAt: gc.end ?? gc.start ?? 0,
    };
  }
  return undefined;
}

/** Task that renews the locks of all blobs. Source: Kopia's `maintenance_run.go`. */
const RENEWAL = 'extend-blob-retention-time';

/**
 * Whether locks are renewed. Kopia leaves `extendObjectLocks` out of nothing: a
 * report without it is of a Kopia that cannot renew them.
 *
 * @returns for instance `{ enabled: true, lastSuccessAt: 1_787_400_000 }`
 */
export function lockRenewalOf(maintenance: Maintenance): LockRenewal {
  const newest = runsOf(maintenance, task => task === RENEWAL).find(
    ({ success }) => success,
  );
  return {
    enabled: maintenance.extendObjectLocks === true,
    lastSuccessAt: newest?.start,
  };
}

/** Source: `maintenance_safety.go` and `maintenance_run.go` of Kopia. */
const CLOCK_SKEW = /clock skew/i;

/** What failed since the last success of anything that can fail. */
function failureOf(maintenance: Maintenance): MaintenanceFact['failing'] {
  const runs = runsOf(
    maintenance,
    task => FULL.test(task) || task === 'snapshot-gc',
  );
  const lastSuccess = runs.findIndex(({ success }) => success);
  const failed = (lastSuccess < 0 ? runs : runs.slice(0, lastSuccess)).filter(
    ({ error }) => error !== undefined,
  );
  const [newest] = failed;
  if (!newest?.error) return undefined;
  return {
    since: failed.at(-1)?.start,
    message: newest.error.slice(0, LONGEST_ERROR),
    meaning: CLOCK_SKEW.test(newest.error)
      ? 'The clock of the machine that maintains it and that of the storage differ, and Kopia deletes nothing by a clock that may be wrong.'
      : undefined,
  };
}

/** What to do where it is not maintained. */
function fixOf({ owner }: Maintenance, error: string | undefined): string {
  if (error !== undefined && CLOCK_SKEW.test(error)) {
    return `Compare the clocks of ${
      owner ?? 'the machine that maintains it'
    } and of the storage with true time, and set the wrong one.`;
  }
  const byHand = commandInText(run('kopia', 'maintenance', 'run', '--full'));
  const takeOver = commandInText(
    run('kopia', 'maintenance', 'set', '--owner=me'),
  );
  return owner
    ? `Only ${owner} may maintain it. Run it there and read what it says (${byHand}), or make a client that always runs its owner: ${takeOver}.`
    : `Make the client that is to maintain it its owner: ${takeOver}.`;
}

/**
 * Says how a repository is kept tidy, from what it says itself. Only a full
 * maintenance that succeeded counts; that a next one is planned proves nothing.
 *
 * @param firstPointAt - the oldest thing known of the repository, epoch seconds
 */
export function maintenanceFacts(
  maintenance: Maintenance,
  { repository, takenAt }: ReportContext,
  firstPointAt: number | undefined,
): (MaintenanceFact | FindingFact)[] {
  const full = runsOf(maintenance, task => FULL.test(task));
  const lastSuccess = full.find(({ success }) => success);
  const failing = failureOf(maintenance);
  const evidence: Evidence[] = [
    {
      object: `Kopia repository ${repository}`,
      field: 'maintenance.owner',
      value: maintenance.owner ?? '(no owner)',
    },
    {
      object: `Kopia repository ${repository}`,
      field: 'maintenance.schedule.runs',
      value: lastSuccess?.end
        ? `full maintenance succeeded ${instantToIso(lastSuccess.end)}`
        : 'no full maintenance has ever succeeded',
    },
  ];
  const finding = (
    changes: Pick<Finding, 'code' | 'title' | 'detail' | 'fix'>,
  ): FindingFact => ({
    type: 'finding',
    finding: {
      severity: 'erodes',
      causeKey: `kopia/${changes.code}/${repository}`,
      evidence,
      ...changes,
    },
    about: { object: repositoryObject(repository), repository, labels: {} },
  });
  const facts: (MaintenanceFact | FindingFact)[] = [
    {
      type: 'maintenance',
      object: repositoryObject(repository),
      repository,
      schedule: { kind: 'none' },
      intervalSeconds: maintenance.full?.interval ?? DAY,
      suspended: maintenance.full?.enabled === false,
      lastSuccessAt: lastSuccess?.end ?? lastSuccess?.start,
      createdAt: firstPointAt,
      failing,
      owner: maintenance.owner,
      fix: fixOf(maintenance, failing?.message),
      seenInRepositoryAt: takenAt,
      evidence,
    },
  ];
  if (!maintenance.owner || POD.test(maintenance.owner)) {
    facts.push(
      finding({
        code: 'maintenance-owner-gone',
        title: maintenance.owner
          ? `The repository is maintained by ${maintenance.owner}, a pod that no longer exists.`
          : 'The repository has no maintenance owner.',
        detail:
          'Kopia lets only the owner maintain a repository, and raises no error when that is not done.',
        fix: fixOf({ ...maintenance, owner: undefined }, undefined),
      }),
    );
  }
  return facts;
}
