import {
  ItemFact,
  RestoreTestFact,
  describeObject,
} from 'backstage-plugin-backups-node';
import { JudgedFinding } from './findings/JudgedFinding';
import { hasFailed, testsItem } from './foresight/restoreTest';

/** The last drill of an item, where it did not bring the data back. */
export interface FailedDrill {
  itemKey: string;
  /** Where it was restored from, as it was called then: `Backblaze B2`. */
  destination: string;
  /** When it ended, epoch seconds. */
  finishedAt: number;
}

/** What was tried and did not come back. */
export interface FailedRestores {
  /** By the key of the item. */
  drills: ReadonlyMap<string, FailedDrill>;
  /** Tests whose last run failed. */
  tests: readonly RestoreTestFact[];
}

/**
 * @param drills - of each item the last one, where it failed
 * @param tests - everything that tests restores
 */
export function failedRestores(
  drills: readonly FailedDrill[],
  tests: readonly RestoreTestFact[],
): FailedRestores {
  return {
    drills: new Map(drills.map(drill => [drill.itemKey, drill])),
    tests: tests.filter(hasFailed),
  };
}

/**
 * A drill says what the copy is worth: where the last one did not bring the data
 * back, a restore is not to be counted on. A Job that failed says less: it may
 * have failed before it restored anything.
 */
export function failedRestoreFindings(
  item: Pick<ItemFact, 'key' | 'name' | 'cluster' | 'namespace'>,
  { drills, tests }: FailedRestores,
): JudgedFinding[] {
  const drill = drills.get(item.key);
  const failed = tests.filter(test => testsItem(test, item));
  return [
    ...(drill
      ? [
          {
            code: 'restore-drill-failed' as const,
            severity: 'breaks-restore' as const,
            item: item.name,
            place: drill.destination,
            failedAt: drill.finishedAt,
            causeKey: `restore-drill-failed/${item.key}`,
            evidence: [
              { object: item.key, field: 'restore drill', value: 'failed' },
            ],
          },
        ]
      : []),
    ...failed.map(({ object, evidence }) => ({
      code: 'restore-test-failed' as const,
      severity: 'erodes' as const,
      object: describeObject(object),
      item: item.name,
      causeKey: `restore-test-failed/${object.cluster}/${describeObject(
        object,
      )}`,
      evidence,
    })),
  ];
}
