import { ALWAYS, Finding, timeInWords } from 'backstage-plugin-backups-common';
import { MaintenanceFact, describeObject } from 'backstage-plugin-backups-node';
import { gapAfter, nextSlot } from './cron/slots';

const DAY = 86_400;

/** No clock bears on it, and many plans share one upkeep. */
const judged = new WeakMap<MaintenanceFact, { finding?: Finding }>();

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
): Finding | undefined {
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

function judge(maintenance: MaintenanceFact): Finding | undefined {
  const { lastSuccessAt, createdAt, repository } = maintenance;
  const described = describeObject(maintenance.object);
  const base = {
    severity: 'erodes' as const,
    detail:
      'Without maintenance retention deletes restore points but frees no space, and the repository grows and slows down until it fails.',
    causeKey: `maintenance/${repository}`,
    evidence: maintenance.evidence,
  };
  if (maintenance.suspended) {
    return {
      ...base,
      code: 'maintenance-suspended',
      severity: 'advice',
      title: `Maintenance of the repository is switched off (${described}).`,
      fix: 'Switch it on again, or make sure that something else maintains the repository.',
    };
  }
  const { failing } = maintenance;
  if (failing) {
    const since =
      failing.since === undefined ? '' : ` since ${timeInWords(failing.since)}`;
    return {
      ...base,
      code: 'maintenance-failing',
      title: `Maintenance of the repository fails${since} (${described}): ${failing.message}`,
      detail: [failing.meaning, base.detail].filter(Boolean).join(' '),
      fix: maintenance.fix ?? `Look at the Jobs of ${described}.`,
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
  const owned = maintenance.owner ? `; its owner is ${maintenance.owner}` : '';
  return lastSuccessAt === undefined
    ? {
        ...base,
        code: 'maintenance-never-ran',
        title: `Maintenance of the repository has never succeeded${owned} (${described}).`,
        fix:
          maintenance.fix ??
          `Look at the Jobs of ${described}; a common cause is that another user owns the repository's maintenance.`,
        standsFrom,
      }
    : {
        ...base,
        code: 'maintenance-overdue',
        title: `Maintenance of the repository has not succeeded since ${timeInWords(
          lastSuccessAt,
        )}${owned} (${described}).`,
        fix: maintenance.fix ?? `Look at the Jobs of ${described}.`,
        standsFrom,
      };
}
