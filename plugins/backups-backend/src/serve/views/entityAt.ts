import { VerdictAt, verdictAt } from 'backstage-plugin-backups-common';
import {
  EntityDocument,
  ItemDocument,
  PlanDocument,
} from '../../keep/documents';
import { SourceRecord, isCurrent } from '../../read/SourceRecord';
import { Statement } from '../../judge/statements/Statement';
import { headline } from '../../say/headline';
import { statementsAt } from './statementsAt';
import { Losses, itemLosses, worstLosses } from './losses';
import { PlanAt, planAt } from '../../keep/planAt';

/** An item with what is known of its copies at an instant. */
export interface ItemWithPlans {
  item: ItemDocument;
  plans: PlanAt[];
  losses: Losses;
}

/** An entity at an instant, as page and lists tell it. */
export interface EntityAt {
  at: VerdictAt;
  /** Its sources, as far as they are known. */
  sources: SourceRecord[];
  items: ItemWithPlans[];
  /** Items that are not exempt. */
  counting: ItemWithPlans[];
  losses: Losses;
  /** What is wrong with it, worst first. */
  statements: Statement[];
  /** The verdict in one sentence. */
  sentence: string;
}

function isExempt(item: ItemDocument, now: number): boolean {
  return (
    item.exemption !== undefined && now < (item.exemption.until ?? Infinity)
  );
}

/** A mirror is as old for an item as the point of that item it holds. */
function asReplica(plan: PlanDocument, item: ItemDocument): PlanDocument {
  const replica = item.replicas?.find(({ planId }) => planId === plan.id);
  return replica
    ? {
        ...plan,
        memory: { ...plan.memory, lastSuccess: replica.lastSuccess },
        counted: replica.counted,
      }
    : plan;
}

const NOT_KNOWN: Losses = {
  volume: { kind: 'not-known' },
  site: { kind: 'not-known' },
};

/**
 * Reads an entity's thresholds at an instant. It judges nothing.
 *
 * @param options - `plans`: its own are among them; `sources`: by id; `now`:
 * epoch seconds
 */
export function entityAt(options: {
  entity: EntityDocument;
  plans: readonly PlanDocument[];
  sources: ReadonlyMap<string, SourceRecord>;
  now: number;
}): EntityAt {
  const { entity, now } = options;
  const sources = entity.sourceIds.flatMap(id => options.sources.get(id) ?? []);
  const currentUntil = Math.min(
    ...sources.map(source => source.currentUntil),
    ...(sources.length < entity.sourceIds.length ? [0] : []),
  );
  const at = verdictAt(entity.thresholds, now, currentUntil);
  const planOf = new Map(options.plans.map(plan => [plan.id, plan]));

  const items = entity.items.map((item): ItemWithPlans => {
    const plans = item.planIds
      .flatMap(id => planOf.get(id) ?? [])
      .map(plan =>
        planAt(asReplica(plan, item), now, options.sources.get(plan.sourceId)),
      );
    return { item, plans, losses: itemLosses(item, plans, now) };
  });
  const counting = items.filter(({ item }) => !isExempt(item, now));
  const statements = statementsAt(entity, counting, at.judgedAt);
  const known = [
    ...counting.map(item => item.losses),
    // Where something may be that was not found, nobody loses "nothing".
    ...(at.verdict === 'cannot-tell' && items.length === 0 ? [NOT_KNOWN] : []),
    ...(entity.suspected ? [NOT_KNOWN] : []),
  ];
  const losses = worstLosses(known, items.length > counting.length);
  return {
    at,
    sources,
    items,
    counting,
    losses,
    statements,
    sentence: headline({
      entity,
      at,
      items: at.verdict === 'exempt' ? items : counting,
      losses,
      statements,
      silent: sources.filter(source => !isCurrent(source, now)),
      now,
    }),
  };
}
