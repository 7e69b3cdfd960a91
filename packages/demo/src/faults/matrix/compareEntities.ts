import { EntityBackups, VERDICTS } from 'backstage-plugin-backups-common';
import type { ItemView, Verdict } from 'backstage-plugin-backups-common';
import type { Deviation } from './Deviation';

/** Later in the list is safer. */
function safety(verdict: Verdict | undefined): number {
  return verdict === undefined ? Infinity : VERDICTS.indexOf(verdict);
}

function inWords({ verdict, lastKnownVerdict }: EntityBackups): string {
  const words = verdict ?? 'not linked';
  return lastKnownVerdict ? `${words} (${lastKnownVerdict})` : words;
}

/** What would be lost, of an item or of an entity. */
type Losses = EntityBackups['loss'];

/**
 * While a cluster cannot be read, "everything is lost" may be left unsaid: a loss
 * that is not known says less, and nothing that is wrong. Never the other way.
 */
function sayingLess(shown: Losses, expected: Losses): Losses {
  const either = (name: keyof Losses) =>
    shown[name].kind === 'not-known' && expected[name].kind === 'everything'
      ? expected[name]
      : shown[name];
  return { ...shown, volume: either('volume'), site: either('site') };
}

/** What an item itself says, without its plans. */
function itemWords({ plans, ...item }: ItemView, expected: ItemView): string {
  return JSON.stringify({
    ...item,
    loss: sayingLess(item.loss, expected.loss),
  });
}

/** What an entity says about itself, without how reading goes. */
function entityWords(
  { items, sources, ...entity }: EntityBackups,
  expected: EntityBackups,
): string {
  return JSON.stringify({
    ...entity,
    loss: entity.loss && sayingLess(entity.loss, expected.loss),
  });
}

/** @returns what an entity shows that it must not; its plans are compared elsewhere */
export function compareEntities(options: {
  shown: EntityBackups;
  expected: EntityBackups;
  /** The same entity when the fault began. */
  before: EntityBackups;
  minute: number;
  /** Not only verdicts have to agree, but every word. */
  exactly: boolean;
}): Deviation[] {
  const { shown, expected, minute, exactly } = options;
  const column = options.before.verdict ?? expected.verdict;
  if (column === undefined) return [];
  const tell = (
    measure: Deviation['measure'],
    detail: string,
    about = '',
  ): Deviation => ({
    measure,
    column,
    subject: `${expected.entityRef}${about}`,
    minute,
    detail,
  });
  if (!shown.linked) return [tell('lost knowledge', 'it is not linked')];

  const deviations: Deviation[] = [];
  const verdicts = `${inWords(shown)}, not ${inWords(expected)}`;
  if (
    safety(shown.verdict) > safety(expected.verdict) ||
    safety(shown.lastKnownVerdict) > safety(expected.lastKnownVerdict)
  ) {
    deviations.push(tell('false protected', verdicts));
  } else if (shown.verdict === 'at-risk' && expected.verdict !== 'at-risk') {
    deviations.push(tell('false alarm', verdicts));
  } else if (inWords(shown) !== inWords(expected)) {
    deviations.push(tell('lost knowledge', verdicts));
  } else if (
    exactly &&
    entityWords(shown, expected) !== entityWords(expected, expected)
  ) {
    deviations.push(tell('lost knowledge', 'something it said is different'));
  }

  const shownItems = new Map(shown.items.map(item => [item.key, item]));
  for (const item of expected.items) {
    const about = ` ${item.key}`;
    const known = shownItems.get(item.key);
    if (!known) {
      deviations.push(tell('lost knowledge', 'the item is not there', about));
    } else if (known.unprotected && !item.unprotected) {
      deviations.push(tell('false alarm', 'called unprotected', about));
    } else if (exactly && itemWords(known, item) !== itemWords(item, item)) {
      deviations.push(tell('lost knowledge', 'it says other things', about));
    }
  }
  return deviations;
}
