import { instantToIso } from 'backstage-plugin-backups-common';
import type { Evidence, Finding } from 'backstage-plugin-backups-common';
import type {
  FindingFact,
  MaintenanceFact,
  ReportContext,
} from 'backstage-plugin-backups-node';
import { garbageSchema } from '../read/Maintenance';
import type { Maintenance, MaintenanceRun } from '../read/Maintenance';
import { repositoryObject } from './repositoryObject';

const DAY = 86_400;

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
    .flatMap(([task, runs]) => (runs ?? []).map(run => ({ ...run, task })))
    .filter(run => run.start !== undefined)
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
  for (const run of runsOf(maintenance, task => task === 'snapshot-gc')) {
    const stats = run.extra?.find(extra => extra.kind === 'snapshotGCStats');
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
      measuredAt: run.end ?? run.start ?? 0,
    };
  }
  return undefined;
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
  const lastSuccess = full.find(run => run.success);
  const everything = runsOf(maintenance, () => true);
  const evidence: Evidence[] = [
    {
      object: `Kopia repository ${repository}`,
      field: 'maintenance.owner',
      value: maintenance.owner ?? '(nobody)',
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
      seenInRepositoryAt: takenAt,
      evidence,
    },
  ];
  const newest = everything.find(run => run.task === 'snapshot-gc') ?? full[0];
  if (newest && !newest.success && newest.error) {
    facts.push(
      finding({
        code: 'maintenance-failing',
        title: `Maintenance of the repository fails (${newest.task}).`,
        detail: newest.error.slice(0, 400),
        fix: `Run it by hand and read what it says: kopia maintenance run --full`,
      }),
    );
  }
  if (!maintenance.owner || POD.test(maintenance.owner)) {
    facts.push(
      finding({
        code: 'maintenance-owner-gone',
        title: maintenance.owner
          ? `The repository is maintained by ${maintenance.owner}, a pod that no longer exists.`
          : 'Nobody maintains the repository.',
        detail:
          'Kopia lets only the owner maintain a repository, and tells nobody that it is not done.',
        fix: 'Make whoever shall maintain it the owner: kopia maintenance set --owner=me',
      }),
    );
  }
  return facts;
}
