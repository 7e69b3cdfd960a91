import { ALWAYS } from 'backstage-plugin-backups-common';
import { MaintenanceFact, describeObject } from 'backstage-plugin-backups-node';
import { gapAfter, nextSlot } from './cron/slots';
import { JudgedFinding } from './findings/JudgedFinding';

const DAY = 86_400;

/** No clock bears on it, and many plans share one upkeep. */
const judged = new WeakMap<MaintenanceFact, { finding?: JudgedFinding }>();

/**
 * Judges the upkeep of a repository by the age of its last success; what the
 * operator calls healthy proves little (`facts` of VolSync: failures are looked
 * up by labels that its Jobs do not carry).
 *
 * @param maintenance - the upkeep
 * @returns a finding that stands from an instant on, or `undefined` where nothing is due
 */
export function judgeMaintenance(
  maintenance: MaintenanceFact,
): JudgedFinding | undefined {
  const known = judged.get(maintenance);
  if (known) return known.finding;
  const finding = judge(maintenance);
  judged.set(maintenance, { finding });
  return finding;
}

/** When it is due after an instant, and seconds between two runs. */
function dutyOf(
  { schedule, intervalSeconds }: MaintenanceFact,
  from: number,
): { due?: number; gap?: number } {
  if (schedule.kind === 'cron') {
    return { due: nextSlot(schedule, from), gap: gapAfter(schedule, from) };
  }
  return intervalSeconds === undefined
    ? {}
    : { due: from + intervalSeconds, gap: intervalSeconds };
}

function judge(maintenance: MaintenanceFact): JudgedFinding | undefined {
  const { lastSuccessAt, createdAt, repository } = maintenance;
  const object = describeObject(maintenance.object);
  const base = {
    object,
    severity: 'erodes' as const,
    causeKey: `maintenance/${repository}`,
    evidence: maintenance.evidence,
  };
  if (maintenance.suspended) {
    return { ...base, code: 'maintenance-suspended', severity: 'advice' };
  }
  const { failing, fix: remedy } = maintenance;
  if (failing) {
    const { since, message, meaning } = failing;
    return {
      ...base,
      code: 'maintenance-failing',
      since,
      message,
      meaning,
      remedy,
    };
  }
  const from = lastSuccessAt ?? createdAt ?? ALWAYS;
  const { due, gap } = dutyOf(maintenance, from);
  if (due === undefined || gap === undefined) return undefined;
  const standsFrom = due + Math.max(DAY, 2 * gap);
  // What happened since the repository was asked, nobody knows.
  const { seenInRepositoryAt } = maintenance;
  if (seenInRepositoryAt !== undefined && standsFrom > seenInRepositoryAt) {
    return undefined;
  }
  const { owner } = maintenance;
  return lastSuccessAt === undefined
    ? { ...base, code: 'maintenance-never-ran', owner, remedy, standsFrom }
    : {
        ...base,
        code: 'maintenance-overdue',
        lastSuccessAt,
        owner,
        remedy,
        standsFrom,
      };
}
