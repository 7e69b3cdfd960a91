import { Member, newestOf } from '../../judge/foresight/commonPoint';
import { NewestCopy } from '../../judge/foresight/deletion';
import { ItemDocument } from '../../keep/documents';
import { SourceRecord, isCurrent } from '../../read/SourceRecord';
import { RestoreSituation } from '../restore/RestoreSituations';
import { EntityAt, entityAt } from '../views/entityAt';
import { isExempt, membersOf } from './membersOf';

/** What is known of an app, for all answers about what is ahead. */
export interface KnownApp {
  /** Epoch seconds. */
  now: number;
  situation: RestoreSituation;
  sources: readonly SourceRecord[];
  /** Those that are not exempt. */
  items: ItemDocument[];
  members: Member[];
  /** What may stand in the way of a copy, by its plan. */
  doubts: ReadonlyMap<string, string>;
  /** Absent: nothing is linked to it. */
  at?: EntityAt;
}

/** @returns what is known of an app; it reads nothing */
export function knownApp(
  situation: RestoreSituation,
  sources: readonly SourceRecord[],
): KnownApp {
  const { entity, now } = situation;
  return {
    now,
    situation,
    sources,
    items: (entity?.items ?? []).filter(item => !isExempt(item, now)),
    ...membersOf(situation),
    at:
      entity &&
      entityAt({
        entity,
        plans: situation.items.flatMap(({ plans }) => plans),
        sources: new Map(sources.map(source => [source.id, source])),
        now,
      }),
  };
}

/** @returns the newest that an item goes back to, and where that lies */
export function newestCopyOf(
  { members, situation, now }: KnownApp,
  key: string,
): (NewestCopy & { planId: string }) | undefined {
  const member = members.find(one => one.key === key);
  const newest = member && newestOf(member, now);
  if (!newest) return undefined;
  const plan = situation.items
    .flatMap(({ plans }) => plans)
    .find(({ id }) => id === newest.planId);
  return {
    planId: newest.planId,
    at: newest.at,
    destination: newest.destination,
    repository: plan?.fact.writes?.repository,
  };
}

/**
 * @param ofRefill - the source that tells what fills it
 * @returns a source without which nothing is said of an item, and that is not
 * current, in words
 */
export function silentSource(
  { situation, sources, now }: KnownApp,
  cluster: string,
  ofRefill: string | undefined,
): string | undefined {
  const needed = sources.filter(
    source =>
      source.id === ofRefill ||
      (situation.sourceIds.includes(source.id) &&
        !source.remote &&
        source.cluster === cluster),
  );
  const silent = needed.find(source => !isCurrent(source, now));
  return silent && `${silent.cluster} (${silent.title})`;
}
