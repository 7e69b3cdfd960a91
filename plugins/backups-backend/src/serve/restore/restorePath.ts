import {
  PathNeed,
  RestorePathView,
  instantToIso,
  timeInWords,
} from 'backstage-plugin-backups-common';
import { describeObject, isGoodPoint } from 'backstage-plugin-backups-node';
import { StoredRun } from '../../keep/historyRows';
import { SourceRecord } from '../../read/SourceRecord';
import { StoredPoint } from '../../keep/pointRows';
import { databaseCopyView } from '../views/databaseCopyView';
import { PlanAt } from '../../keep/planAt';
import { copyDoubt } from '../../say/restores';
import { KnownPoint, pointViews } from './choosePoints';

/** Servers that are down: host name to what is wrong there, in words. */
export type ServersDown = ReadonlyMap<string, string>;

function missingNeed(
  needs: readonly PathNeed[],
  down: ServersDown,
): string | undefined {
  const missing = needs.find(({ host }) => host && down.has(host));
  return missing && `It needs ${missing.what}: ${down.get(missing.host ?? '')}`;
}

/** Copies that an operator told of, newest first. */
export function toldPoints(
  plan: PlanAt,
  runs: readonly StoredRun[],
): KnownPoint[] {
  const { lastSuccess } = plan.document.memory;
  const ends = new Map<number, number | undefined>();
  for (const { outcome, startedAt, finishedAt } of runs) {
    const dataTime = startedAt ?? finishedAt;
    if (outcome === 'succeeded' && dataTime !== undefined) {
      ends.set(dataTime, finishedAt);
    }
  }
  if (lastSuccess) ends.set(lastSuccess.startedAt, lastSuccess.finishedAt);
  return [...ends]
    .sort(([a], [b]) => b - a)
    .map(([dataTime, finishedAt]) => ({
      dataTime,
      finishedAt,
      grade: 'operator-says',
      incomplete: false,
    }));
}

/** Copies that a repository lists, newest first. */
export function listedPoints(points: readonly StoredPoint[]): KnownPoint[] {
  return points.map(point => ({
    id: point.id,
    dataTime: point.startedAt,
    finishedAt: point.finishedAt,
    sizeBytes: point.sizeBytes,
    files: point.files,
    grade: 'seen-in-repository',
    incomplete: !isGoodPoint(point),
    pinned: point.pins.length > 0,
  }));
}

/** Why what is on a machine may not be there; that the portal cannot ask it proves nothing. */
function doubtOf(
  host: string | undefined,
  silent: readonly SourceRecord[],
): string | undefined {
  const machine = silent.find(({ hosts }) => host && hosts?.includes(host));
  if (!machine) return undefined;
  return machine.readAt > 0
    ? `${machine.cluster} has told the portal nothing since ${timeInWords(
        machine.readAt,
      )}: check that it is up.`
    : `${machine.cluster} has never told the portal anything: check that it is up.`;
}

/**
 * @param points - newest first
 * @param options - `notAfter`, `now`: epoch seconds; `silent`: sources that are
 * not current; `down`: those on which copies fail together
 */
export function restorePath(
  plan: PlanAt,
  points: readonly KnownPoint[],
  options: {
    notAfter: number;
    now: number;
    writable: boolean;
    silent: readonly SourceRecord[];
    down: ServersDown;
  },
): RestorePathView {
  const { document } = plan;
  const { fact, memory } = document;
  // Each run of a mirror overwrote the one before: those are no points to go back to.
  const existing = fact.retention.noHistory ? points.slice(0, 1) : points;
  return {
    planId: document.id,
    destination: fact.destination.label,
    offSite: fact.destination.offSite,
    provider: fact.provider,
    method: fact.method,
    object: describeObject(fact.object),
    state: plan.state,
    problem: copyDoubt(plan) ?? missingNeed(fact.needs ?? [], options.down),
    needs: (fact.needs ?? []).map(need => ({
      ...need,
      doubt: doubtOf(need.host, options.silent),
    })),
    lastContact: memory.lastSuccess
      ? instantToIso(memory.lastSuccess.finishedAt)
      : undefined,
    points: pointViews(existing, options.notAfter, options.now, {
      acceptedUntil: document.acceptedUntil,
      smallSince: document.drop?.since,
    }),
    window: databaseCopyView(document, plan.readAt)?.window,
    noHistory: fact.retention.noHistory,
    writable: options.writable,
  };
}
