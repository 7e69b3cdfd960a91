import {
  MirrorView,
  RepositoryView,
  instantToIso,
  lockReachAt,
} from 'backstage-plugin-backups-common';
import { describeObject } from 'backstage-plugin-backups-node';
import { RepositoryDay } from '../../keep/ReportStore';
import { RepositoryDocument } from '../../keep/RepositoryDocument';
import { wordedFindings } from '../../say/findings';
import { stateDetail } from '../../say/stateReasons';
import { scheduleInWords } from '../../say/schedules';
import { PlanAt } from '../../keep/planAt';

/** A repository with what belongs to it. */
export interface RepositoryWithMirrors {
  document: RepositoryDocument;
  mirrors: readonly PlanAt[];
  days: readonly RepositoryDay[];
}

function iso(instant: number | undefined): string | undefined {
  return instant === undefined ? undefined : instantToIso(instant);
}

function mirrorView(plan: PlanAt, now: number): MirrorView {
  const { document, state } = plan;
  const { fact, memory } = document;
  return {
    object: describeObject(fact.object),
    cluster: fact.object.cluster,
    destination: fact.destination.label,
    state,
    switchedOff: document.switchedOff,
    reason: stateDetail(plan, now),
    schedule: scheduleInWords(fact.schedule),
    lastSuccess: iso(memory.lastSuccess?.finishedAt),
  };
}

/**
 * @param now - epoch seconds
 * @param currentUntil - of the source that describes it
 */
export function repositoryView(
  { document, mirrors, days }: RepositoryWithMirrors,
  now: number,
  currentUntil: number,
): RepositoryView {
  const { lockedSeconds, lockRenewal } = document;
  const reach = lockReachAt({ lockedSeconds, renewal: lockRenewal }, now);
  return {
    id: document.id,
    repository: document.repository,
    label: document.destination?.label ?? document.repository,
    method: document.method,
    listedAt: iso(document.listedAt),
    current: now <= currentUntil,
    points: document.points,
    identities: document.identities,
    orphans: document.listedAt === undefined ? undefined : document.orphanCount,
    sizeBytes: document.sizeBytes,
    garbageBytes: document.garbageBytes,
    availableBytes: document.availableBytes,
    measuredAt: iso(document.measuredAt),
    lockedSeconds: document.lockedSeconds,
    lockReach: reach === 'not-known' ? undefined : reach,
    growth: days.map(({ day, sizeBytes }) => ({ day, sizeBytes })),
    maintenance: {
      known: document.maintenanceKnown,
      seen: document.maintenanceSeen,
      lastSuccess: iso(document.maintainedAt),
    },
    mirrors: mirrors.map(mirror => mirrorView(mirror, now)),
    findings: wordedFindings(document.findings, now),
  };
}
