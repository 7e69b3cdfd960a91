import { describeObject } from 'backstage-plugin-backups-node';
import { InputError } from '@backstage/errors';
import { ReportedDrill } from 'backstage-plugin-backups-common';
import { PlanDocument } from '../../keep/documents';
import { LinkedItem, RestoreSituation } from './RestoreSituations';

/** @returns what a job may call a copy */
function namesOf({ id, fact }: PlanDocument): string[] {
  return [id, describeObject(fact.object), fact.destination.label];
}

/** @throws InputError unless there is exactly one, with all that there are */
function theOnly<T>(
  found: readonly T[],
  asked: string,
  all: readonly string[],
): T {
  if (found.length === 1) return found[0];
  throw new InputError(
    `${found.length === 0 ? 'Nothing' : 'More than one thing'} is ${asked}. ${
      all.length === 0
        ? 'No copy of it is known.'
        : `There is: ${[...all].sort().join(', ')}.`
    }`,
  );
}

/**
 * What a job means that knows names.
 *
 * @throws InputError when it could be several things, or is none
 */
export function reportedCopy(
  situation: RestoreSituation,
  { item: named, copy }: Pick<ReportedDrill, 'item' | 'copy'>,
): { itemKey: string; planId: string } {
  const linked: LinkedItem = theOnly(
    situation.items.filter(
      ({ item }) => item.key === named || item.name === named,
    ),
    `item '${named}' of ${situation.ref}`,
    situation.items.map(({ item }) => item.key),
  );
  const plan = theOnly(
    linked.plans.filter(
      one => copy === undefined || namesOf(one).includes(copy),
    ),
    copy === undefined
      ? `the copy of '${named}' where none is named`
      : `copy '${copy}' of '${named}'`,
    linked.plans.map(({ fact }) => describeObject(fact.object)),
  );
  return { itemKey: linked.item.key, planId: plan.id };
}
