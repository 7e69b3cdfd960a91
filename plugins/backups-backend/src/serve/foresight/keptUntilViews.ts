import {
  KeptUntilView,
  RestorePathView,
  instantToIso,
  isoToInstant,
} from 'backstage-plugin-backups-common';
import { gapAfter, nextSlot } from '../../judge/cron/slots';
import {
  Keeping,
  LastToGo,
  RunsAhead,
  StandingPoint,
  lastToGo,
} from '../../judge/foresight/lastToGo';
import { ItemDocument, PlanDocument } from '../../keep/documents';
import {
  keptUntilFix,
  keptUntilInWords,
} from '../../say/foresight/keptUntilWords';
import { KnownApp } from './KnownApp';

/** Whose rules are understood here. Counts of full backups are not among them. */
const METHODS = new Set(['kopia', 'restic', 'longhorn']);

interface ListedPoint extends StandingPoint {
  id?: string;
  usable: boolean;
}

/** What a listing of the repository has; a claim alone tells of the newest one only. */
function listedPoints({ points }: RestorePathView): ListedPoint[] {
  return points
    .filter(({ grade }) => grade === 'seen-in-repository')
    .map(({ id, dataTime, spoiled, pinned }) => ({
      id,
      at: isoToInstant(dataTime),
      complete: spoiled !== 'incomplete',
      pinned: pinned === true,
      usable: spoiled === undefined,
    }));
}

function keepingOf({ fact, kept }: PlanDocument): Keeping {
  const { declared, inherited } = kept ?? fact.retention;
  const rules = [...declared, ...inherited];
  return {
    rules,
    windows: fact.method === 'kopia',
    byAge:
      rules.length > 0 &&
      rules.every(
        ({ key, reachSeconds }) =>
          key === 'within' && reachSeconds !== undefined,
      ),
  };
}

/** @returns `none`: no run is to come; `undefined`: it is not known when */
function runsOf(
  { fact, switchedOff, thresholds }: PlanDocument,
  now: number,
): RunsAhead | 'none' | undefined {
  if (switchedOff || thresholds.fixed === 'gone') return 'none';
  const { schedule } = fact;
  if (schedule.kind !== 'cron') return undefined;
  const next = nextSlot(schedule, now);
  const every = gapAfter(schedule, now);
  return next && every ? { next, every } : undefined;
}

function lastOf(
  document: PlanDocument,
  points: readonly ListedPoint[],
  now: number,
): LastToGo {
  const keeping = keepingOf(document);
  const runs = runsOf(document, now);
  if (points.length === 0) return { kind: 'not-known', because: 'no-listing' };
  if (runs === undefined && !keeping.byAge)
    return { kind: 'not-known', because: 'schedule' };
  return lastToGo(
    points,
    ({ usable }) => usable,
    keeping,
    runs === 'none' ? undefined : runs,
  );
}

function kindOf({ kind }: LastToGo): KeptUntilView['kind'] {
  switch (kind) {
    case 'until':
      return 'until';
    case 'pinned':
    case 'kept':
    case 'no-runs':
      return 'stays';
    case 'none':
    case 'not-known':
      return 'not-known';
    default: {
      const unplaced: never = kind;
      throw new Error(`End without a kind: ${unplaced}`);
    }
  }
}

function keptUntilView(
  item: ItemDocument,
  document: PlanDocument,
  path: RestorePathView,
  now: number,
): KeptUntilView {
  const points = listedPoints(path);
  const last = lastOf(document, points, now);
  const ofUsual = path.points.some(({ spoiled }) => spoiled === 'shrunk');
  const point = 'point' in last ? last.point : undefined;
  const kept = {
    last,
    ofUsual,
    method: document.fact.method,
    pointId: points.find(({ at, usable }) => usable && at === point)?.id,
  };
  return {
    itemKey: item.key,
    item: item.name,
    planId: path.planId,
    destination: path.destination,
    of: ofUsual ? 'usual' : 'all',
    kind: kindOf(last),
    dataTime: point === undefined ? undefined : instantToIso(point),
    until: last.kind === 'until' ? instantToIso(last.at) : undefined,
    sentence: keptUntilInWords(kept),
    fix: keptUntilFix(kept),
  };
}

/** @returns until when each copy of each item brings back what it has now */
export function keptUntilViews(app: KnownApp): KeptUntilView[] {
  return app.items.flatMap(item => {
    const linked = app.situation.items.find(
      ({ view }) => view.key === item.key,
    );
    return (linked?.view.paths ?? []).flatMap(path => {
      const document = linked?.plans.find(({ id }) => id === path.planId);
      const isUnderstood =
        document !== undefined &&
        METHODS.has(document.fact.method) &&
        !document.fact.retention.noHistory &&
        !document.fact.retention.chain;
      return isUnderstood ? [keptUntilView(item, document, path, app.now)] : [];
    });
  });
}
