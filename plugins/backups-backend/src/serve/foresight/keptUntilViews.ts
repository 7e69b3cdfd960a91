import {
  KeptUntilView,
  RestorePathView,
  instantToIso,
  isoToInstant,
} from 'backstage-plugin-backups-common';
import { keepingOf, runsAhead } from '../../judge/foresight/keeping';
import {
  Keeping,
  LastToGo,
  StandingPoint,
  lastToGo,
} from '../../judge/foresight/lastToGo';
import { ItemDocument, PlanDocument } from '../../keep/documents';
import {
  keptUntilFix,
  keptUntilInWords,
} from '../../say/foresight/keptUntilWords';
import { KnownApp } from './KnownApp';

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

function lastOf(
  { fact, switchedOff, thresholds }: PlanDocument,
  keeping: Keeping,
  points: readonly ListedPoint[],
  now: number,
): LastToGo {
  const isOver = switchedOff || thresholds.fixed === 'gone';
  return lastToGo(
    points,
    ({ usable }) => usable,
    keeping,
    isOver ? 'none' : runsAhead(fact, now),
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
  keeping: Keeping,
  path: RestorePathView,
  now: number,
): KeptUntilView {
  const points = listedPoints(path);
  const last = lastOf(document, keeping, points, now);
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
      const keeping = document && keepingOf(document.fact, document.kept);
      return keeping
        ? [keptUntilView(item, document, keeping, path, app.now)]
        : [];
    });
  });
}
