import {
  WitnessView,
  instantToIso,
  isoToInstant,
} from 'backstage-plugin-backups-common';
import { describeObject } from 'backstage-plugin-backups-node';
import { witnessesOf } from '../../judge/foresight/witnesses';
import { StoredDrill } from '../../keep/DrillStore';
import { ItemDocument, PlanDocument } from '../../keep/documents';
import { isCurrent } from '../../read/SourceRecord';
import { witnessesInWords } from '../../say/foresight/witnessWords';
import { KnownApp } from './KnownApp';

function iso(instant: number | undefined): string | undefined {
  return instant === undefined ? undefined : instantToIso(instant);
}

/** Data time of the last point of a copy that was restored and looked at. */
function restoredAt(
  planId: string,
  drills: readonly StoredDrill[],
): number | undefined {
  const proven = drills.find(
    ({ report }) =>
      report.planId === planId &&
      report.outcome === 'proven' &&
      report.pointTime !== undefined,
  );
  return proven?.report.pointTime === undefined
    ? undefined
    : isoToInstant(proven.report.pointTime);
}

function witnessView(
  item: ItemDocument,
  { id, fact, memory, proof, sourceId }: PlanDocument,
  app: KnownApp,
  drills: readonly StoredDrill[],
): WitnessView {
  const { now, sources } = app;
  const sourceOf = (wanted: string | undefined) =>
    sources.find(source => source.id === wanted);
  const own = sourceOf(sourceId);
  const lister = sourceOf(proof?.listing.sourceId);
  const operatorAt = memory.lastSuccess?.finishedAt;
  const repositoryAt = proof?.listing.summary?.newestGood?.finishedAt;
  const kind = witnessesOf(
    {
      successAt: operatorAt,
      readAt: own?.readAt ?? 0,
      current: isCurrent(own, now),
    },
    proof && {
      proof: proof.kind,
      newestGoodAt: repositoryAt,
      current: isCurrent(lister, now),
    },
  );
  const silent = [own, lister].flatMap(source =>
    source === undefined || isCurrent(source, now)
      ? []
      : [
          {
            witness: `${source.title} on ${source.cluster}`,
            since: source.readAt > 0 ? source.readAt : undefined,
          },
        ],
  );
  const restored = restoredAt(id, drills);
  return {
    itemKey: item.key,
    item: item.name,
    planId: id,
    destination: fact.destination.label,
    kind,
    operatorAt: iso(operatorAt),
    repositoryAt: iso(repositoryAt),
    restoredAt: iso(restored),
    silent: silent.map(({ witness, since }) => ({
      witness,
      since: iso(since),
    })),
    sentence: witnessesInWords({
      kind,
      operator: describeObject(fact.object),
      operatorAt,
      list: lister && `the list of ${lister.title}`,
      repositoryAt,
      restoredAt: restored,
      silent,
    }),
  };
}

/**
 * @param drills - of the app, newest first
 * @returns of each copy of each item, who tells of it
 */
export function witnessViews(
  app: KnownApp,
  drills: readonly StoredDrill[],
): WitnessView[] {
  return app.items.flatMap(item => {
    const linked = app.situation.items.find(
      ({ view }) => view.key === item.key,
    );
    return (linked?.plans ?? []).map(plan =>
      witnessView(item, plan, app, drills),
    );
  });
}
