import { OBJECT_ANNOTATIONS } from 'backstage-plugin-backups-common';
import {
  ItemFact,
  PlanFact,
  readAcceptedUntil,
  latestInstant,
} from 'backstage-plugin-backups-node';
import { Expectation } from './expectation';

const DAY = 86_400;

/**
 * Up to when somebody accepted that there is far less than before: by the object
 * that copies, by what it copies, or by the entities whose that is. A day that is
 * yet to come accepts nothing, for what happens until then nobody has seen.
 *
 * @returns epoch seconds
 */
export function acceptedUntil(options: {
  fact: PlanFact;
  items: readonly ItemFact[];
  expected: readonly Expectation[];
  /** Epoch seconds. */
  readAt: number;
}): number | undefined {
  const { fact, items, expected, readAt } = options;
  return latestInstant(
    [
      ...[fact, ...items].map(({ annotations }) =>
        readAcceptedUntil(annotations[OBJECT_ANNOTATIONS.acceptSmaller]),
      ),
      ...expected.map(expectation => expectation.acceptedUntil),
    ].filter(instant => instant !== undefined && instant < readAt + DAY),
  );
}
