import {
  RestoreTestView,
  instantToIso,
  isoToInstant,
} from 'backstage-plugin-backups-common';
import { RestoreTestFact, describeObject } from 'backstage-plugin-backups-node';
import {
  RestoreTestAt,
  recordedDrillsAt,
  restoreTestAt,
  testsItem,
} from '../../judge/foresight/restoreTest';
import { DrillStore, StoredDrill } from '../../keep/DrillStore';
import { ItemDocument } from '../../keep/documents';
import { restoreTestInWords } from '../../say/foresight/restoreTestWords';
import { KnownApp } from './KnownApp';
import { isCurrent } from '../../read/SourceRecord';

/** What was read of tests, and what was recorded of them. */
export interface KnownTests {
  tests: { sourceId: string; fact: RestoreTestFact }[];
  proven: StoredDrill[];
  last: StoredDrill[];
}

/** Reads what is known of restore tests of an app's items. */
export async function knownTests(
  app: KnownApp,
  tests: KnownTests['tests'],
  drills: Pick<DrillStore, 'getLastProven' | 'getLastDrills'>,
): Promise<KnownTests> {
  const keys = app.items.map(({ key }) => key);
  const [proven, last] = await Promise.all([
    drills.getLastProven(keys),
    drills.getLastDrills(keys),
  ]);
  return { tests, proven, last };
}

function view(
  item: ItemDocument,
  at: RestoreTestAt,
  by: string,
  isRecorded: boolean,
): RestoreTestView {
  const iso = (instant: number | undefined) =>
    instant === undefined ? undefined : instantToIso(instant);
  return {
    itemKey: item.key,
    item: item.name,
    by,
    validated: isRecorded,
    state: at.state,
    passedAt: iso(at.passedAt),
    dueAt: iso(at.dueAt),
    sentence: restoreTestInWords(at, by, isRecorded),
  };
}

function endOf(drill: StoredDrill | undefined): number | undefined {
  return drill && isoToInstant(drill.report.finishedAt);
}

/** @returns how each test of each item stands; recorded drills are one of them */
export function restoreTestViews(
  app: KnownApp,
  { tests, proven, last }: KnownTests,
): RestoreTestView[] {
  const { now, sources } = app;
  return app.items.flatMap(item => {
    const ofItem = ({ report }: StoredDrill) => report.itemKey === item.key;
    const drill = last.find(ofItem);
    const failedAt =
      drill?.report.outcome === 'failed' ? endOf(drill) : undefined;
    const recorded = recordedDrillsAt(
      endOf(proven.find(ofItem)),
      failedAt,
      now,
    );
    const own = tests.filter(({ fact }) => testsItem(fact, item));
    return [
      view(item, recorded, 'A recorded drill', true),
      ...own.map(({ sourceId, fact }) => {
        const source = sources.find(({ id }) => id === sourceId);
        const at: RestoreTestAt = isCurrent(source, now)
          ? restoreTestAt(fact, now)
          : { state: 'not-known', passedAt: fact.lastPassedAt };
        return view(item, at, describeObject(fact.object), false);
      }),
    ];
  });
}
