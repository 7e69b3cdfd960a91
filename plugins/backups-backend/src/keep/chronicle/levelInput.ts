import { latestInstant } from 'backstage-plugin-backups-node';
import { NEVER } from 'backstage-plugin-backups-common';
import { foundFacts, isWorded } from '../../judge/findings/JudgedFinding';
import {
  ErodingFinding,
  LevelCopy,
  LevelInput,
  LevelItem,
  LevelRules,
  WatchedTime,
} from '../../judge/level/LevelInput';
import { sumOfTerms } from '../../judge/grace';
import { dataTime } from '../../judge/memory/dataTime';
import { EntityDocument, ItemDocument, PlanDocument } from '../documents';
import { VerdictNow } from './verdictNow';

function copyOf(
  plan: PlanDocument,
  lockedSeconds: number | undefined,
): LevelCopy {
  const { fact, memory, counted, proof } = plan;
  return {
    label: fact.destination.label,
    counted: counted.counted,
    doubtful: !counted.counted && counted.certainty === 'not-known',
    offSite: fact.destination.offSite,
    failureDomain: fact.destination.failureDomain,
    dataTime: dataTime(memory),
    periodSeconds: plan.periodSeconds,
    graceSeconds: sumOfTerms(plan.grace),
    seen: proof?.kind === 'seen',
    listedPointAt:
      proof?.kind === 'open'
        ? proof.listing.summary?.newestGood?.startedAt
        : undefined,
    lockedSeconds,
    restorable: fact.restore !== undefined,
  };
}

/** Items that count at an instant. */
export function countingItems(
  entity: EntityDocument,
  now: number,
): ItemDocument[] {
  return entity.items.filter(
    ({ exemption }) => !exemption || now >= (exemption.until ?? NEVER),
  );
}

/** When an item last came back: in a drill, or in a restore that the operator tries by itself. */
function provenAt(
  { key, planIds }: ItemDocument,
  plans: ReadonlyMap<string, PlanDocument>,
  drills: ReadonlyMap<string, number>,
): number | undefined {
  return latestInstant([
    drills.get(key),
    ...planIds.map(id => plans.get(id)?.fact.restoreTestedAt),
  ]);
}

function erodingOf(entity: EntityDocument, now: number): ErodingFinding[] {
  return [
    ...countingItems(entity, now).flatMap(item =>
      item.findings.map(({ finding }) => finding),
    ),
    ...entity.findings,
  ]
    .filter(
      ({ severity, standsFrom = 0 }) =>
        severity === 'erodes' && standsFrom <= now,
    )
    .map(finding =>
      isWorded(finding) ? { title: finding.title } : foundFacts(finding),
    );
}

/** Whether it is at risk; absent: it cannot be told. */
function isAtRisk({ verdict }: VerdictNow): boolean | undefined {
  return verdict === 'cannot-tell' ? undefined : verdict === 'at-risk';
}

/** @returns what the level of an entity is judged from */
export function levelInput(options: {
  entity: EntityDocument;
  plans: ReadonlyMap<string, PlanDocument>;
  at: VerdictNow;
  watched: WatchedTime | undefined;
  /** When items were last proven to come back, by their keys. */
  drills: ReadonlyMap<string, number>;
  /** For how long repositories lock what a plan writes, by its id. Seconds. */
  locks: ReadonlyMap<string, number>;
  rules: LevelRules;
}): LevelInput {
  const { entity, plans, at, drills, locks } = options;
  return {
    now: at.clock,
    items: countingItems(entity, at.clock).map(
      (item): LevelItem => ({
        key: item.key,
        name: item.name,
        copies: item.planIds.flatMap(id => {
          const plan = plans.get(id);
          return plan ? copyOf(plan, locks.get(id)) : [];
        }),
        rpoSeconds: item.rpo.seconds,
        drilledAt: provenAt(item, plans, drills),
      }),
    ),
    atRisk: isAtRisk(at),
    watched: options.watched ?? { observed: 0, atRisk: 0, unknown: 0 },
    eroding: erodingOf(entity, at.judgedAt),
    offsiteRpoSeconds: entity.offsiteRpoSeconds,
    rules: options.rules,
  };
}
