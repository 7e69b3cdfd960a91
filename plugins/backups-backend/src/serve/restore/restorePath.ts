import {
  PathNeed,
  RestorePathView,
  instantToIso,
  timeInWords,
} from 'backstage-plugin-backups-common';
import { describeObject, isGoodPoint } from 'backstage-plugin-backups-node';
import { StoredRun } from '../../keep/BackupsStore';
import { SourceRecord } from '../../keep/documents';
import { StoredPoint } from '../../keep/ReportStore';
import { databaseCopyView } from '../views/databaseCopyView';
import { PlanAt } from '../../keep/planAt';
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

/** What stands between the reader and the copy, in a sentence. */
function problemOf({ document, state, lastKnown }: PlanAt): string | undefined {
  const { fact, memory } = document;
  const known = lastKnown ?? state;
  switch (known) {
    case 'gone':
      return 'The object that made this copy is gone; the copies may still be there.';
    case 'hollow':
      return 'It claims copies that are not there.';
    case 'never-ran':
    case 'new':
      return 'It has never made a copy.';
    case 'failing':
    case 'stuck':
      return (
        memory.lastFailureMessage ??
        fact.controllerError?.message ??
        'Its last attempt failed: the way to the destination may be down.'
      );
    case 'unreadable':
    case 'suspended':
    case 'overdue':
    case 'unscheduled':
    case 'late':
    case 'healthy':
      return undefined;
    default: {
      const unplaced: never = known;
      throw new Error(`State without a place: ${unplaced}`);
    }
  }
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
  return {
    planId: document.id,
    destination: fact.destination.label,
    offSite: fact.destination.offSite,
    provider: fact.provider,
    method: fact.method,
    object: describeObject(fact.object),
    state: plan.state,
    problem: problemOf(plan) ?? missingNeed(fact.needs ?? [], options.down),
    needs: (fact.needs ?? []).map(need => ({
      ...need,
      doubt: doubtOf(need.host, options.silent),
    })),
    lastContact: memory.lastSuccess
      ? instantToIso(memory.lastSuccess.finishedAt)
      : undefined,
    points: pointViews(points, options.notAfter, options.now, {
      acceptedUntil: document.acceptedUntil,
      smallSince: document.drop?.since,
    }),
    window: databaseCopyView(document, plan.readAt)?.window,
    noHistory: fact.retention.noHistory,
    writable: options.writable,
  };
}
