import {
  ALWAYS,
  NEVER,
  PlanState,
  Severity,
} from 'backstage-plugin-backups-common';
import { EntityItem, JudgedEntity } from '../judgeEntity';
import { JudgedPlan } from '../JudgedPlan';
import { Cause } from './findCauses';

/** States of a plan that somebody has to do something about. */
export type ConcerningState = Extract<
  PlanState,
  | 'gone'
  | 'suspended'
  | 'failing'
  | 'stuck'
  | 'hollow'
  | 'never-ran'
  | 'overdue'
>;

/** What kind of thing is wrong. */
export type ConcernKind =
  | {
      type: 'state';
      state: ConcerningState;
      place: string;
      planId: string;
      /** What it has in common with others. */
      shared?: CauseOfPlan;
    }
  | { type: 'finding'; severity: Exclude<Severity, 'advice'>; title: string }
  | { type: 'unprotected' }
  | { type: 'past-rpo' }
  | { type: 'unknown'; because: string };

/** A cause, as far as one of its members tells of it. */
export type CauseOfPlan = Pick<Cause, 'key' | 'kind' | 'subject' | 'since'>;

/** Something that is wrong with an entity, or will be when nothing happens. */
export interface Concern {
  /** Equal for what has one cause: of a copy, the key of the {@link Cause} it is a part of. */
  cause: string;
  /** Epoch seconds: from here it stands. */
  from: number;
  kind: ConcernKind;
  /** Name of the item it is about; absent: the entity as a whole. */
  item?: string;
  /** What to do about it. */
  fix?: string;
  /** Resources that stand for the item: to their owners it is told, not to each of its apps. */
  holders?: readonly string[];
}

function planConcerns(plan: JudgedPlan): [ConcerningState, number][] {
  const { thresholds, memory } = plan;
  switch (thresholds.fixed) {
    case 'failing':
    case 'hollow':
      return [[thresholds.fixed, ALWAYS]];
    case 'gone':
      return memory.lastSuccess && !memory.replaced ? [['gone', ALWAYS]] : [];
    case 'suspended':
      return plan.switchedOff ? [] : [['suspended', ALWAYS]];
    case undefined:
      return [
        ['stuck', thresholds.stuckAt],
        [thresholds.succeeded ? 'overdue' : 'never-ran', thresholds.overdueAt],
      ];
    default: {
      const unplaced: never = thresholds.fixed;
      throw new Error(`State without a concern: ${unplaced}`);
    }
  }
}

function itemConcerns(
  entityItem: EntityItem,
  causeOf: (planId: string) => CauseOfPlan | undefined,
): Concern[] {
  const { judged, findings, exemption, conflictsWith } = entityItem;
  const item = judged.item.name;
  const { key } = judged.item;
  const until = exemption ? exemption.until ?? NEVER : ALWAYS;
  const concerns: Concern[] = [];
  for (const plan of judged.plans) {
    const shared = causeOf(plan.id);
    for (const [state, from] of planConcerns(plan)) {
      concerns.push({
        // What began alone has a cause of its own.
        cause: shared?.key ?? `plan/${plan.id}`,
        from,
        kind: {
          type: 'state',
          state,
          place: plan.joined.fact.destination.label,
          planId: plan.id,
          shared,
        },
        item,
      });
    }
  }
  for (const { finding } of findings) {
    if (finding.severity === 'advice') continue;
    concerns.push({
      cause: `finding/${finding.causeKey}`,
      from: finding.standsFrom ?? ALWAYS,
      kind: {
        type: 'finding',
        severity: finding.severity,
        title: finding.title,
      },
      item,
      fix: finding.fix,
    });
  }
  if (judged.unprotected) {
    concerns.push({
      cause: `unprotected/${key}`,
      from: ALWAYS,
      kind: { type: 'unprotected' },
      item,
    });
  } else {
    concerns.push({
      cause: `past-rpo/${key}`,
      from: judged.atRiskAt,
      kind: { type: 'past-rpo' },
      item,
    });
  }
  if (conflictsWith.length > 0 || judged.unknownAt < NEVER) {
    concerns.push({
      cause: `unknown/${key}`,
      from: conflictsWith.length > 0 ? ALWAYS : judged.unknownAt,
      kind: {
        type: 'unknown',
        because:
          conflictsWith.length > 0
            ? `claimed by ${conflictsWith.join(', ')} as well`
            : judged.unknownBecause ?? 'not everything could be read',
      },
      item,
    });
  }
  const holders =
    entityItem.holders.length > 0 ? entityItem.holders : undefined;
  return concerns
    .map(concern => ({
      ...concern,
      from: Math.max(concern.from, until),
      ...(holders && { holders }),
    }))
    .filter(concern => concern.from < NEVER);
}

/**
 * Lists what is wrong with an entity, and what will be when nothing happens,
 * each with the instant from which it stands.
 *
 * @param causeOf - what a plan's trouble has in common with others, see `findCauses`
 */
export function concernsOf(
  entity: JudgedEntity,
  causeOf: (planId: string) => CauseOfPlan | undefined,
): Concern[] {
  return [
    ...entity.items.flatMap(item => itemConcerns(item, causeOf)),
    ...entity.findings.flatMap((finding): Concern[] =>
      finding.severity === 'advice'
        ? []
        : [
            {
              cause: `finding/${finding.causeKey}`,
              from: finding.standsFrom ?? ALWAYS,
              kind: {
                type: 'finding',
                severity: finding.severity,
                title: finding.title,
              },
              fix: finding.fix,
            },
          ],
    ),
    ...entity.missingDestinations.map(
      (label): Concern => ({
        cause: `missing/${label}`,
        from: ALWAYS,
        kind: {
          type: 'finding',
          severity: 'erodes',
          title: `A copy on ${label} is expected, and there is none.`,
        },
      }),
    ),
    ...entity.unclassifiedMounts.map(
      (mount): Concern => ({
        cause: `unclassified/${entity.ref}`,
        from: ALWAYS,
        kind: {
          type: 'unknown',
          because: `it mounts something that is not understood: ${mount}`,
        },
      }),
    ),
  ];
}
